"""A report: all figures of a cohort, each with its n, made from the counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from bot.catalog.course import Course, Module
from bot.days import local_day, monday_of
from bot.desk.report_deeds.domain import Deeds
from bot.desk.report_figures.domain import (
    FEW,
    AttendedRow,
    BehavedRow,
    CombinedCounts,
    DidRow,
    Few,
    Figure,
    MeetingHeld,
    Pulse,
    ReachedRow,
    ReportCounts,
    WeekRow,
    figure,
    pulse_of,
)
from bot.desk.report_pages.domain import (
    CombinedFigures,
    ItemFigures,
    PartFigures,
    begun_purposes,
    item_figures,
    learned_figures,
    part_figures,
    together_figures,
)
from bot.learning.next_module.domain import counted_wishes
from bot.learning.quiz.domain import WARM_UP
from bot.membership.domain import Cohort
from bot.people.domain import Sex
from bot.small_groups import SMALLEST_GROUP, suppressed


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFigures:
    """A meeting: the part of the course (or None), attendance out of `expected`, the pulse.

    `there` is None if attendance was not taken. Otherwise people without a word have missed it.
    """

    part: int | None
    title: str
    starts_at: datetime
    expected: int
    there: int | None
    excused: int
    unsure: int
    pulse: Pulse | Few | None

    @property
    def missed(self) -> int:
        return self.expected - (self.there or 0) - self.excused - self.unsure


def meeting_figures(
    course: Course, held: Sequence[MeetingHeld], attended: Sequence[AttendedRow]
) -> tuple[MeetingFigures, ...]:
    parts: dict[str, int] = {unit.id: part for part, unit in enumerate(course.units, 1)}
    return tuple(
        MeetingFigures(
            part=None if each.unit is None else parts.get(each.unit),
            title=each.title,
            starts_at=each.starts_at,
            expected=sum(row.expected for row in rows),
            there=sum(row.there for row in rows) if each.taken else None,
            excused=sum(row.excused for row in rows),
            unsure=sum(row.unsure for row in rows),
            pulse=pulse_of(each.scores),
        )
        for each in held
        for rows in [[row for row in attended if row.session == each.session]]
    )


def taken_rows(held: Iterable[MeetingHeld], rows: Iterable[AttendedRow]) -> tuple[AttendedRow, ...]:
    """Return the rows of meetings at which attendance was taken."""
    taken = {each.session for each in held if each.taken}
    return tuple(row for row in rows if row.session in taken)


def attended_places(meetings: Iterable[MeetingFigures]) -> tuple[int, int] | None:
    """Return attendances and expected attendances; None if attendance was never taken."""
    taken = [each for each in meetings if each.there is not None]
    if not taken:
        return None
    return sum(each.there or 0 for each in taken), sum(each.expected for each in taken)


def pulse_over(meetings: Iterable[MeetingFigures]) -> Pulse | Few | None:
    """Return the pulse over all meetings that have one of their own."""
    pulses = [each.pulse for each in meetings]
    scores = [each.scores for each in pulses if isinstance(each, Pulse)]
    return pulse_of(tuple(map(sum, zip(*scores, strict=True)))) or (FEW if FEW in pulses else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFigures:
    """An organization (None: people of none); `places` are expected attendances.

    A report for sharing hides it if it is `suppressed`, and hides what its people did if that is
    (`attendance_suppressed`). `first` is the result of its first runs, `read` counts parts that
    were read to the end.
    """

    name: str | None
    listed: int
    inside: int
    places: int
    there: int
    suppressed: bool
    attendance_suppressed: bool
    first: Figure
    read: int = 0
    planners: int = 0
    doers: int = 0


T = TypeVar("T", AttendedRow, DidRow, ReachedRow)


def organization_figures(counted: ReportCounts) -> tuple[OrganizationFigures, ...]:
    """Return the organizations by name, people of none last."""
    names: list[tuple[int, str | None]] = [*counted.organizations]
    listed = _by(counted.reached, lambda row: row.listed)
    if listed.get(0):
        names.append((0, None))
    names = [(each, name) for each, name in names if listed.get(each)]
    inside = _by(counted.reached, lambda row: row.inside)
    attended = taken_rows(counted.meetings, counted.attended)
    places = _by(attended, lambda row: row.expected)
    there = _by(attended, lambda row: row.there)
    scored = {row.organization: row for row in counted.scored}
    takers = [scored[each].people if each in scored else 0 for each, _ in names]
    small = suppressed([listed[each] for each, _ in names])
    few_inside = suppressed([inside.get(each, 0) for each, _ in names])
    few_takers = suppressed(takers)
    return tuple(
        OrganizationFigures(
            name=name,
            listed=listed[each],
            inside=inside.get(each, 0),
            places=places.get(each, 0),
            there=there.get(each, 0),
            suppressed=at in small,
            attendance_suppressed=at in small | few_inside,
            read=_by(counted.did, lambda row: row.read).get(each, 0),
            planners=_by(counted.did, lambda row: row.planners).get(each, 0),
            doers=_by(counted.did, lambda row: row.doers).get(each, 0),
            first=FEW
            if at in few_takers
            else figure(*scored[each][1:])
            if each in scored
            else None,
        )
        for at, (each, name) in enumerate(names)
    )


def _by(rows: Iterable[T], number: Callable[[T], int]) -> dict[int, int]:
    """Add a number up by organization."""
    found: dict[int, int] = {}
    for row in rows:
        found[row.organization] = found.get(row.organization, 0) + number(row)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachFigures:
    """How many of the `listed` are inside, and how many of those can be reached and were here."""

    listed: int
    inside: int
    reachable: int
    week: int
    month: int
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """People who joined, people who answered questions, parts that were finished."""

    monday: date
    joined: int
    learned: int
    finished: int


def reach_figures(rows: Sequence[ReachedRow]) -> ReachFigures:
    languages: dict[str, int] = {}
    for row in rows:
        languages[row.language] = languages.get(row.language, 0) + row.inside
    return ReachFigures(
        listed=sum(row.listed for row in rows),
        inside=sum(row.inside for row in rows),
        reachable=sum(row.reachable for row in rows),
        week=sum(row.week for row in rows),
        month=sum(row.month for row in rows),
        languages=tuple(
            sorted((each for each in languages.items() if each[1]), key=lambda it: (-it[1], it[0]))
        ),
    )


def week_of(when: datetime, cohort: Cohort) -> date:
    """Return the Monday of the week of an instant, where the cohort is."""
    return monday_of(local_day(when, cohort.zone))


def week_figures(
    counted: ReportCounts, first_monday: date, cohort: Cohort, now: datetime
) -> tuple[Week, ...]:
    """Return the figures of each week, the empty ones included."""
    by_week = {row.week: row for row in counted.weeks}
    last = week_of(now, cohort)
    many = (last - first_monday).days // 7 + 1
    return tuple(
        Week(
            monday=first_monday + timedelta(weeks=week),
            joined=row.joined,
            learned=row.learned,
            finished=row.finished,
        )
        for week in range(many)
        for row in [by_week.get(week, WeekRow(week, 0, 0, 0))]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of a cohort at the instant `now`.

    `wishes` are the modules that people want next, the most wanted first, each with the number of
    people. `sexes` counts women, men and others, with None for a count that is hidden; it is None
    if the course does not ask. `deeds` are what leaders did with the training, and the results of
    surveys.
    """

    cohort: Cohort
    course: Course
    now: datetime
    reach: ReachFigures
    meetings: tuple[MeetingFigures, ...]
    pulse: Pulse | Few | None
    warm_up: Figure
    together: tuple[CombinedFigures, ...]
    parts: tuple[PartFigures, ...]
    behaviour: BehavedRow
    items: tuple[ItemFigures, ...]
    organizations: tuple[OrganizationFigures, ...]
    weeks: tuple[Week, ...]
    deeds: Deeds
    wishes: tuple[tuple[Module, int], ...] = ()
    sexes: Mapping[Sex, int | None] | None = None

    @property
    def is_small(self) -> bool:
        """Whether the cohort is too small for sharing any figure."""
        return self.reach.inside < SMALLEST_GROUP


