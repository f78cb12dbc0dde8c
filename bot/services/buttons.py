"""Buttons of services: the directory, what is wrong with one, proposals, the coordinators' list."""

from bot.services.proposals.domain import ProposalId
from bot.telegram.kit.button import Button, CohortButton

# ---- the directory --------------------------------------------------------------------


class OpenDirectory(Button, prefix="ba"):
    """Look up services: what is needed?"""


class OpenNeed(Button, prefix="bb"):
    """Where is it needed?"""

    need: str


class FindServices(Button, prefix="bc"):
    """The services for a need in a province ("": of the whole country)."""

    need: str
    province: str
    page: int


class OpenListed(Button, prefix="bd"):
    """A service of such a list, to whose `page` one goes back."""

    service: str
    need: str
    province: str
    page: int = 0


class AskListedFault(Button, prefix="be"):
    """Something is not right any more about it."""

    service: str
    need: str
    province: str
    page: int = 0


class FlagListed(Button, prefix="bi"):
    """What is not right any more about it."""

    service: str
    fault: str
    need: str
    province: str
    page: int = 0


class AskNumberFault(Button, prefix="b1"):
    """Something is not right any more about a number for emergencies."""

    service: str


class FlagNumber(Button, prefix="b2"):
    """What is not right any more about it."""

    service: str
    fault: str


# ---- what leaders say -----------------------------------------------------------------


class OpenFound(Button, prefix="bv"):
    """A service that a search found."""

    service: str


class AskFault(Button, prefix="bw"):
    """Something is not right any more about a service."""

    service: str


class FlagService(Button, prefix="bg"):
    """What is not right any more about it."""

    service: str
    fault: str


# ---- proposals ------------------------------------------------------------------------


class Propose(Button, prefix="bk"):
    """I know a service that is not in the list."""


class ProposeFor(CohortButton, prefix="bl"):
    """A coordinator knows a service that is not in the list."""


class ChooseProposalAnswer(Button, prefix="bm"):
    """An answer about a proposed service."""

    proposal: ProposalId
    what: str
    choice: str


class AskWhat(Button, prefix="bn"):
    """Answer something about it again."""

    proposal: ProposalId
    what: str


class OpenProposal(Button, prefix="bp"):
    """All that is answered so far."""

    proposal: ProposalId


class ChangeProposal(Button, prefix="bx"):
    """Which answer do I want to change?"""

    proposal: ProposalId


class SendProposal(Button, prefix="bq"):
    """Send it to the coordinators; `anyway` (1): though something like it is there."""

    proposal: ProposalId
    anyway: int


class DropProposal(Button, prefix="br"):
    """Delete it before it is sent."""

    proposal: ProposalId


class OpenMyProposals(Button, prefix="bs"):
    """What I proposed, and what became of it."""


# ---- the coordinators' list -----------------------------------------------------------


class OpenServices(CohortButton, prefix="yi"):
    """The services, those for emergencies (1) or the others (0), from the `page`th page."""

    emergency: int
    page: int


class OpenService(CohortButton, prefix="yj"):
    """One service, confirmed or not."""

    service: str


class AskConfirm(CohortButton, prefix="yk"):
    """I have tried a service."""

    service: str


class ConfirmService(CohortButton, prefix="yl"):
    """I have tried it, and it is as I was shown."""

    service: str
    wording: str


class WithdrawService(CohortButton, prefix="ym"):
    """A service will not be shown any more."""

    service: str


class OpenWaitingServices(CohortButton, prefix="bt"):
    """The services that wait for a coordinator, from the `page`th page."""

    page: int


class AskDecline(CohortButton, prefix="by"):
    """Do not keep a proposed service: why?"""

    service: str


class DeclineProposal(CohortButton, prefix="bz"):
    """The reason why."""

    service: str
    reason: str
