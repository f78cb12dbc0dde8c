"""Who took part: figures of each meeting and of each organization."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.catalog.course import Course
from bot.desk.report_figures.domain import (
    FEW,
    AttendedRow,
    Few,
    Figure,
    MeetingHeld,
    Pulse,
    ReachedRow,
    ReportCounts,
    figure,
    pulse_of,
    suppressed,
)


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


def meeting_figures(
    course: Course, held: Sequence[MeetingHeld], attended: Sequence[AttendedRow]
) -> tuple[MeetingFigures, ...]:
    """Return the figures of each meeting that was held."""
    parts: dict[str, int] = {unit.id: part for part, unit in enumerate(course.units, 1)}
    return tuple(
        MeetingFigures(
            part=None if each.unit is None else parts.get(each.unit),
            title=each.title,
            starts_at=each.starts_at,
            expected=sum(row.expected for row in rows),
            there=sum(row.there for row in rows) or None,
            excused=sum(row.excused for row in rows),
            pulse=pulse_of(each.scores),
        )
        for each in held
        for rows in [[row for row in attended if row.session == each.session]]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFigures:
    """An organization (None: people of none); `places` are expected attendances.

    A report for sharing says nothing of it if it is `suppressed`, and nothing of its attendance if
    that is (`attendance_suppressed`). `first` is the result of its first runs.
    """

    name: str | None
    listed: int
    inside: int
    places: int
    there: int
    suppressed: bool
    attendance_suppressed: bool
    first: Figure


T = TypeVar("T", AttendedRow, ReachedRow)


def organization_figures(counted: ReportCounts) -> tuple[OrganizationFigures, ...]:
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
