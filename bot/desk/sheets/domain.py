"""Attendance at meetings by organization, with totals; and everybody on the list.

People who joined after a meeting were not expected there. People are counted as in the reports:
those who are inside, and those who finished. A meeting at which attendance was not taken is
unknown, and in no total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.desk.periods.domain import Period
from bot.membership.domain import Cohort, PersonId
from bot.sessions.attendance.domain import Attendance, PersonAttendance


class Mark(StrEnum):
    """The attendance of a person at a meeting."""

    THERE = "there"
    EXCUSED = "excused"
    MISSED = "missed"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting that has begun: its part of the course (or None), and its time (UTC-aware).

    `taken`: it is known who was there, or that nobody was.
    """

    session: int
    part: int | None
    title: str
    starts_at: datetime
    ends_at: datetime
    taken: bool


class ListedStatus(StrEnum):
    """The state of somebody on the list."""

    LISTED = "listed"
    WAITING = "waiting"
    IN = "in"
    FINISHED = "finished"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSheetEntry:
    """Somebody on the list of a cohort: only what coordinators see of everybody by name.

    `meetings` counts those they attended of the `noted` ones: meetings that were for them, and at
    which attendance was taken. It is None for people who are not inside. `parts` counts those they
    finished, None for a coordinator.
    `language` is empty until it is known. Without `joined_at` they count as inside from the
    beginning.
    """

    person: PersonId
    name: str
    organization: str | None
    language: str
    standing: ListedStatus
    joined_at: datetime | None = None
    active_at: datetime | None = None
    meetings: int | None = None
    noted: int = 0
    parts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCount:
    """How many were `there` out of `expected`; for `unknown` of them it is not known."""

    there: int = 0
    expected: int = 0
    unknown: int = 0

    def __add__(self, other: "AttendanceCount") -> "AttendanceCount":
        return AttendanceCount(
            there=self.there + other.there,
            expected=self.expected + other.expected,
            unknown=self.unknown + other.unknown,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLine:
    """A person with a mark for each meeting; `noted` are the columns of those with attendance."""

    name: str
    marks: tuple[Mark, ...]
    noted: frozenset[int]

    @property
    def count(self) -> AttendanceCount:
        return _sum([self.marks[at] for at in sorted(self.noted)])


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceGroup:
    """The people of an organization (None: of none) by name."""

    organization: str | None
    lines: tuple[AttendanceLine, ...]

    def at(self, meeting: int) -> AttendanceCount:
        """Return the attendance of the group at the meeting in column `meeting`."""
        return _sum([line.marks[meeting] for line in self.lines])

    @property
    def count(self) -> AttendanceCount:
        return sum((line.count for line in self.lines), AttendanceCount())


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheet:
    """People and the meetings of a period, at the instant `now`.

    `left_out` counts the earlier meetings of the period without a column. Organizations stand by
    name, people of none at the end.
    """

    cohort: Cohort
    period: Period
    now: datetime
    held: tuple[Held, ...]
    groups: tuple[AttendanceGroup, ...]
    left_out: int = 0

    @property
    def without_attendance(self) -> int:
        """At how many meetings attendance was not taken; they are in no total."""
        return sum(not each.taken for each in self.held)

    def at(self, meeting: int) -> AttendanceCount:
        """Return the attendance of all people at the meeting in column `meeting`."""
        return sum((group.at(meeting) for group in self.groups), AttendanceCount())

    @property
    def count(self) -> AttendanceCount:
        return sum((group.count for group in self.groups), AttendanceCount())

    @property
    def people(self) -> int:
        return sum(len(group.lines) for group in self.groups)


Known = Mapping[tuple[int, PersonId], PersonAttendance]
"""Attendance by meeting and person; people without an entry said nothing."""


def attendance_sheet(
    cohort: Cohort,
    period: Period,
    held: Sequence[Held],
    people: Sequence[PeopleSheetEntry],
    known: Known,
    *,
    left_out: int = 0,
    now: datetime,
) -> AttendanceSheet:
    """Make the sheet; `people` are in the order of their names."""
    by_organization: dict[str | None, list[AttendanceLine]] = {}
    marked = [(each, tuple(_mark(each, one, known) for one in held)) for each in people]
    noted = frozenset(at for at, one in enumerate(held) if one.taken)
    for each, marks in marked:
        by_organization.setdefault(each.organization, []).append(
            AttendanceLine(name=each.name, marks=marks, noted=noted)
        )
    names = sorted(by_organization, key=lambda name: (name is None, (name or "").casefold()))
    return AttendanceSheet(
        cohort=cohort,
        period=period,
        now=now,
        held=tuple(held),
        groups=tuple(
            AttendanceGroup(organization=name, lines=tuple(by_organization[name])) for name in names
        ),
        left_out=left_out,
    )


def _mark(who: PeopleSheetEntry, meeting: Held, known: Known) -> Mark:
    said = known.get((meeting.session, who.person))
    if who.joined_at is not None and who.joined_at >= meeting.ends_at:
        return Mark.NOT_YET
    if said is None or said.is_open:
        return Mark.UNKNOWN
    return _MARKS[said.counts_as]


_MARKS = {
    Attendance.THERE: Mark.THERE,
    Attendance.EXCUSED: Mark.EXCUSED,
    Attendance.MISSED: Mark.MISSED,
    Attendance.UNSURE: Mark.UNSURE,
}


def _sum(marks: Sequence[Mark]) -> AttendanceCount:
    return AttendanceCount(
        there=marks.count(Mark.THERE),
        expected=len(marks) - marks.count(Mark.NOT_YET),
        unknown=marks.count(Mark.UNKNOWN) + marks.count(Mark.UNSURE),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSheet:
    """Everybody on the list of a cohort by name, and then its coordinators."""

    cohort: Cohort
    now: datetime
    entries: tuple[PeopleSheetEntry, ...]
    parts: int
