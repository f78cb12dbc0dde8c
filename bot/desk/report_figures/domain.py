"""The counts of a cohort as rows of sums, and their figures: each has its n, or too few people.

A figure that was not measured is None and never 0; a figure of fewer than five people is `FEW`.
Scores are shown for groups only. https://www.kirkpatrickpartners.com/the-kirkpatrick-model/
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from statistics import median
from typing import NamedTuple

from bot.learning.retention.domain import Share
from bot.small_groups import SMALLEST_GROUP


class ReachedRow(NamedTuple):
    """People on the list by organization (0: none) and language.

    `week` and `month`: how many of those inside were here in the last 7 and 30 days.
    """

    organization: int
    language: str
    listed: int
    inside: int
    reachable: int
    week: int
    month: int


class AttendedRow(NamedTuple):
    """People for whom a meeting was, by organization (0: none)."""

    session: int
    organization: int
    expected: int
    there: int
    excused: int
    unsure: int


class DidRow(NamedTuple):
    """What people did, by organization (0: none): lessons of parts read to the end, plans.

    `planners` and `doers` are people with a plan, and with one that is done.
    """

    organization: int
    read: int
    planners: int
    doers: int


class ReadRow(NamedTuple):
    """People who began and who finished the lessons of a unit."""

    unit: str
    begun: int
    finished: int


class MeasuredRow(NamedTuple):
    """Finished runs with a purpose: how many people, and their answers."""

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
    """People who practised in the last 30 days, finished a story, hold a certificate."""

    practised: int
    walked: int
    certified: int


class SexRow(NamedTuple):
    """People inside who gave this answer; those who were not asked count as unsaid."""

    answer: str
    people: int


class WishRow(NamedTuple):
    """People who want this module next."""

    module: str
    people: int


class WeekRow(NamedTuple):
    """What happened in a week; the first week shown is 0."""

    week: int
    joined: int
    learned: int
    finished: int


class PairedRow(NamedTuple):
    """The same people on the same objectives at two measurements, which `pair` names."""

    pair: str
    people: int
    before: int
    before_total: int
    after: int
    after_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld:
    """A meeting that has begun, and how often each score from 1 to 5 was given.

    `taken`: it is known who was there, or that nobody was.
    """

    session: int
    unit: str | None
    title: str
    starts_at: datetime
    taken: bool
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCounts:
    """All counts of a cohort; `organizations` are their names by id."""

    reached: tuple[ReachedRow, ...] = ()
    attended: tuple[AttendedRow, ...] = ()
    did: tuple[DidRow, ...] = ()
    read: tuple[ReadRow, ...] = ()
    measured: tuple[MeasuredRow, ...] = ()
    first: tuple[FirstRow, ...] = ()
    scored: tuple[ScoredRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    picked: tuple[PickedRow, ...] = ()
    behaved: tuple[BehavedRow, ...] = ()
    wishes: tuple[WishRow, ...] = ()
    sexes: tuple[SexRow, ...] = ()
    weeks: tuple[WeekRow, ...] = ()
    meetings: tuple[MeetingHeld, ...] = ()
    organizations: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedCounts:
    """Results over several quizzes, each person once; only quizzes with a figure of their own."""

    measured: tuple[MeasuredRow, ...] = ()
    paired: tuple[PairedRow, ...] = ()


class Few(Enum):
    """There is a result, but of too few people for a figure."""

    FEW = "few"


FEW = Few.FEW


Figure = Share | Few | None
"""A share with its n; too few people; or not measured."""
SCORES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAndAfter:
    """Results of the same people on the same objectives at two measurements."""

    before: Share
    after: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How useful it was, 1 to 5: how often each score was given."""

    scores: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.scores)

    @property
    def mean(self) -> float:
        return sum(s * n for s, n in zip(SCORES, self.scores, strict=True)) / self.n

    @property
    def middle(self) -> float:
        """The median of the scores."""
        given = (s for s, n in zip(SCORES, self.scores, strict=True) for _ in range(n))
        return float(median(given))


def pulse_of(scores: tuple[int, ...]) -> Pulse | Few | None:
    """Return how useful people found a meeting, if enough of them said so."""
    n = sum(scores)
    if not n:
        return None
    return Pulse(scores=scores) if n >= SMALLEST_GROUP else FEW


def figure(people: int, right: int, total: int) -> Figure:
    """Return a share with its n, if it is of enough people."""
    if not people:
        return None
    if people < SMALLEST_GROUP:
        return FEW
    return Share(right=right, total=total, people=people)
