"""A database of a country: a cohort with its whole history, and many others around it.

The people around have little history each, and nothing of theirs is due. What is measured are
steps that concern one cohort or nobody: they must not take longer because of all the others.
"""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.act import Act
from bot.catalog.course import Course
from bot.clock import Clock
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.service import create_cohort
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from tests.benchmarks.history import History
from tests.builders import add_meeting
from tests.shipped import shipped_courses

ZONE: Final = "Asia/Phnom_Penh"
MEASURED: Final = 1000
"""People in the cohort that is measured."""
MOST_COHORTS: Final = 200
FIRST: Final = 10_000_000
"""From this number on everything belongs to the people around."""
_LATER: Final = timedelta(days=20)

_NUMBERS = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {many})
"""
_AROUND = {
    "cohorts": """
INSERT INTO cohorts (id, course, title, zone, next_digest_at, created_at)
SELECT :first + i, :course, 'Course ' || i, 'Asia/Phnom_Penh', :later, :now FROM n""",
    "organizations": """
INSERT INTO organizations (id, name, name_key, created_at)
SELECT :first + i, 'House ' || i, 'house ' || i, :now FROM n""",
    "people": """
INSERT INTO people (id, telegram_id, name, name_key, language, zone, consent_version, consented_at,
                    active_at, created_at)
SELECT :first + i, :first + i, 'Person ' || i, 'person ' || i, 'km', 'Asia/Phnom_Penh', 3, :now,
       :now - (i % 300) * 86400000, :now FROM n""",
    "chats": """
INSERT INTO chats (id, kind, person_id) SELECT :first + i, 'private', :first + i FROM n""",
    "enrolments": """
INSERT INTO enrolments (id, person_id, cohort_id, organization_id, state, joined_at, used_at,
                        next_refresh_at, next_lesson_at)
SELECT :first + i, :first + i, :first + i % :cohorts, :first + i % :organizations, 'active', :now,
       :now, :later + i % 864000000, :later + i % 864000000 FROM n""",
    "readings": """
INSERT INTO readings (enrolment_id, unit, card, furthest, started_at, read_at, finished_at)
SELECT :first + i, :unit, 1, 1, :now, :now, :now FROM n""",
    "attempts": """
INSERT INTO attempts (id, person_id, enrolment_id, quiz, purpose, items, started_at, finished_at)
SELECT :first + i, :first + i, :first + i, :unit, 'posttest', '[]', :now, :now FROM n""",
}
_ANSWERS = """
INSERT INTO answers (attempt_id, item, objective, picked, correct, content_hash, answered_at)
SELECT :first + i, :item, :objective, 1, i % 3 > 0, :hash, :now FROM n"""
_ITEMS = 5
"""Answers of each person around."""


async def found_country(path: Path, people: int) -> None:
    """Make a database of so many people, a thousand of them in the cohort that is measured."""
    [course] = shipped_courses().values()
    now = Clock().now()
    database = await SqliteDatabase.open(path)
    try:
        await upgrade_database(database, now_ms=0)

        async def work(tx: Tx) -> None:
            made = await create_cohort(Act(tx=tx, now=now), course=course, title="May", zone=ZONE)
            many = min(people, MEASURED)
            await History(course=course, cohort=made, many=many, now=now).insert(tx)
            tx.do("UPDATE enrolments SET next_lesson_at = :later", later=now + _LATER)
            tx.do("UPDATE cohorts SET next_digest_at = :later", later=now + _LATER)

        await database.run(work)
    finally:
        await database.close()
    if people > MEASURED:
        _settle_around(path, people - MEASURED, course, now)


def _settle_around(path: Path, people: int, course: Course, now: datetime) -> None:
    unit = course.units[0]
    values = {
        "first": FIRST,
        "course": str(course.id),
        "unit": unit.id,
        "now": to_ms(now),
        "later": to_ms(now + _LATER),
        "cohorts": min(MOST_COHORTS, max(1, people // MEASURED)),
        "organizations": max(1, people // 14),
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("BEGIN")
        for table, sql in _AROUND.items():
            many = values.get(table, people)
            connection.execute(_NUMBERS.format(many=many) + sql, values)
        for item in list(unit.items)[:_ITEMS]:
            about = {"item": item.id, "objective": item.objective, "hash": item.content_hash}
            connection.execute(_NUMBERS.format(many=people) + _ANSWERS, {**values, **about})
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def measured_cohort(tx: Tx) -> Cohort:
    """Return the cohort that is measured: it was made first."""
    row = await tx.one("SELECT min(id) AS id FROM cohorts")
    assert row is not None
    found = await cohorts.by_id(tx, row["id"])
    assert found is not None
    return found


async def call_a_meeting(tx: Tx, cohort: CohortId, *, now: datetime) -> SessionId:
    """Let the cohort have a meeting in ten minutes, and nobody asleep or written to today."""
    tx.do("UPDATE people SET quiet_from = 0, quiet_until = 0 WHERE id < :first", first=FIRST)
    return await add_meeting(tx, cohort, now + timedelta(minutes=10), title="Meeting", now=now)