def report(
    cohort: Cohort,
    course: Course,
    counted: ReportCounts,
    together: Mapping[str | None, CombinedCounts],
    done: Deeds,
    *,
    first_monday: date,
    now: datetime,
) -> Report:
    meetings = meeting_figures(course, counted.meetings, counted.attended)
    return Report(
        cohort=cohort,
        course=course,
        now=now,
        reach=reach_figures(counted.reached),
        meetings=meetings,
        pulse=pulse_over(meetings),
        warm_up=learned_figures(counted.measured, WARM_UP).baseline,
        together=tuple(
            together_figures(module, rows, begun_purposes(course, module, counted.measured))
            for module, rows in together.items()
        ),
        parts=part_figures(course, counted),
        behaviour=counted.behaved[0] if counted.behaved else BehavedRow(0, 0, 0),
        items=item_figures(course, counted.items, counted.picked),
        organizations=organization_figures(counted),
        weeks=week_figures(counted, first_monday, cohort, now),
        deeds=done,
        wishes=counted_wishes(course, counted.wishes),
        sexes=None
        if course.sex_consent is None
        else told_sexes({Sex(row.answer): row.people for row in counted.sexes}),
    )


def told_sexes(counts: Mapping[Sex, int]) -> dict[Sex, int | None]:
    """Return how many people gave each answer; None: the count is hidden.

    A group under five is hidden, and so is one from which its size could be worked out.
    """
    there = [sex for sex in Sex if counts.get(sex)]
    hidden = suppressed([counts[sex] for sex in there])
    return {sex: None if at in hidden else counts[sex] for at, sex in enumerate(there)}
