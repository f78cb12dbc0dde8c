"""Counts of several cohorts, one query for each figure and page of people; who gets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from bot.desk.report_figures.storage import PEOPLE, CountQuery
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.membership.enrolment.storage import ON_LIST
from bot.membership.focus import on_person
from bot.membership.staff.storage import runs
from bot.sessions.attendance.storage import TAKEN, WAS_EXPECTED
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

PLACE: Final = "programme_readers"
"""The place name under which `set_aside` keeps readers, by the ids of people."""
_PAGE = "e.cohort_id IN :cohorts AND e.id > :after AND e.id <= :upto"
_INSIDE = f"{_PAGE} AND e.state IN ('active', 'finished')"


class ListedRow(NamedTuple):
    """People on the list of a cohort, and those inside."""

    cohort: int
    listed: int
    inside: int


class MetRow(NamedTuple):
    """People for whom a meeting of a cohort was, and those who were there."""

    session: int
    cohort: int
    expected: int
    there: int


class FinishedRow(NamedTuple):
    """People of a cohort who finished a unit."""

    cohort: int
    unit: str
    finished: int


class PlannedRow(NamedTuple):
    """People of a cohort with a plan."""

    cohort: int
    planners: int


_LISTED = f"""
SELECT e.cohort_id AS cohort, count(*) AS listed,
  count(*) FILTER (WHERE e.state IN ('active', 'finished')) AS inside
FROM enrolments e WHERE {_PAGE} AND {ON_LIST}
GROUP BY e.cohort_id
"""  # noqa: S608 - our own words
_MET = f"""
SELECT s.id AS session, s.cohort_id AS cohort, count(*) AS expected,
  count(*) FILTER (WHERE a.state = 'there') AS there
FROM enrolments e JOIN sessions s ON s.cohort_id = e.cohort_id
LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
WHERE {_INSIDE} AND s.state = 'planned' AND s.starts_at <= :now AND {WAS_EXPECTED}
GROUP BY s.id, s.cohort_id
"""  # noqa: S608
_FINISHED = f"""
SELECT e.cohort_id AS cohort, r.unit, count(*) AS finished
FROM enrolments e JOIN readings r ON r.enrolment_id = e.id
WHERE {_INSIDE} AND r.finished_at IS NOT NULL GROUP BY e.cohort_id, r.unit
"""  # noqa: S608
_PLANNED = f"""
SELECT e.cohort_id AS cohort, count(DISTINCT e.id) AS planners
FROM enrolments e JOIN plans p ON p.enrolment_id = e.id WHERE {_INSIDE} GROUP BY e.cohort_id
"""  # noqa: S608
LISTED: Final = CountQuery("listed", _LISTED, ListedRow, 1)
MET: Final = CountQuery("met", _MET, MetRow, 2)
FINISHED: Final = CountQuery("finished", _FINISHED, FinishedRow, 2)
PLANNED: Final = CountQuery("planned", _PLANNED, PlannedRow, 1)
TRANSACTIONS: Final = ((LISTED, PLANNED), (MET,), (FINISHED,))
"""The counts of a page of people; each group runs in one transaction."""


async def page_end(tx: Tx, cohorts: Sequence[CohortId], after: int) -> int | None:
    """Return the last enrolment id of the page after `after`, or None if it is empty."""
    row = await tx.single(
        "SELECT max(x.id) AS id FROM (SELECT e.id FROM enrolments e WHERE e.cohort_id IN :cohorts"
        " AND e.id > :after ORDER BY e.id LIMIT :n) x",
        cohorts=list(cohorts),
        after=after,
        n=PEOPLE,
    )
    end: int | None = row["id"]
    return end


async def held(
    tx: Tx, cohorts: Sequence[CohortId], *, now: datetime
) -> dict[CohortId, dict[int, bool]]:
    """Return the meetings of each cohort that have begun, and whether attendance was taken."""
    rows = await tx.ask(
        f"SELECT s.cohort_id, s.id, {TAKEN} FROM sessions s WHERE s.cohort_id IN :cohorts"  # noqa: S608
        " AND s.state = 'planned' AND s.starts_at <= :now",
        cohorts=list(cohorts),
        now=now,
    )
    found: dict[CohortId, dict[int, bool]] = {each: {} for each in cohorts}
    for row in rows:
        found[CohortId(row["cohort_id"])][row["id"]] = bool(row["taken"])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReader:
    """Somebody who gets the cohorts once a month; without `chat` they cannot be reached."""

    person: PersonId
    telegram_id: int | None
    zone: str
    chat: ChatId | None
    next_at: datetime


async def staff_of(
    tx: Tx, cohorts: Sequence[CohortId]
) -> list[tuple[PersonId, str, str, CohortId | None]]:
    """Return who runs any of the cohorts: person, name, zone, and which (None: all), by name."""
    rows = await tx.ask(
        "SELECT DISTINCT p.id, p.name, p.name_key, p.zone, r.cohort_id FROM roles r"  # noqa: S608
        f" JOIN people p ON p.id = r.person_id WHERE {runs('r.id', 'IN :cohorts')}"
        " ORDER BY p.name_key, p.id",
        cohorts=list(cohorts),
    )
    return [(PersonId(row["id"]), row["name"], row["zone"], row["cohort_id"]) for row in rows]


async def readers(tx: Tx, people: Sequence[PersonId]) -> set[PersonId]:
    """Return who of some people gets the cohorts once a month."""
    rows = await tx.ask(
        "SELECT person_id FROM programme_readers WHERE person_id IN :people", people=list(people)
    )
    return {PersonId(row["person_id"]) for row in rows}


def add(tx: Tx, person: PersonId, *, next_at: datetime) -> None:
    tx.do(
        "INSERT INTO programme_readers (person_id, next_at) VALUES (:person, :at)"
        " ON CONFLICT (person_id) DO NOTHING",
        person=person,
        at=next_at,
    )


def remove(tx: Tx, person: PersonId) -> None:
    tx.do("DELETE FROM programme_readers WHERE person_id = :person", person=person)


def set_next(tx: Tx, person: PersonId, at: datetime) -> None:
    tx.do(
        "UPDATE programme_readers SET next_at = :at WHERE person_id = :person", person=person, at=at
    )


_USABLE = set_aside.left_out(PLACE, "m.person_id")
_DUE = f"""
SELECT m.person_id AS person, p.telegram_id, p.zone, c.id AS chat, m.next_at
FROM programme_readers m JOIN people p ON p.id = m.person_id
LEFT JOIN chats c ON c.person_id = m.person_id AND c.reach = 'open'
WHERE m.next_at <= :now AND {_USABLE}
"""  # noqa: S608 - our own words


async def due(tx: Tx, *, now: datetime) -> list[DueReader]:
    rows = await tx.ask(
        f"{_DUE}{on_person(tx, 'm.person_id')} ORDER BY m.next_at, m.person_id LIMIT 20", now=now
    )
    return await set_aside.readable(
        tx,
        PLACE,
        rows,
        lambda row: from_row(DueReader, row),
        number=lambda row: row["person"],
        now=now,
    )


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.single(
        f"SELECT min(m.next_at) AS due FROM programme_readers m WHERE {_USABLE}"  # noqa: S608
        f"{on_person(tx, 'm.person_id')}"
    )
    return from_ms_or_none(row["due"])


TABLES = Tables(
    holdings=(deleted("programme_readers"),),
    owned=(Owned(table="programme_readers", owner="person_id", key=(), once=()),),
)
