"""What the database counts for a report: rows of sums, which may be added up page by page."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class ReachedRow(NamedTuple):
    """People of the list by organization (0: none) and language.

    `week` and `month`: of those inside, how many were here in the last 7 and 30 days.
    """

    organization: int
    language: str
    listed: int
    inside: int
    reachable: int
    week: int
    month: int


class AttendedRow(NamedTuple):
    """People whom a meeting was for, by organization (0: none)."""

    session: int
    organization: int
    expected: int
    there: int
    excused: int


class ReadRow(NamedTuple):
    """People who began and who finished the lessons of a unit."""

    unit: str
    begun: int
    finished: int


class MeasuredRow(NamedTuple):
    """Finished runs that measured: whose, and their answers."""

    quiz: str
    purpose: str
    people: int
    right: int
    total: int


class FirstRow(NamedTuple):
    """Everybody's first finished run through the quiz of a unit."""

    quiz: str
    people: int
    right: int
    total: int


class ScoredRow(NamedTuple):
    """The first finished runs of an organization (0: none), in all quizzes of units together."""

    organization: int
    people: int
    right: int
    total: int


class ItemRow(NamedTuple):
    """A question in first runs: answers, right ones, and sums over the rest of the same run.

    `rest` is how many others were right, `rest_squared` the sum of its squares, `both` its sum
    over the runs in which this question was right.
    """

    item: str
    wording: str
    answers: int
    right: int
    rest: int
    rest_squared: int
    both: int


class PickedRow(NamedTuple):
    """How often a set of options (bits by letter) was picked in first runs."""

    item: str
    wording: str
    picked: int
    answers: int


class BehavedRow(NamedTuple):
    """People who practised in the last 30 days, ended a story, hold a certificate."""

    practised: int
    walked: int
    certified: int


class WeekRow(NamedTuple):
    """What happened in a week, numbered from the first one shown."""

    week: int
    joined: int
    learned: int
    finished: int


class PairedRow(NamedTuple):
    """The same people on the same objectives at two measurements (their names in `pair`)."""

    pair: str
    people: int
    before: int
    before_total: int
    after: int
    after_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld:
    """A meeting that has begun, and how many gave which score from 1 to 5."""

    session: int
    unit: str | None
    title: str
    starts_at: datetime
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCounts:
    """All that was counted of a cohort; `organizations` are their names by id."""

    reached: tuple[ReachedRow, ...] = ()
    attended: tuple[AttendedRow, ...] = ()
    read: tuple[ReadRow, ...] = ()
    measured: tuple[MeasuredRow, ...] = ()
    first: tuple[FirstRow, ...] = ()
    scored: tuple[ScoredRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    picked: tuple[PickedRow, ...] = ()
    behaved: tuple[BehavedRow, ...] = ()
    weeks: tuple[WeekRow, ...] = ()
    meetings: tuple[MeetingHeld, ...] = ()
    organizations: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedCounts:
    """Measured over several quizzes, each person once; only quizzes whose own figure is shown."""

    measured: tuple[MeasuredRow, ...] = ()
    paired: tuple[PairedRow, ...] = ()
