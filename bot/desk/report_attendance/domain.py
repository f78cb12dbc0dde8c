"""Each meeting has figures: who was there, and how useful it was.

What was not measured is None and never 0; what fewer than five people tell is `FEW`. Scores stand
for groups only. https://www.kirkpatrickpartners.com/the-kirkpatrick-model/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalog.course import Course
from bot.desk.report_counts.domain import AttendedRow, MeetingHeld
from bot.desk.report_figures.domain import Few, Pulse, pulse_of


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
