"""Reads the workbook page by page, each page in a transaction of its own, and notes who is in it.

Replies are sent between the pages. A change meanwhile may be in one line and not yet in another.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.act import Act
from bot.catalog.course import Courses
from bot.desk.sheets import storage as sheets
from bot.desk.workbook import storage
from bot.desk.workbook.domain import (
    Workbook,
    WorkbookCohort,
    WorkbookOffer,
    WorkbookPerson,
    WorkbookTooLarge,
    cells_of,
)
from bot.desk.workbook_cells.domain import MOST_CELLS
from bot.membership.domain import ChatId, Cohort, CohortId, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import Lane
from bot.people.rights import service as rights
from bot.people.service import enqueue_message, note_export, note_in_audit
from bot.refusals import NotAllowed
from bot.sessions.attendance.domain import PersonAttendance
from bot.storage.database import Database
from bot.storage.dialect import to_ms

FILE: Final = "workbook"
"""The kind of the message with the file."""
DELETE_FILES, DELETE_UPLOAD = "workbook.delete_files", "workbook.delete_upload"
IN_CHAT: Final = timedelta(hours=24)
"""How long files stay in the chat. Telegram lets bots delete messages for 48 hours."""
_TRIES: Final = timedelta(hours=23)


async def begin(act: Act, *, with_names: bool, locked: bool) -> tuple[int, tuple[Cohort, ...]]:
    """Note in the audit that a workbook is made; return its number and the visitor's cohorts."""
    places = await rights.open_cohorts(act)
    number = await storage.add(
        act.tx, act.person.id, with_names=with_names, locked=locked, now=act.now
    )
    for each in places:
        await note_export(act, each.id, "workbook", "names" if with_names else "codes")
    return number, places


async def still_open(act: Act, places: Sequence[CohortId]) -> tuple[Cohort, ...]:
    """Return these cohorts; raise `NotAllowed` if the visitor does not run all of them now."""
    found = {each.id: each for each in await rights.open_cohorts(act)}
    if not found.keys() >= set(places):
        raise NotAllowed
    return tuple(found[each] for each in places)


async def make(
    database: Database,
    courses: Courses,
    number: int,
    places: tuple[Cohort, ...],
    *,
    with_names: bool,
    now: datetime,
) -> Workbook:
    """Read all cohorts; raise `WorkbookTooLarge`."""
    found = [await _read(database, courses, each, now=now) for each in places]
    if cells_of(found) > MOST_CELLS:
        raise WorkbookTooLarge
    named = {each.organization for one in found for each in one.people if each.organization}
    return Workbook(
        id=number,
        with_names=with_names,
        now=now,
        cohorts=tuple(found),
        organizations=tuple(sorted(named, key=str.casefold)),
    )


async def note_made(act: Act, made: Workbook, chat: ChatId) -> None:
    """Save whose rows leave in a workbook; plan that its message is deleted."""
    people = {each.person for one in made.cohorts for each in one.people}
    storage.note_people(act.tx, made.id, sorted(people), now=act.now)
    await note_in_audit(act, "workbook.made", f"workbook:{made.id}", people=len(people))
    plan_deletion(act, chat, DELETE_FILES, {"until": to_ms(act.now)}, f"{made.id}")


def plan_deletion(
    act: Act, chat: ChatId, kind: str, about: Mapping[str, object], number: str
) -> None:
    """Plan that a file is deleted from a chat in a day."""
    enqueue_message(
        act,
        chat,
        kind,
        about,
        keep=IN_CHAT + _TRIES,
        lane=Lane.REPLY,
        due_at=act.now + IN_CHAT,
        dedup=f"{kind}:{chat}:{number}",
    )


async def _read(
    database: Database, courses: Courses, cohort: Cohort, *, now: datetime
) -> WorkbookCohort:
    course = courses.get(cohort.course)
    units = [] if course is None else [unit.id for unit in course.units]
    held, left_out = await database.run(
        partial(sheets.held, cohort=cohort.id, course=course, between=None, now=now)
    )
    sessions = [each.session for each in held]
    people: list[tuple[str, WorkbookPerson]] = []
    known = dict[tuple[int, PersonId], PersonAttendance]()
    after = 0
    while some := await database.run(
        partial(storage.page, cohort=cohort.id, units=units, after=after)
    ):
        people += some
        upto = some[-1][1].place
        known |= await database.run(
            partial(sheets.known, cohort=cohort.id, sessions=sessions, after=after, upto=upto)
        )
        after = upto
    people.sort(key=lambda each: (each[0], each[1].place))
    return WorkbookCohort(
        cohort=cohort,
        people=tuple(person for _, person in people),
        held=held,
        known=known,
        lessons=len(units),
        left_out=left_out,
    )


async def open_workbook(act: Act, cohort: CohortId) -> WorkbookOffer:
    """Return what a workbook of the visitor would hold; raise `NotAllowed` for others."""
    await rights.require_cohort(act, cohort)
    places = await rights.open_cohorts(act)
    counted = [await enrolments.count_members(act.tx, each.id) for each in places]
    return WorkbookOffer(
        cohort=cohort, cohorts=len(places), people=sum(everybody for _, everybody in counted)
    )
