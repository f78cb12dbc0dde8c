"""From what was counted to the figures of a report: groups under five stay untold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from bot.domain.days import local_day, monday_of
from bot.domain.followup.counted import (
    AttendedRow,
    Counted,
    CountedTogether,
    MeasuredRow,
    MeetingHeld,
    PairedRow,
    ReachedRow,
    ScoredRow,
)
from bot.domain.followup.items import item_figures
from bot.domain.followup.report import (
    Behaviour,
    Figure,
    Learned,
    MeetingFigures,
    OrganizationFigures,
    Pair,
    PartFigures,
    Pulse,
    Reach,
    Report,
    Together,
    Week,
)
from bot.domain.followup.withholding import FEW, Few, withheld
from bot.domain.learning.course import Course
from bot.domain.learning.quiz import SMALLEST_GROUP, WARM_UP, Purpose
from bot.domain.learning.retention import MEASURING, Share
from bot.domain.people.person import Cohort

T = TypeVar("T", AttendedRow, ReachedRow)


def quizzes_of(course: Course, module: str | None) -> frozenset[str]:
    """Return the quizzes that measure in a module, or in the course (None): with the warm-up."""
    if module is None:
        return frozenset({WARM_UP, *(unit.id for unit in course.units)})
    return frozenset(unit.id for unit in course.module(module).units)


def shown_quizzes(
    course: Course, module: str | None, measured: Iterable[MeasuredRow]
) -> dict[str, list[str]]:
    """Return for each measurement the quizzes whose own figure is told.

    A total over these, and no others, gives nothing away of the rest.
    """
    within = quizzes_of(course, module)
    shown: dict[str, list[str]] = {str(purpose): [] for purpose in MEASURING}
    for row in measured:
        if row.people >= SMALLEST_GROUP and row.quiz in within:
            shown[row.purpose].append(row.quiz)
    return shown


def modules_of(course: Course) -> tuple[str | None, ...]:
    """Return what is put together: the course (None), and its modules if several were taught."""
    taught = [module.id for module in course.modules if module.units]
    return (None, *taught) if len(taught) > 1 else (None,)


def report(
    cohort: Cohort,
    course: Course,
    counted: Counted,
    together: Mapping[str | None, CountedTogether],
    *,
    first_monday: date,
    now: datetime,
) -> Report:
    """Put the figures of a cohort together."""
    meetings = _meetings(course, counted.meetings, counted.attended)
    scores = [0, 0, 0, 0, 0]
    for meeting in counted.meetings:
        if sum(meeting.scores) >= SMALLEST_GROUP:
            scores = [have + more for have, more in zip(scores, meeting.scores, strict=True)]
    behaved = counted.behaved[0] if counted.behaved else (0, 0, 0)
    return Report(
        cohort=cohort,
        course=course,
        now=now,
        reach=_reach(counted.reached),
        meetings=meetings,
        pulse=_pulse((scores[0], scores[1], scores[2], scores[3], scores[4]))
        or (FEW if any(each.pulse is FEW for each in meetings) else None),
        warm_up=_learned(counted.measured, WARM_UP).baseline,
        together=tuple(
            _together(module, rows, _begun(course, module, counted.measured))
            for module, rows in together.items()
        ),
        parts=_parts(course, counted),
        behaviour=Behaviour(practised=behaved[0], walked=behaved[1], certified=behaved[2]),
        items=item_figures(course, counted.items, counted.picked),
        organizations=_organizations(counted),
        weeks=_weeks(counted, first_monday, cohort, now),
    )


def _reach(rows: Sequence[ReachedRow]) -> Reach:
    languages: dict[str, int] = {}
    for row in rows:
        languages[row.language] = languages.get(row.language, 0) + row.inside
    return Reach(
        listed=sum(row.listed for row in rows),
        inside=sum(row.inside for row in rows),
        reachable=sum(row.reachable for row in rows),
        week=sum(row.week for row in rows),
        month=sum(row.month for row in rows),
        languages=tuple(sorted((each for each in languages.items() if each[1]), key=_most_first)),
    )


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _meetings(
    course: Course, held: Sequence[MeetingHeld], attended: Sequence[AttendedRow]
) -> tuple[MeetingFigures, ...]:
    parts: dict[str, int] = {unit.id: part for part, unit in enumerate(course.units, 1)}
    return tuple(
        MeetingFigures(
            part=None if each.unit is None else parts.get(each.unit),
            title=each.title,
            starts_at=each.starts_at,
            expected=sum(row.expected for row in rows),
            there=sum(row.there for row in rows) or None,
            excused=sum(row.excused for row in rows),
            pulse=_pulse(each.scores),
        )
        for each in held
        for rows in [[row for row in attended if row.session == each.session]]
    )


def _pulse(scores: tuple[int, int, int, int, int]) -> Pulse | Few | None:
    n = sum(scores)
    if not n:
        return None
    return Pulse(scores=scores) if n >= SMALLEST_GROUP else FEW


def figure(people: int, right: int, total: int) -> Figure:
    """Return a share with its n, if enough people stand behind it."""
    if not people:
        return None
    if people < SMALLEST_GROUP:
        return FEW
    return Share(right=right, total=total, people=people)


def _learned(rows: Iterable[MeasuredRow], quiz: str) -> Learned:
    found = {row.purpose: row for row in rows if row.quiz == quiz}

    def of(purpose: Purpose) -> Figure:
        row = found.get(str(purpose))
        return None if row is None else figure(row.people, row.right, row.total)

    return Learned(
        baseline=of(Purpose.BASELINE),
        posttest=of(Purpose.POSTTEST),
        retention=of(Purpose.RETENTION),
    )


def _begun(course: Course, module: str | None, rows: Iterable[MeasuredRow]) -> set[str]:
    """Return what was measured of anybody in the quizzes of the course, or of a module."""
    quizzes = quizzes_of(course, module)
    return {row.purpose for row in rows if row.quiz in quizzes}


def _together(module: str | None, rows: CountedTogether, begun: set[str]) -> Together:
    pairs = {row.pair: _pair(row) for row in rows.paired}
    told = {row.purpose: figure(row.people, row.right, row.total) for row in rows.measured}

    def of(purpose: Purpose) -> Figure:
        return told.get(str(purpose), FEW if str(purpose) in begun else None)

    return Together(
        module=module,
        learned=Learned(
            baseline=of(Purpose.BASELINE),
            posttest=of(Purpose.POSTTEST),
            retention=of(Purpose.RETENTION),
        ),
        taught=pairs.get("taught"),
        kept=pairs.get("kept"),
    )


def _pair(row: PairedRow) -> Pair | Few | None:
    if not row.people:
        return None
    if row.people < SMALLEST_GROUP:
        return FEW
    return Pair(
        before=Share(right=row.before, total=row.before_total, people=row.people),
        after=Share(right=row.after, total=row.after_total, people=row.people),
    )


def _parts(course: Course, counted: Counted) -> tuple[PartFigures, ...]:
    return tuple(
        PartFigures(
            part=part,
            unit=unit.id,
            begun=sum(row.begun for row in counted.read if row.unit == unit.id),
            finished=sum(row.finished for row in counted.read if row.unit == unit.id),
            learned=_learned(counted.measured, unit.id),
            first=next((figure(*row[1:]) for row in counted.first if row.quiz == unit.id), None),
        )
        for part, unit in enumerate(course.units, 1)
    )


def _organizations(counted: Counted) -> tuple[OrganizationFigures, ...]:
    """Return the organizations by name, people of none last."""
    names: list[tuple[int, str | None]] = [*counted.organizations]
    listed = _by(counted.reached, lambda row: row.listed)
    if listed.get(0):
        names.append((0, None))
    names = [(each, name) for each, name in names if listed.get(each)]
    inside = _by(counted.reached, lambda row: row.inside)
    places = _by(counted.attended, lambda row: row.expected)
    there = _by(counted.attended, lambda row: row.there)
    scored = {row.organization: row for row in counted.scored}
    takers = [scored[each].people if each in scored else 0 for each, _ in names]
    small = withheld([listed[each] for each, _ in names])
    few_inside = withheld([inside.get(each, 0) for each, _ in names])
    few_takers = withheld(takers)
    return tuple(
        OrganizationFigures(
            name=name,
            listed=listed[each],
            inside=inside.get(each, 0),
            places=places.get(each, 0),
            there=there.get(each, 0),
            withheld=at in small,
            untold=at in small | few_inside,
            first=FEW
            if at in few_takers
            else figure(*scored[each][1:])
            if each in scored
            else None,
        )
        for at, (each, name) in enumerate(names)
    )


def _first(row: ScoredRow | None) -> Figure:
    return None if row is None else figure(row.people, row.right, row.total)


def _by(rows: Iterable[T], number: Callable[[T], int]) -> dict[int, int]:
    """Add a number up by organization."""
    found: dict[int, int] = {}
    for row in rows:
        found[row.organization] = found.get(row.organization, 0) + number(row)
    return found


def week_of(when: datetime, cohort: Cohort) -> date:
    """Return the Monday of the week of an instant, where the cohort is."""
    return monday_of(local_day(when, cohort.zone))


def _weeks(counted: Counted, first_monday: date, cohort: Cohort, now: datetime) -> tuple[Week, ...]:
    by_week = {row.week: row for row in counted.weeks}
    last = week_of(now, cohort)
    many = (last - first_monday).days // 7 + 1
    return tuple(
        Week(
            monday=first_monday + timedelta(weeks=week),
            joined=by_week[week].joined if week in by_week else 0,
            learned=by_week[week].learned if week in by_week else 0,
            finished=by_week[week].finished if week in by_week else 0,
        )
        for week in range(many)
    )
