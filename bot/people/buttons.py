"""Coordinators use these buttons on the list of people, on requests and on invites."""

from bot.membership.domain import CohortId, EnrolmentId, InviteId, OrganizationId
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
