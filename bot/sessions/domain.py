"""A meeting, its series, and the wall time at which it starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from bot.catalog.course import Course, Unit
from bot.days import MINUTES_A_DAY
from bot.membership.domain import CohortId
from bot.refusals import Refusal

SessionId = NewType("SessionId", int)
LENGTHS = (45, 60, 90, 120, 180)
"""The lengths of meetings to choose from, in minutes."""
ROOM_OPENS = timedelta(minutes=30)
"""The link of a meeting is offered from this long before its start."""


class SessionBegan(Refusal):
    """This meeting has begun or is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where a meeting is held: at a `place`, online, or both.

    `link` leads to the online room; `number`, `passcode` and `telephone` are what people type or
    dial without it. `place` is free text, `map_link` shows it on a map.
    """

    link: str | None = None
    number: str | None = None
    passcode: str | None = None
    telephone: str | None = None
    place: str | None = None
    map_link: str | None = None

    def with_place(self, other: "Room") -> "Room":
        """Return the room at the place of another one."""
        return replace(self, place=other.place, map_link=other.map_link)

    def with_link(self, other: "Room") -> "Room":
        """Return the room with the link of another one, and what belongs to it."""
        return other.with_place(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One meeting. `local_start` is wall time in `zone`; `starts_at` is its instant.

    `revision` rises with every move and cancellation; messages about an older one are
    void. `edits` counts changes of its place, link and length, which void nothing. `told_at` is
    the last time when people were told of it by name, `moved_from` the start
    before it was moved. `unit` is None for a meeting about no part of the course; `title` is empty
    unless one was given. `nobody_at` is when a coordinator noted that nobody was there, `placed_at`
    when its place changed of which people had been told.
    """

    id: SessionId
    cohort_id: CohortId
    unit: str | None = None
    title: str = ""
    local_start: datetime
    zone: str
    starts_at: datetime
    length: timedelta
    room: Room = Room()
    picture: str | None = None
    recording: str | None = None
    calendar_uid: str
    cancelled: bool = False
    revision: int = 1
    edits: int = 0
    told_at: datetime | None = None
    changed_at: datetime
    moved_from: datetime | None = None
    nobody_at: datetime | None = None
    placed_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + self.length

    def has_begun(self, *, now: datetime) -> bool:
        """Tell whether it has started; it may be over."""
        return self.starts_at <= now

    def place_is_untold(self, *, now: datetime) -> bool:
        """Tell whether people still have the place of before."""
        return self.placed_at is not None and not self.cancelled and not self.has_begun(now=now)

    def is_over(self, *, now: datetime) -> bool:
        return self.ends_at <= now

    def room_is_open(self, *, now: datetime) -> bool:
        """Tell whether people can join now: from 30 minutes before the start until the end."""
        return not self.cancelled and self.starts_at - ROOM_OPENS <= now < self.ends_at

    def moved(
        self,
        local_start: datetime,
        starts_at: datetime,
        *,
        now: datetime,
        length: timedelta | None = None,
    ) -> "Session":
        """Return the meeting at another time; people are asked again."""
        return replace(
            self,
            local_start=local_start,
            starts_at=starts_at,
            length=length or self.length,
            moved_from=self.starts_at,
            revision=self.revision + 1,
            changed_at=now,
        )


def require_not_begun(session: Session, *, now: datetime) -> None:
    """Raise `SessionBegan` if a meeting has begun or is cancelled."""
    if session.cancelled or session.has_begun(now=now):
        raise SessionBegan


SERIES_GAP = timedelta(hours=36)
"""Starts less than this apart belong to one series."""

Series = tuple[Session, ...]


def group_into_series(sessions: Iterable[Session]) -> list[Series]:
    """Return the meetings that take place, in order; close ones together are one series."""
    ordered = sorted(
        (session for session in sessions if not session.cancelled),
        key=lambda session: (session.starts_at, session.id),
    )
    found: list[list[Session]] = []
    for session in ordered:
        if found and session.starts_at - found[-1][-1].starts_at < SERIES_GAP:
            found[-1].append(session)
        else:
            found.append([session])
    return [tuple(series) for series in found]


