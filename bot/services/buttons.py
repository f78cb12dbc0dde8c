"""Buttons of services: the directory, faults, proposals, the coordinators' list."""

from bot.services.proposals.domain import ProposalId
from bot.telegram.kit.button import Button, CohortButton

# ---- the directory --------------------------------------------------------------------


class OpenDirectory(Button, prefix="ba"):
    """Look up services: ask for the need first."""


class OpenNeed(Button, prefix="bb"):
    """Ask for the province in which a need is; `page` is one of the provinces, from 0."""

    need: str
    page: int = 0


class FindServices(Button, prefix="bc"):
    """Show the services for a need in a province ("": of the whole country)."""

    need: str
    province: str
    page: int


class OpenListed(Button, prefix="bd"):
    """Show a service of such a list; the way back leads to its `page`."""

    service: str
    need: str
    province: str
    page: int = 0


class AskListedFault(Button, prefix="be"):
    """Ask what is wrong with it."""

    service: str
    need: str
    province: str
    page: int = 0


class FlagListed(Button, prefix="bi"):
    """Report this fault of it."""

    service: str
    fault: str
    need: str
    province: str
    page: int = 0


class AskNumberFault(Button, prefix="b1"):
    """Ask what is wrong with a number for emergencies."""

    service: str


class FlagNumber(Button, prefix="b2"):
    """Report this fault of it."""

    service: str
    fault: str


# ---- what leaders say -----------------------------------------------------------------


class OpenFound(Button, prefix="bv"):
    """Show a service that a search found."""

    service: str


class AskFault(Button, prefix="bw"):
    """Ask what is wrong with it."""

    service: str


class FlagService(Button, prefix="bg"):
    """Report this fault of it."""

    service: str
    fault: str


# ---- proposals ------------------------------------------------------------------------


class Propose(Button, prefix="bk"):
    """Propose a service that is not in the list."""


class ProposeFor(CohortButton, prefix="bl"):
    """Propose a service that is not in the list, as a coordinator."""


class ChooseProposalAnswer(Button, prefix="bm"):
    """Choose an answer about a proposed service."""

    proposal: ProposalId
    what: str
    choice: str


class AskWhat(Button, prefix="bn"):
    """Ask one of the questions about it again; `page` is one of a long list, from 0."""

    proposal: ProposalId
    what: str
    page: int = 0


class OpenProposal(Button, prefix="bp"):
    """Show all answers so far."""

    proposal: ProposalId


class ChangeProposal(Button, prefix="bx"):
    """Ask which answer should be changed."""

    proposal: ProposalId


class SendProposal(Button, prefix="bq"):
    """Send it to the coordinators; `anyway` (1): although a similar one is there."""

    proposal: ProposalId
    anyway: int


class DropProposal(Button, prefix="br"):
    """Delete it before it is sent."""

    proposal: ProposalId


class OpenMyProposals(Button, prefix="bs"):
    """Show a page of my proposals and their states."""

    page: int = 0


# ---- the coordinators' list -----------------------------------------------------------


class OpenServices(CohortButton, prefix="yi"):
    """Show a page of the services, those for emergencies (1) or the others (0)."""

    emergency: int
    page: int


class OpenService(CohortButton, prefix="yj"):
    """Show one service, confirmed or not."""

    service: str


class AskConfirm(CohortButton, prefix="yk"):
    """Ask whether I have tried a service."""

    service: str


class ConfirmService(CohortButton, prefix="yl"):
    """Confirm that I have tried it, and that it is as I was shown."""

    service: str
    wording: str


class WithdrawService(CohortButton, prefix="ym"):
    """Hide a service from leaders."""

    service: str


class CorrectService(CohortButton, prefix="b0"):
    """Write what is right as the contact of a service."""

    service: str


class KeepCorrection(CohortButton, prefix="kj"):
    """Take the text that this message answers as the contact of a service, after the check."""

    service: str


class TakeCorrectionBack(CohortButton, prefix="b3"):
    """Show the contact of the files of the course again."""

    service: str


class OpenWaitingServices(CohortButton, prefix="bt"):
    """Show a page of the services that wait for a coordinator."""

    page: int


class AskDecline(CohortButton, prefix="by"):
    """Ask for the reason not to keep a proposed service."""

    service: str


class DeclineProposal(CohortButton, prefix="bz"):
    """Decline it for this reason."""

    service: str
    reason: str
