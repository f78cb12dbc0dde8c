"""Queries for the workbook, a page of people at a time; and which workbooks left the bot."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.desk.workbook.domain import LastWorkbook, WorkbookPerson
from bot.facts import CohortPlace, Fact
from bot.membership.domain import ChatId, CohortId, EnrolmentId, Membership, PersonId
from bot.outbox.domain import DELETABLE
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, counted, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

PEOPLE: Final = 100
"""How many people one page has."""
_PERSON = """
SELECT e.id AS place, e.person_id AS person, e.state, e.joined_at, e.cohort_id, p.name, p.name_key,
  p.language, p.active_at, o.name AS organization, k.spoken_at{0}
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN contacts k ON k.cohort_id = e.cohort_id AND k.person_id = e.person_id
"""
_LESSONS = """, (SELECT count(*) FROM readings r WHERE r.enrolment_id = e.id AND r.unit IN :units
    AND r.finished_at IS NOT NULL) AS lessons"""
_ON_LIST = "e.state IN ('invited', 'waiting', 'active', 'finished')"
_FILES = """
SELECT message_id FROM outbox WHERE chat_id = :chat AND state = 'sent' AND kind = :kind
  AND message_id IS NOT NULL AND created_at <= :until AND done_at > :since ORDER BY id
"""


async def page(
    tx: Tx, cohort: CohortId, *, units: Sequence[str], after: int
) -> list[tuple[str, WorkbookPerson]]:
    """Return a page of people in the order of their enrolments, each with the key to sort by."""
    rows = await tx.ask(
        f"{_PERSON.format(_LESSONS)} WHERE e.cohort_id = :cohort AND e.id > :after AND {_ON_LIST}"
        " ORDER BY e.id LIMIT :n",
        cohort=cohort,
        units=list(units),
        after=after,
        n=PEOPLE,
    )
    return [(row["name_key"], _person(row, lessons=row["lessons"])) for row in rows]


async def people_at(
    tx: Tx, places: Iterable[EnrolmentId]
) -> dict[EnrolmentId, tuple[CohortId, WorkbookPerson]]:
    """Return the people of these enrolments who are on a list, with their cohort."""
    asked = sorted(places)
    rows = (
        await tx.ask(f"{_PERSON.format('')} WHERE e.id IN :places AND {_ON_LIST}", places=asked)
        if asked
        else []
    )
    return {EnrolmentId(row["place"]): (CohortId(row["cohort_id"]), _person(row)) for row in rows}


def _person(row: Row, *, lessons: int = 0) -> WorkbookPerson:
    return from_row(WorkbookPerson, row, state=Membership(row["state"]), lessons=lessons)


async def add(tx: Tx, author: PersonId, *, with_names: bool, locked: bool, now: datetime) -> int:
    """Save that a workbook is made; return its number."""
    row = await tx.single(
        "INSERT INTO workbooks (author_id, with_names, locked, made_at)"
        " VALUES (:author, :named, :locked, :now) RETURNING id",
        author=author,
        named=with_names,
        locked=locked,
        now=now,
    )
    return int(row["id"])


def note_people(tx: Tx, workbook: int, people: Iterable[PersonId], *, now: datetime) -> None:
    """Save whose rows are in a workbook."""
    for person in people:
        tx.do(
            "INSERT INTO workbook_people (workbook_id, person_id, made_at)"
            " VALUES (:workbook, :person, :now) ON CONFLICT (workbook_id, person_id) DO NOTHING",
            workbook=workbook,
            person=person,
            now=now,
        )


async def sent_files(
    tx: Tx, chat: ChatId, kind: str, *, until: datetime, now: datetime
) -> list[int]:
    """Return the messages with files of a kind that were ordered before, and can be deleted."""
    rows = await tx.ask(_FILES, chat=chat, kind=kind, until=until, since=now - DELETABLE)
    return [row["message_id"] for row in rows]


def forget_old(tx: Tx, *, now: datetime, keep: timedelta) -> None:
    tx.do("DELETE FROM workbook_people WHERE made_at < :before", before=now - keep)
    tx.do("DELETE FROM workbooks WHERE made_at < :before", before=now - keep)


def _queries(place: CohortPlace) -> Sequence[Statement]:
    person = place.enrolment.person_id
    return (
        query("SELECT max(made_at) AS at FROM workbook_people WHERE person_id = :id", id=person),
    )


def _last(_place: CohortPlace, rows: Sequence[Rows]) -> LastWorkbook:
    at = rows[0][0]["at"]
    return LastWorkbook(at=None if at is None else from_ms(at))


LAST_WORKBOOK = Fact(kind=LastWorkbook, queries=_queries, read=_last)

TABLES = Tables(
    holdings=(
        deleted("workbook_people"),
        counted("workbooks", "author_id = :person"),
    ),
    forget=(Forget(forget_old, "audit_days"),),
    owned=(
        Owned(
            table="workbook_people",
            owner="person_id",
            key=("workbook_id",),
            once=("workbook_id",),
        ),
    ),
)
