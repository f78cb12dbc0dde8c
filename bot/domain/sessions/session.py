"""A live meeting of a cohort, and what people say about it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.domain.people.person import CohortId
from bot.domain.refusals import Refusal

SessionId = NewType("SessionId", int)
ROOM_OPENS = timedelta(minutes=30)
"""So long before a meeting its link is offered first."""


class SessionBegan(Refusal):
    """This meeting has begun or is over."""


class Answer(StrEnum):
    """Will you be there?"""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Reason(StrEnum):
    """Why somebody cannot come, if they say so."""

    FIELD = "field"
    MEETING = "meeting"
    HEALTH = "health"
    LINE = "line"
    UNSAID = "unsaid"


class Attendance(StrEnum):
    """Whether somebody was there."""

    THERE = "there"
    EXCUSED = "excused"
    MISSED = "missed"


class Trouble(StrEnum):
    """Why somebody cannot connect."""

    SOUND = "sound"
    LINK = "link"
    LINE = "line"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where a meeting is held: the link, and what one types or dials without it."""

    link: str | None = None
    number: str | None = None
    passcode: str | None = None
    telephone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One meeting. `local_start` is wall time in `zone`; `starts_at` is its instant.

    `revision` rises with every move and cancellation; what was said about an older one has
    lapsed. `told_at` is when people were last told of it by name, `moved_from` when it was to
    be before it was moved. `unit` is None for a meeting that is about no part of the course;
    `title` is empty unless one was given.
    """

    id: SessionId
    cohort_id: CohortId
    unit: str | None
    title: str
    local_start: datetime
    zone: str
    starts_at: datetime
    length: timedelta
    room: Room
    picture: str | None
    recording: str | None
    calendar_uid: str
    cancelled: bool
    revision: int
    told_at: datetime | None
    changed_at: datetime
    moved_from: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + self.length

    def has_begun(self, *, now: datetime) -> bool:
        """Whether it runs or is over."""
        return self.starts_at <= now

    def is_over(self, *, now: datetime) -> bool:
        """Whether it is over."""
        return self.ends_at <= now

    def room_is_open(self, *, now: datetime) -> bool:
        """Whether people come in now: from 30 minutes before the start until the end."""
        return not self.cancelled and self.starts_at - ROOM_OPENS <= now < self.ends_at

    def moved(self, local_start: datetime, starts_at: datetime, *, now: datetime) -> "Session":
        """Return the meeting at another time; whoever answered must answer again."""
        return replace(
            self,
            local_start=local_start,
            starts_at=starts_at,
            moved_from=self.starts_at,
            revision=self.revision + 1,
            changed_at=now,
        )


def require_ahead(session: Session, *, now: datetime) -> None:
    """Let pass what has not begun; raise `SessionBegan` for the rest."""
    if session.cancelled or session.has_begun(now=now):
        raise SessionBegan
