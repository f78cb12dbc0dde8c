"""Buttons of the list of people, requests, invites, joining, and one's own data."""

from bot.membership.domain import CohortId, EnrolmentId, InviteId, OrganizationId, PersonId
from bot.people.roster.domain import RosterId
from bot.telegram.kit.button import Button


class OpenChange(Button, prefix="zh"):
    """What may be changed of somebody."""

    enrolment: EnrolmentId


class AskFind(Button, prefix="dv"):
    """Ask for the name of somebody on the list."""

    cohort: CohortId


class AskInvite(Button, prefix="di"):
    """Choose how people come in."""

    cohort: CohortId


class InviteAll(Button, prefix="da"):
    """One link for so many people."""

    cohort: CohortId
    people: int


class InviteByList(Button, prefix="dl"):
    """A link for each of a list."""

    cohort: CohortId


class CloseLink(Button, prefix="dx"):
    """Close this link."""

    invite: InviteId


class ShowQr(Button, prefix="dq"):
    """Show the link as a picture; the button carries the token, because it is not stored."""

    token: str


class ListRequests(Button, prefix="dr"):
    """List people who ask to come in."""

    cohort: CohortId


class OpenRequest(Button, prefix="do"):
    """One request, with a page of organizations."""

    enrolment: EnrolmentId
    page: int


class LetIn(Button, prefix="dy"):
    """Let somebody in for an organization."""

    enrolment: EnrolmentId
    organization: OrganizationId


class NameOrganization(Button, prefix="dn"):
    """An organization that is not on the list yet."""

    enrolment: EnrolmentId


class NotOneOfUs(Button, prefix="df"):
    """Refuse a request."""

    enrolment: EnrolmentId


class TakeBack(Button, prefix="du"):
    """Undo that somebody was let in, came in, or was refused."""

    enrolment: EnrolmentId


class ListNotIn(Button, prefix="dz"):
    """A page of people who are on the list and not in yet."""

    cohort: CohortId
    page: int


class ListIn(Button, prefix="dj"):
    """A page of people who are in."""

    cohort: CohortId
    page: int


class OpenPerson(Button, prefix="dm"):
    """One person of the list."""

    enrolment: EnrolmentId


class MakePersonalLink(Button, prefix="dg"):
    """A link for this person."""

    enrolment: EnrolmentId


class Rename(Button, prefix="de"):
    """Correct a name."""

    enrolment: EnrolmentId


class TakeOffList(Button, prefix="dt"):
    """Delete somebody from the list who never came in."""

    enrolment: EnrolmentId


class MakeLinks(Button, prefix="zd"):
    """Make a sheet with a new link for everybody who is not in yet."""

    cohort: CohortId


class PrintCards(Button, prefix="ze"):
    """Make cards to print from the sheet above this button."""

    cohort: CohortId


class SendTemplate(Button, prefix="za"):
    """An empty list to fill in."""

    cohort: CohortId


class TakeRoster(Button, prefix="zb"):
    """Import these people."""

    roster: RosterId


class DropRoster(Button, prefix="zc"):
    """Import nothing of it."""

    roster: RosterId


class ReadConsent(Button, prefix="jl"):
    """A language was chosen: show the consent text in it."""

    token: str
    language: str


class Agree(Button, prefix="ja"):
    """I agree to wording `version`."""

    token: str
    language: str
    version: int


class Decline(Button, prefix="jn"):
    """No, thank you."""

    token: str
    language: str


class ThatIsMe(Button, prefix="jy"):
    """Yes, that is me."""

    token: str
    language: str
    version: int


class SomethingWrong(Button, prefix="jw"):
    """Something about me on the list is wrong."""

    token: str
    language: str
    version: int


class WrongOnList(Button, prefix="jx"):
    """It is me, but `what` is wrong: n(ame) or o(rganization)."""

    token: str
    language: str
    version: int
    what: str


class SomebodyElse(Button, prefix="js"):
    """I am somebody else."""

    token: str
    language: str


class UseTelegramName(Button, prefix="jt"):
    """Put me on the list under my name at Telegram."""

    invite: int


class TellTaken(Button, prefix="jc"):
    """Tell the coordinators that this account belongs to somebody already."""

    token: str


# ---- one's own data ---------------------------------------------------------------------


class OpenMyData(Button, prefix="md"):
    """What is stored about me?"""


class ShowMyData(Button, prefix="ms"):
    """Show all of it."""


class DownloadMyData(Button, prefix="mf"):
    """Give it to me as a file."""


class AskLeave(Button, prefix="ml"):
    """Leave the course?"""


class Leave(Button, prefix="mx"):
    """Leave the course."""

    enrolment: EnrolmentId


class AskErase(Button, prefix="me"):
    """Delete everything? The first step."""


class AskEraseAgain(Button, prefix="ma"):
    """Delete everything? The second step."""


class Erase(Button, prefix="mz"):
    """Delete everything now; only the person who was asked may do so."""

    person: PersonId
