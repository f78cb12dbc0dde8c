"""Buttons of the list of people, requests, invites, joining, and one's own data."""

from bot.membership.domain import EnrolmentId, InviteId, OrganizationId, PersonId
from bot.people.domain import MergeId, RosterId
from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton


class OpenChange(EnrolmentButton, prefix="zh"):
    """What may be changed of somebody."""


class AskFind(CohortButton, prefix="dv"):
    """Ask for the name of somebody on the list."""


class AskInvite(CohortButton, prefix="di"):
    """Choose how people come in."""


class InviteAll(CohortButton, prefix="da"):
    """One link for so many people."""

    people: int


class InviteByList(CohortButton, prefix="dl"):
    """A link for each of a list."""


class CloseLink(Button, prefix="dx"):
    """Close this link."""

    invite: InviteId


class ShowQr(Button, prefix="dq"):
    """Show the link as a picture; the button carries the token, because it is not stored."""

    token: str


class ListRequests(CohortButton, prefix="dr"):
    """List people who ask to come in."""


class OpenJoinRequest(EnrolmentButton, prefix="do"):
    """One request, with a page of organizations."""

    page: int


class LetIn(EnrolmentButton, prefix="dy"):
    """Let somebody in for an organization."""

    organization: OrganizationId


class NameOrganization(EnrolmentButton, prefix="dn"):
    """An organization that is not on the list yet."""


class NotOneOfUs(EnrolmentButton, prefix="df"):
    """Refuse a request."""


class TakeBackDecision(EnrolmentButton, prefix="du"):
    """Undo that somebody was let in, came in, or was refused."""


class ListNotIn(CohortButton, prefix="dz"):
    """A page of people who are on the list and not in yet."""

    page: int


class ListIn(CohortButton, prefix="dj"):
    """A page of people who are in."""

    page: int


class OpenPerson(EnrolmentButton, prefix="dm"):
    """One person of the list."""


class MakePersonalLink(EnrolmentButton, prefix="dg"):
    """A link for this person."""


class Rename(EnrolmentButton, prefix="de"):
    """Correct a name."""


class UseWords(EnrolmentButton, prefix="zy"):
    """Put the words above on the list: as the name (n) or the organization (o)."""

    what: str


class SameAsListed(EnrolmentButton, prefix="x1"):
    """Somebody who asks to come in is this person of the list."""

    other: EnrolmentId


class NotOnList(EnrolmentButton, prefix="x2"):
    """Somebody who asks to come in is nobody of the list with a name like theirs."""


class AskMerge(EnrolmentButton, prefix="x3"):
    """Ask who else on the list is the same person."""


class CheckMerge(EnrolmentButton, prefix="x4"):
    """What merging these two would do."""

    other: EnrolmentId


class MergeNow(EnrolmentButton, prefix="x5"):
    """Merge these two."""

    other: EnrolmentId


class UndoMerge(Button, prefix="x6"):
    """Undo a merge."""

    merge: MergeId


class OpenOrganizations(CohortButton, prefix="x7"):
    """A page of the organizations of the list."""

    page: int


class OrganizationButton(CohortButton):
    """A button about an organization."""

    organization: OrganizationId


class OpenOrganization(OrganizationButton, prefix="x8"):
    """One organization."""


class AskRenameOrganization(OrganizationButton, prefix="x9"):
    """Ask for its other name."""


class ChooseOrganization(OrganizationButton, prefix="x0"):
    """A page of others that it may be."""

    page: int


class CheckOrganizations(OrganizationButton, prefix="xh"):
    """What merging two organizations would do."""

    into: OrganizationId


class MergeOrganizations(OrganizationButton, prefix="xi"):
    """Merge two organizations."""

    into: OrganizationId


class RenameCohort(CohortButton, prefix="xj"):
    """Ask for another title of the course."""


class TakeOffList(EnrolmentButton, prefix="dt"):
    """Delete somebody from the list who never came in."""


class MakeLinks(CohortButton, prefix="zd"):
    """Make a sheet with a new link for everybody who is not in yet."""


class PrintCards(CohortButton, prefix="ze"):
    """Make cards to print from the sheet above this button."""


class SendTemplate(CohortButton, prefix="za"):
    """An empty list to fill in."""


class RosterButton(Button):
    """A button about a list that was read."""

    roster: RosterId


class TakeRoster(RosterButton, prefix="zb"):
    """Import these people."""


class TakeRosterApart(RosterButton, prefix="z9"):
    """Import these people; those who share only a name with somebody are others."""


class DropRoster(RosterButton, prefix="zc"):
    """Import nothing of it."""


class ReadConsent(Button, prefix="jl"):
    """A language was chosen: show the consent text in it."""

    token: str
    language: str


class Agree(Button, prefix="ja"):
    """I agree to wording `version`."""

    token: str
    language: str
    version: int


class DeclineInvitation(Button, prefix="jn"):
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


class ReadMyData(Button, prefix="mr"):
    """What is stored about me, as a page to read."""


class AskLeave(Button, prefix="ml"):
    """Leave the course?"""


class Leave(EnrolmentButton, prefix="mx"):
    """Leave the course."""


class ComeBack(EnrolmentButton, prefix="mb"):
    """Ask the coordinators to be let in again, after leaving."""


class AskErase(Button, prefix="me"):
    """Delete everything? The first step."""


class AskEraseAgain(Button, prefix="ma"):
    """Delete everything? The second step."""


class Erase(Button, prefix="mz"):
    """Delete everything now; only the person who was asked may do so."""

    person: PersonId


class AskSex(Button, prefix="xk"):
    """The question whether somebody is a woman or a man."""


class TellSex(Button, prefix="xl"):
    """An answer to it."""

    answer: str


class HideAll(Button, prefix="so"):
    """Hide all now."""
