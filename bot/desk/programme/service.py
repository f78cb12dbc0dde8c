"""Counts all cohorts of a reader, page by page, and sends word of them once a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.act import Act
from bot.catalog.course import Courses
from bot.days import local_day
from bot.desk.programme import storage
from bot.desk.programme.domain import CohortFigures, Programme, month_morning, working_morning
from bot.desk.programme.storage import DueReader
from bot.desk.report_figures.storage import Sums
from bot.desk.reports.service import count_pages
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.membership.staff.domain import require_coordinator
from bot.membership.visitor.storage import load_visitors
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.planning import Phase, Source
from bot.refusals import Refusal, StaleButton
from bot.storage import set_aside
from bot.storage.database import Database, Tx

KIND: Final = "programme.month"
SEVERAL: Final = 2
"""From so many cohorts on there is something to compare."""
_KEPT: Final = timedelta(days=7)
"""How long word of a month may wait, such as for the end of an outage."""


class OneCourseOnly(Refusal):
    """There is nothing to compare."""


async def require_cohorts(
    act: Act, cohort: CohortId, *, least: int = SEVERAL
) -> tuple[Cohort, ...]:
    """Return the open cohorts of the visitor, the newest first; `cohort` is where they came from.

    Raise `NotAllowed` for others than its coordinators, and `OneCourseOnly` for less than `least`.
    """
    require_coordinator(act.visitor.grants, cohort)
    found = await _cohorts(act)
    if len(found) < least:
        raise OneCourseOnly
    return found


async def cohorts_of(act: Act, telegram_id: int | None) -> tuple[Cohort, ...]:
    """Return the open cohorts that somebody sees; empty if they are not several."""
    if telegram_id is None:
        return ()
    visitor = (await load_visitors(act.tx, [telegram_id])).get(telegram_id)
    if visitor is None or not visitor.grants:
        return ()
    found = await _cohorts(replace(act, visitor=visitor))
    return found if len(found) >= SEVERAL else ()


async def _cohorts(act: Act) -> tuple[Cohort, ...]:
    return tuple(each for each in await rights.open_cohorts(act) if each.course in act.courses)


async def count_programme(
    database: Database, courses: Courses, cohorts: Sequence[Cohort], *, now: datetime
) -> Programme:
    """Count all cohorts together: each figure is one query for a page of people of all cohorts."""
    ids = [each.id for each in cohorts]
    held = await database.run(partial(storage.held, cohorts=ids, now=now))
    pages = await _pages(database, ids)
    params = {"cohorts": ids, "now": now}
    sums = await count_pages(database, pages, storage.TRANSACTIONS, params)
    return Programme(
        now=now,
        cohorts=tuple(_figures(each, courses, sums, held[each.id]) for each in cohorts),
    )


async def _pages(database: Database, cohorts: Sequence[CohortId]) -> list[tuple[int, int]]:
    pages: list[tuple[int, int]] = []
    after = 0
    while True:
        upto = await database.run(partial(storage.page_end, cohorts=cohorts, after=after))
        if upto is None:
            return pages
        pages.append((after, upto))
        after = upto


def _figures(
    cohort: Cohort, courses: Courses, sums: Sums, held: Mapping[int, bool]
) -> CohortFigures:
    """Return the figures of a cohort; `held` are its meetings, and whether attendance was taken."""
    units = {unit.id for unit in courses[cohort.course].units}
    listed = [row for row in sums.rows(storage.LISTED) if row.cohort == cohort.id]
    noted = [row for row in sums.rows(storage.MET) if held.get(row.session)]
    finished = [row for row in sums.rows(storage.FINISHED) if row.cohort == cohort.id]
    planned = [row for row in sums.rows(storage.PLANNED) if row.cohort == cohort.id]
    return CohortFigures(
        cohort=cohort,
        listed=sum(row.listed for row in listed),
        inside=sum(row.inside for row in listed),
        held=len(held),
        noted=sum(held.values()),
        there=sum(row.there for row in noted),
        expected=sum(row.expected for row in noted),
        most_expected=max((row.expected for row in noted), default=0),
        read=sum(row.finished for row in finished if row.unit in units),
        parts=len(units),
        planners=sum(row.planners for row in planned),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A coordinator who sees several cohorts; `gets`: they get them once a month."""

    person: PersonId
    name: str
    zone: str
    gets: bool


async def readers(act: Act, cohort: CohortId) -> tuple[Reader, ...]:
    """Return who may get the cohorts of the visitor once a month: the visitor first.

    Others are those who see at least two of these cohorts; each gets the cohorts that they see.
    """
    ids = [each.id for each in await require_cohorts(act, cohort)]
    seen: dict[PersonId, set[CohortId]] = {}
    told: dict[PersonId, tuple[str, str]] = {}
    for person, name, zone, runs in await storage.staff_of(act.tx, ids):
        seen.setdefault(person, set()).update(ids if runs is None else [runs])
        told[person] = (name, zone)
    may = [person for person in told if len(seen[person]) >= SEVERAL]
    get = await storage.readers(act.tx, may) if may else set()
    found = [
        Reader(person=each, name=told[each][0], zone=told[each][1], gets=each in get)
        for each in may
    ]
    return tuple(sorted(found, key=lambda each: each.person != act.person.id))


async def set_monthly(
    act: Act, cohort: CohortId, person: PersonId, *, gets: bool
) -> tuple[Reader, ...]:
    """Let somebody get the cohorts once a month or not; raise `StaleButton` if they may not."""
    found = await readers(act, cohort)
    reader = next((each for each in found if each.person == person), None)
    if reader is None:
        raise StaleButton
    if reader.gets != gets:
        if gets:
            storage.add(act.tx, person, next_at=month_morning(reader.zone, now=act.now))
        else:
            storage.remove(act.tx, person)
        await note_in_audit(act, "programme.monthly", f"person:{person}", gets=int(gets))
    return tuple(replace(each, gets=gets) if each is reader else each for each in found)


class ProgrammeMonths(Source):
    """The source of the monthly word that all cohorts can be looked at."""

    name = "programme"
    phase = Phase.COORDINATORS
    is_alone = True

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        found = await storage.due(act.tx, now=act.now)
        for each in found:
            async with set_aside.isolated(act.tx, storage.PLACE, each.person, now=act.now):
                await self._send(replace(act, courses=self._courses), each)
        return bool(found)

    async def next_due(self, tx: Tx) -> datetime | None:
        return await storage.next_due(tx)

    async def _send(self, act: Act, reader: DueReader) -> None:
        cohorts = await cohorts_of(act, reader.telegram_id)
        if not cohorts:  # their role has ended, or there is only one cohort left
            storage.remove(act.tx, reader.person)
            return
        day = local_day(act.now, reader.zone).isoformat()
        if all(day in each.quiet_days for each in cohorts):
            storage.set_next(act.tx, reader.person, working_morning(reader.zone, now=act.now))
            return
        storage.set_next(act.tx, reader.person, month_morning(reader.zone, now=act.now))
        if reader.chat is None:
            return
        message = NewMessage(
            chat_id=reader.chat,
            lane=Lane.REMINDER,
            kind=KIND,
            due_at=act.now,
            expires_at=act.now + _KEPT,
            about={"person": reader.person},
            dedup=f"programme:{reader.person}:{day}",
        )
        outbox.enqueue(act.tx, [message], now=act.now)
