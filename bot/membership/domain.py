"""People, their roles, and their enrolments in cohorts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.refusals import NotJoined, require

PersonId = NewType("PersonId", int)
CohortId = NewType("CohortId", int)
EnrolmentId = NewType("EnrolmentId", int)
OrganizationId = NewType("OrganizationId", int)
ChatId = NewType("ChatId", int)


class Role(StrEnum):
    """What somebody may do beyond taking part."""

    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class Reach(StrEnum):
    """Whether Telegram lets the bot write to a chat."""

    OPEN = "open"
    BLOCKED = "blocked"
    GONE = "gone"
    LEFT = "left"


class UsedFeature(StrEnum):
    """A feature that stays off the desk until a cohort has used it once."""

    BUDDIES = "buddies"
    COMMUNITY_SESSIONS = "community_sessions"


class Membership(StrEnum):
    INVITED = "invited"
    WAITING = "waiting"
    ACTIVE = "active"
    FINISHED = "finished"
    LEFT = "left"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody known to the bot. Quiet hours are minutes after local midnight.

    `pin_closes_at`: private screens are open until this instant; None without a PIN.
    `consent_asked_at`: when a newer consent text was last shown. `phone_asked_at`: when they were
    asked whether others use the phone. On such a phone, what was shown since `screens_opened_at`
    closes at `screens_close_at`; both are None if nothing is open.
    """

    id: PersonId
    telegram_id: int | None
    name: str
    language: str
    zone: str
    quiet_from: int = 1200
    quiet_until: int = 420
    paused_until: datetime | None = None
    consent_version: int | None = None
    consented_at: datetime | None = None
    active_at: datetime | None = None
    shared_phone: bool = False
    pictures: bool = True
    pin_closes_at: datetime | None = None
    consent_asked_at: datetime | None = None
    phone_asked_at: datetime | None = None
    screens_opened_at: datetime | None = None
    screens_close_at: datetime | None = None

    def is_paused(self, now: datetime) -> bool:
        """Tell whether this person has paused all messages that they did not ask for."""
        return self.paused_until is not None and self.paused_until > now

    def needs_pin(self, now: datetime) -> bool:
        """Tell whether the PIN must be typed before private screens; False without a PIN."""
        return self.pin_closes_at is not None and self.pin_closes_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role somebody holds; `cohort_id` is None for an administrator."""

    role: Role
    cohort_id: CohortId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """One person's membership in one cohort."""

    id: EnrolmentId
    person_id: PersonId
    cohort_id: CohortId
    organization_id: OrganizationId | None
    state: Membership
    joined_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """A group taking one course together; `zone` is an IANA time zone.

    `trained_on` is the day on which its training ended, if a coordinator entered it. Questions are
    usually answered within `answer_days` working days.
    """

    id: CohortId
    course: str
    title: str
    zone: str
    group_chat_id: ChatId | None = None
    rungs: tuple[str, ...] = ("week", "evening", "start10", "closing")
    quiet_days: frozenset[str] = frozenset()
    closed_at: datetime | None = None
    trained_on: date | None = None
    answer_days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A stored private chat or group; `dialog` is the open question in it."""

    id: ChatId
    reach: Reach
    person_id: PersonId | None
    dialog: str | None
    screen_message_id: int | None = None


InviteId = NewType("InviteId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """What is known about the sender of an update; a stranger has no person.

    `enrolments` are the open ones (waiting or active), the one used last first.
    """

    person: Person | None = None
    enrolments: tuple[Enrolment, ...] = ()
    grants: tuple[Grant, ...] = ()

    @property
    def person_id(self) -> PersonId | None:
        return None if self.person is None else self.person.id

    def require_person(self) -> Person:
        """Return the person; raise `NotJoined` for a stranger."""
        return require(self.person, NotJoined)

    @property
    def enrolment(self) -> Enrolment | None:
        """The enrolment that Home shows: the active one used last."""
        return next((e for e in self.enrolments if e.state is Membership.ACTIVE), None)

    def require_enrolment(self) -> Enrolment:
        """Return the enrolment that Home shows; raise `NotJoined` if there is none."""
        return require(self.enrolment, NotJoined)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedElsewhere:
    """Somebody on the list of another cohort; `course` is the title of that cohort."""

    person_id: PersonId
    cohort_id: CohortId
    state: Membership
    name: str
    organization: str | None
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Somebody on the list of a cohort, as coordinators see them: without results.

    `shown` is the name in lists, with the organization if somebody else has the same name.
    `said_organization` is what somebody typed who asks to join; `organization` is what it matches.
    """

    enrolment: Enrolment
    name: str
    shown: str
    language: str
    telegram_id: int | None
    organization: str | None
    active_at: datetime | None
    chat_id: ChatId | None
    reached: bool
    invite_id: InviteId | None = None
    said_organization: str | None = None
