"""Sheets of a cohort are read page by page, each page in a transaction of its own.

So replies are sent between the pages. A change meanwhile may be in one line and not yet in another.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.act import Act
from bot.catalog.course import Course, Courses
from bot.desk.periods.domain import WHOLE, Period
from bot.desk.sheets import storage
from bot.desk.sheets.domain import (
    AttendanceSheet,
    Held,
    ListedStatus,
    PeopleSheet,
    PeopleSheetEntry,
    Somebody,
    attendance_sheet,
)
from bot.membership.domain import Cohort, CohortId, PersonId, Visitor
from bot.membership.staff import storage as staff
from bot.membership.visitor.storage import load_visitors
from bot.people.rights.service import require_cohort
from bot.sessions.attendance.domain import PersonAttendance
from bot.storage.database import Database, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """People by name, and what is known of them and of meetings."""

    people: list[tuple[Somebody, PeopleSheetEntry]]
    known: dict[tuple[int, PersonId], PersonAttendance]


async def make_attendance(
    database: Database,
    courses: Courses,
    cohort: CohortId,
    period: Period,
    *,
    telegram_id: int,
    now: datetime,
) -> AttendanceSheet:
    """Read who was at which meeting, for somebody who runs the cohort now; raise `NotAllowed`."""
    found = await database.run(partial(_begin, cohort=cohort, telegram_id=telegram_id, now=now))
    held, left_out = await _held(database, courses, found, period, now)
    read = await _read(database, cohort, None, [each.session for each in held])
    inside = [
        somebody
        for somebody, entry in read.people
        if entry.standing in {ListedStatus.IN, ListedStatus.FINISHED}
    ]
    return attendance_sheet(found, period, held, inside, read.known, left_out=left_out, now=now)


async def make_people(
    database: Database, courses: Courses, cohort: CohortId, *, telegram_id: int, now: datetime
) -> PeopleSheet:
    """Read who is on the list, for somebody who runs the cohort now; raise `NotAllowed`."""
    found = await database.run(partial(_begin, cohort=cohort, telegram_id=telegram_id, now=now))
    course = courses.get(found.course)
    held, left_out = await _held(database, courses, found, WHOLE, now)
    read = await _read(database, cohort, course, [])
    team = await database.run(partial(staff.coordinators, cohort=cohort))
    return PeopleSheet(
        cohort=found,
        now=now,
        entries=(
            *(entry for _, entry in read.people),
            *(
                PeopleSheetEntry(
                    name=each.name,
                    organization=None,
                    language=each.language,
                    standing=ListedStatus.COORDINATOR,
                    active_at=each.active_at,
                )
                for each in team
            ),
        ),
        held=len(held) + left_out,
        parts=0 if course is None else len(course.units),
    )


async def _begin(tx: Tx, *, cohort: CohortId, telegram_id: int, now: datetime) -> Cohort:
    visitor = (await load_visitors(tx, [telegram_id])).get(telegram_id, Visitor())
    return await require_cohort(Act(tx=tx, now=now, visitor=visitor), cohort)


async def _held(
    database: Database, courses: Courses, cohort: Cohort, period: Period, now: datetime
) -> tuple[tuple[Held, ...], int]:
    return await database.run(
        partial(
            storage.held,
            cohort=cohort.id,
            course=courses.get(cohort.course),
            between=period.instants(cohort.zone),
            now=now,
        )
    )


async def _read(
    database: Database, cohort: CohortId, course: Course | None, sessions: list[int]
) -> _Read:
    units = [] if course is None else [unit.id for unit in course.units]
    people: list[tuple[str, Somebody, PeopleSheetEntry]] = []
    read = _Read(people=[], known={})
    after: int | None = 0
    while after is not None:
        some, upto = await database.run(
            partial(storage.page, cohort=cohort, units=units, after=after)
        )
        people += some
        if upto is not None:
            read.known.update(
                await database.run(
                    partial(storage.known, cohort=cohort, sessions=sessions, after=after, upto=upto)
                )
            )
        after = upto
    people.sort(key=lambda each: (each[0], each[1].person))
    read.people.extend((somebody, entry) for _, somebody, entry in people)
    return read