def series_of(session: SessionId, sessions: Sequence[Session]) -> Series:
    """Return the series of a meeting; empty if it does not take place."""
    for series in group_into_series(sessions):
        if any(each.id == session for each in series):
            return series
    return ()


def unit_of(course: Course | None, session: Session) -> Unit | None:
    """Return the part of the course that a meeting is about; None if the course has none such."""
    units = () if course is None else course.units
    return next((unit for unit in units if unit.id == session.unit), None)


def instant(local: datetime, zone: str) -> datetime:
    """Return the instant of a wall time without zone, UTC-aware.

    A time that the clock skips moves forward by the gap; the first of two equal times counts
    (PEP 495, fold=0).
    """
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall(at: datetime, zone: str) -> datetime:
    """Return the wall time of an instant in `zone`, without zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def at_clock(day: date, minute: int) -> datetime:
    """Return the wall time of a minute of a day (0 to 1439)."""
    hours, minutes = divmod(minute % MINUTES_A_DAY, 60)
    return datetime.combine(day, time(hours, minutes))


def minute_of_day(local: datetime) -> int:
    """Return the minute of the day of a wall time."""
    return local.hour * 60 + local.minute


def days_from(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=step) for step in range(count))


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The start of a meeting, as far as it is known: a day, and perhaps the minute of it.

    `minutes` is its length if it differs from the length of the others, `room` the number of its
    room if they are held in several.
    """

    day: date
    minute: int | None = None
    minutes: int | None = None
    room: int | None = None

    def written(self) -> str:
        """Return it as text: "2023-05-29T09:00", "2023-05-29", or "2023-05-29T09:00/90@1"."""
        when = self.day.isoformat()
        if self.minute is not None:
            when = at_clock(self.day, self.minute).isoformat(timespec="minutes")
        length = "" if self.minutes is None else f"/{self.minutes}"
        return when + length + ("" if self.room is None else f"@{self.room}")

    @classmethod
    def read(cls, text: str) -> "Start":
        """Read the text of `written`."""
        rest, _, room = text.partition("@")
        when, _, minutes = rest.partition("/")
        start = cls.of(datetime.fromisoformat(when))
        return replace(
            start,
            minute=start.minute if "T" in when else None,
            minutes=int(minutes) if minutes else None,
            room=int(room) if room else None,
        )

    @classmethod
    def of(cls, local: datetime) -> "Start":
        return cls(day=local.date(), minute=minute_of_day(local))


Reading = tuple[Start, ...]
"""One possible meaning of the days of an invitation."""


class DraftStep(StrEnum):
    """The next question about a draft."""

    PURPOSE = "purpose"
    TITLE = "title"
    WHICH = "which"
    DAY = "day"
    TIME = "time"
    LINK = "link"
    CHECK = "check"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOver:
    """This day is over, or the chosen hour of it."""

    day: date


@dataclass(frozen=True, slots=True)
class TooFarAhead:
    """Nobody plans for so late a day: its year is a typing error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTaken:
    """Another meeting starts at this time."""

    unit: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """The text is no day, time or link."""

    step: DraftStep


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDate:
    """There is no such day as the written one: 31/02."""

    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownZone:
    """A time is in an unknown zone; `minute` is the time in that zone."""

    zone: str
    minute: int


@dataclass(frozen=True, slots=True)
class NoMeetings:
    """There is no meeting in a calendar, or it is not whole."""


@dataclass(frozen=True, slots=True)
class AllCalledOff:
    """All meetings of a calendar or a text are cancelled; they were on these days, at least one."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class UnclearDays:
    """A text names days by a rule that is not understood."""


SessionTimeProblem = (
    DayOver
    | TooFarAhead
    | HourTaken
    | NotUnderstood
    | NoSuchDate
    | UnknownZone
    | NoMeetings
    | AllCalledOff
    | UnclearDays
)
