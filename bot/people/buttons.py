"""Coordinators use these buttons on the list of people, on requests and on invites."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenChange(Button, prefix="zh"):
    """What may be changed of somebody."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskFind(Button, prefix="dv"):
    """Who on the list of a cohort?"""

    cohort: int


@dataclass(frozen=True, slots=True)
class AskInvite(Button, prefix="di"):
    """How shall people come in?"""

    cohort: int


@dataclass(frozen=True, slots=True)
class InviteAll(Button, prefix="da"):
    """One link for so many people."""

    cohort: int
    people: int


@dataclass(frozen=True, slots=True)
class InviteByList(Button, prefix="dl"):
    """A link for each of a list."""

    cohort: int


@dataclass(frozen=True, slots=True)
class CloseLink(Button, prefix="dx"):
    """Let this link open nothing any more."""

    invite: int


@dataclass(frozen=True, slots=True)
class ShowQr(Button, prefix="dq"):
    """The link as a picture; the token rides along, because it is kept nowhere."""

    token: str


@dataclass(frozen=True, slots=True)
class ListRequests(Button, prefix="dr"):
    """Who asks to come in?"""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenRequest(Button, prefix="do"):
    """One request, with a page of organizations."""

    enrolment: int
    page: int


@dataclass(frozen=True, slots=True)
class LetIn(Button, prefix="dy"):
    """Let somebody in for an organization."""

    enrolment: int
    organization: int


@dataclass(frozen=True, slots=True)
class NameOrganization(Button, prefix="dn"):
    """An organization that is not on the list yet."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NotOneOfUs(Button, prefix="df"):
    """Refuse a request."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class TakeBack(Button, prefix="du"):
    """Undo that somebody was let in, came in, or was refused."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class ListNotIn(Button, prefix="dz"):
    """A page of those who are on the list and not in yet."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class ListIn(Button, prefix="dj"):
    """A page of those who are in."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenPerson(Button, prefix="dm"):
    """One person of the list."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class MakePersonalLink(Button, prefix="dg"):
    """A link for this person."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class Rename(Button, prefix="de"):
    """Put a name right."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class TakeOffList(Button, prefix="dt"):
    """Take somebody off the list who never came in."""

    enrolment: int
