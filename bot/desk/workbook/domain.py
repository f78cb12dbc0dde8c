"""The people and meetings of the programme workbook, as rows of tokens."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.sheets.domain import Held
from bot.desk.workbook_cells.domain import (
    CODE,
    CONTACTED,
    HERE,
    JOINED,
    LANGUAGE,
    LESSONS,
    NAME,
    NEVER,
    NOT_THERE,
    ORGANIZATION,
    THERE,
    UNKNOWN,
    UNSURE,
    meeting_column,
)
from bot.membership.domain import Cohort, CohortId, EnrolmentId, Membership, PersonId
from bot.people.directory.domain import code_of
from bot.refusals import Refusal
from bot.sessions.attendance.domain import Attendance, PersonAttendance


class WorkbookTooLarge(Refusal):
    """There are more people and meetings than one file can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWorkbook:
    """When somebody's row left in a workbook last; None if it never did."""

    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookOffer:
    """How many courses and people a workbook would hold, asked for on the desk of `cohort`."""

    cohort: CohortId
    cohorts: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookPerson:
    """Somebody on the list of a cohort. `spoken_at` is when a coordinator talked to them last."""

    place: EnrolmentId
    person: PersonId
    name: str
    organization: str | None
    language: str
    state: Membership
    joined_at: datetime | None
    active_at: datetime | None
    spoken_at: datetime | None
    lessons: int = 0

    @property
    def has_joined(self) -> bool:
        return self.state in {Membership.ACTIVE, Membership.FINISHED}

    @property
    def is_on_list(self) -> bool:
        """Whether they count as people of the cohort; those who ask to join do not yet."""
        return self.state is not Membership.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookCohort:
    """A cohort with its people by name, its meetings, and what is known of both.

    `left_out` counts the earliest meetings, which have no column.
    """

    cohort: Cohort
    people: tuple[WorkbookPerson, ...]
    held: tuple[Held, ...]
    known: Mapping[tuple[int, PersonId], PersonAttendance]
    lessons: int
    left_out: int = 0

    def columns(self, *, with_names: bool) -> tuple[str, ...]:
        named = (NAME,) if with_names else ()
        meetings = (meeting_column(each.session) for each in self.held)
        return (CODE, *named, ORGANIZATION, LANGUAGE, JOINED, *meetings, LESSONS, HERE, CONTACTED)

    def tokens(self, person: WorkbookPerson, *, with_names: bool) -> tuple[str, ...]:
        """Return the cells of somebody, in the order of the columns."""
        zone = self.cohort.zone
        named = (person.name,) if with_names else ()
        return (
            code_of(person.place),
            *named,
            person.organization or "",
            person.language,
            day_of(person.joined_at, zone),
            *(self.attendance(person, each) for each in self.held),
            str(person.lessons) if person.has_joined else "",
            day_of(person.active_at, zone),
            day_of(person.spoken_at, zone),
        )

    def attendance(self, person: WorkbookPerson, meeting: Held) -> str:
        """Return the attendance of somebody; people who joined later were not expected."""
        known = self.known.get((meeting.session, person.person))
        return attendance_token(person, meeting.ends_at, known)

    def count(self, meeting: Held) -> Counter[str]:
        """Count the attendance of a meeting by token."""
        return Counter(self.attendance(each, meeting) for each in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """All that a workbook holds, as it was at the instant `now`."""

    id: int
    with_names: bool
    now: datetime
    cohorts: tuple[WorkbookCohort, ...]
    organizations: tuple[str, ...]


def attendance_token(
    person: WorkbookPerson, ends_at: datetime, known: PersonAttendance | None
) -> str:
    if not person.has_joined or (person.joined_at is not None and person.joined_at >= ends_at):
        return NEVER
    if known is None or known.is_open:
        return UNKNOWN
    if known.counts_as is Attendance.UNSURE:
        return UNSURE
    return THERE if known.counts_as is Attendance.THERE else NOT_THERE


def day_of(at: datetime | None, zone: str) -> str:
    """Return the local day as 2023-05-31, which reads the same in every language."""
    return "" if at is None else at.astimezone(ZoneInfo(zone)).date().isoformat()


def cells_of(cohorts: Sequence[WorkbookCohort]) -> int:
    """Count the cells about people."""
    return sum(len(each.people) * (len(each.held) + 8) for each in cohorts)
