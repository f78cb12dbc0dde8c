"""The report of a cohort: reach, and what Kirkpatrick's four levels ask, each figure with its n.

What was not measured is None and never 0; what fewer than five people tell is `FEW`. Scores stand
for groups only. https://www.kirkpatrickpartners.com/the-kirkpatrick-model/
"""

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from bot.domain.followup.items import ItemFigures
from bot.domain.followup.withholding import Few
from bot.domain.learning.course import Course
from bot.domain.learning.quiz import SMALLEST_GROUP, Purpose
from bot.domain.learning.retention import Share
from bot.domain.people.person import Cohort

Figure = Share | Few | None
"""A share with its n; too few people; or not measured."""
SCORES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Of the `listed` people so many are in; of those, how many can be reached and were here."""

    listed: int
    inside: int
    reachable: int
    week: int
    month: int
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How useful it was, 1 to 5: how many gave each score."""

    scores: tuple[int, int, int, int, int]

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.scores)

    @property
    def mean(self) -> float:
        """The mean of the scores."""
        return sum(s * n for s, n in zip(SCORES, self.scores, strict=True)) / self.n

    @property
    def middle(self) -> float:
        """The median of the scores."""
        given = (s for s, n in zip(SCORES, self.scores, strict=True) for _ in range(n))
        return float(median(given))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFigures:
    """A meeting: part of the course (None: of none), who was there of `expected`, the pulse.

    `there` is None if nobody's attendance was noted; who gave no word then has missed it.
    """

    part: int | None
    title: str
    starts_at: datetime
    expected: int
    there: int | None
    excused: int
    pulse: Pulse | Few | None

    @property
    def missed(self) -> int:
        """How many were not there and had not excused themselves."""
        return self.expected - (self.there or 0) - self.excused


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Before, right after, 30 days or later."""

    baseline: Figure
    posttest: Figure
    retention: Figure

    def of(self, purpose: Purpose) -> Figure:
        """Return one of the three measurements."""
        return {
            Purpose.BASELINE: self.baseline,
            Purpose.POSTTEST: self.posttest,
            Purpose.RETENTION: self.retention,
        }[purpose]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same people, asked for the same objectives at two measurements."""

    before: Share
    after: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Several parts as one: the whole course, or a module of it (`module`)."""

    module: str | None
    learned: Learned
    taught: Pair | Few | None
    kept: Pair | Few | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFigures:
    """A part of the course: who began and finished its lessons, what its quiz measured.

    `first` is everybody's first finished run, whatever it measured.
    """

    part: int
    unit: str
    begun: int
    finished: int
    learned: Learned
    first: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """People who practised in 30 days, ended a story, hold a certificate."""

    practised: int
    walked: int
    certified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFigures:
    """An organization (None: people of none); `places` are expected attendances.

    What leaves the coordinators says nothing of it if it is `withheld`, and nothing of attendance
    if that is (`untold`). `first` is its quizzes, the first time.
    """

    name: str | None
    listed: int
    inside: int
    places: int
    there: int
    withheld: bool
    untold: bool
    first: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """People who joined, people who answered questions, parts read to their end."""

    monday: date
    joined: int
    learned: int
    finished: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of a cohort at the instant `now`."""

    cohort: Cohort
    course: Course
    now: datetime
    reach: Reach
    meetings: tuple[MeetingFigures, ...]
    pulse: Pulse | Few | None
    warm_up: Figure
    together: tuple[Together, ...]
    parts: tuple[PartFigures, ...]
    behaviour: Behaviour
    items: tuple[ItemFigures, ...]
    organizations: tuple[OrganizationFigures, ...]
    weeks: tuple[Week, ...]

    @property
    def places(self) -> tuple[int, int] | None:
        """Attendances and expected attendances over all meetings noted; None without any."""
        noted = [each for each in self.meetings if each.there is not None]
        if not noted:
            return None
        return sum(each.there or 0 for each in noted), sum(each.expected for each in noted)

    @property
    def is_small(self) -> bool:
        """Whether the cohort itself is too small for anything to leave the coordinators."""
        return self.reach.inside < SMALLEST_GROUP
