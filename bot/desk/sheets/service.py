"""Reads the sheets of a cohort page by page, each page in a transaction of its own.

Replies are sent between the pages. A change meanwhile may be in one line and not yet in another.
"""

from datetime import datetime
from functools import partial

from bot.catalog.course import Course, Courses
from bot.desk.periods.domain import Period
from bot.desk.sheets import storage
from bot.desk.sheets.domain import (
    AttendanceSheet,
    Held,
    Known,
    ListedStatus,
    PeopleSheet,
    PeopleSheetEntry,
    attendance_sheet,
)
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.membership.staff import storage as staff
from bot.sessions.attendance.domain import PersonAttendance
from bot.storage.database import Database


async def make_attendance(
    database: Database, courses: Courses, cohort: Cohort, period: Period, *, now: datetime
) -> AttendanceSheet:
    held, left_out = await _held(database, courses, cohort, period, now)
    people, known = await _read(database, cohort.id, None, [each.session for each in held], now=now)
    inside = [each for each in people if each.standing in {ListedStatus.IN, ListedStatus.FINISHED}]
    return attendance_sheet(cohort, period, held, inside, known, left_out=left_out, now=now)


async def make_people(
    database: Database, courses: Courses, cohort: Cohort, *, now: datetime
) -> PeopleSheet:
    course = courses.get(cohort.course)
    people, _ = await _read(database, cohort.id, course, [], now=now)
    team = await database.run(partial(staff.coordinators, cohort=cohort.id))
    return PeopleSheet(
        cohort=cohort,
        now=now,
        entries=(
            *people,
            *(
                PeopleSheetEntry(
                    person=each.id,
                    name=each.name,
                    organization=None,
                    language=each.language,
                    standing=ListedStatus.COORDINATOR,
                    active_at=each.active_at,
                )
                for each in team
            ),
        ),
        parts=0 if course is None else len(course.units),
    )


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
    database: Database,
    cohort: CohortId,
    course: Course | None,
    sessions: list[int],
    *,
    now: datetime,
) -> tuple[list[PeopleSheetEntry], Known]:
    """Return people by name, and their attendance."""
    units = [] if course is None else [unit.id for unit in course.units]
    people: list[tuple[str, PeopleSheetEntry]] = []
    known = dict[tuple[int, PersonId], PersonAttendance]()
    after: int | None = 0
    while after is not None:
        some, upto = await database.run(
            partial(storage.page, cohort=cohort, units=units, after=after, now=now)
        )
        people += some
        if upto is not None:
            known |= await database.run(
                partial(storage.known, cohort=cohort, sessions=sessions, after=after, upto=upto)
            )
        after = upto
    people.sort(key=lambda each: (each[0], each[1].person))
    return [entry for _, entry in people], known
