"""Stores how far people are in the lessons, and which translations are unclear."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.learning.recap.domain import ReadingProgress, Readings
from bot.membership.domain import EnrolmentId, PersonId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned, Values, earliest
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_NOTE = """
INSERT INTO readings (enrolment_id, unit, card, furthest, started_at, read_at, finished_at)
VALUES (:enrolment, :unit, :card, :card, :now, :now, :finished_at)
ON CONFLICT (enrolment_id, unit) DO UPDATE SET
  card = excluded.card,
  furthest = CASE WHEN excluded.furthest > readings.furthest
                  THEN excluded.furthest ELSE readings.furthest END,
  read_at = excluded.read_at,
  finished_at = CASE WHEN readings.finished_at IS NULL
                     THEN excluded.finished_at ELSE readings.finished_at END
"""


def readings_query(enrolment: EnrolmentId) -> Statement:
    """Ask how far somebody is in each unit (for `readings_from`)."""
    return query(
        "SELECT unit, card, furthest, read_at, finished_at FROM readings"
        " WHERE enrolment_id = :enrolment",
        enrolment=enrolment,
    )


def readings_of_query(enrolments: Sequence[EnrolmentId]) -> Statement:
    """Ask how far each of some members is in each unit (for `readings_of`)."""
    return query(
        "SELECT enrolment_id, unit, card, furthest, read_at, finished_at FROM readings"
        " WHERE enrolment_id IN :ids",
        ids=list(enrolments),
    )


def readings_of(rows: Rows) -> Mapping[EnrolmentId, Readings]:
    """Read how far members are; one who has read nothing is left out."""
    found: dict[EnrolmentId, dict[str, ReadingProgress]] = {}
    for row in rows:
        found.setdefault(EnrolmentId(row["enrolment_id"]), {})[row["unit"]] = reading_of(row)
    return found


def reading_of(row: Row) -> ReadingProgress:
    return from_row(ReadingProgress, row, finished=row["finished_at"] is not None)


def note_card(
    tx: Tx, enrolment: EnrolmentId, unit: str, card: int, *, is_last: bool, now: datetime
) -> None:
    """Save that somebody reads a card (from 1) of a unit; the last one finishes it."""
    tx.do(
        _NOTE,
        enrolment=enrolment,
        unit=unit,
        card=card,
        finished_at=now if is_last else None,
        now=now,
    )


def note_unclear(
    tx: Tx, person: PersonId, course: str, content: str, language: str, *, now: datetime
) -> None:
    """Save that somebody could not understand a text in a language; once for each person."""
    tx.do(
        "INSERT INTO unclear (person_id, course, content, language, flagged_at)"
        " VALUES (:person, :course, :content, :language, :now)"
        " ON CONFLICT (person_id, course, content, language) DO NOTHING",
        person=person,
        course=course,
        content=content,
        language=language,
        now=now,
    )


async def count_unclear(tx: Tx, course: str) -> dict[tuple[str, str], int]:
    """Return how many people flagged a text in a language, by (content id, language)."""
    rows = await tx.ask(
        "SELECT content, language, count(*) AS n FROM unclear WHERE course = :course"
        " GROUP BY content, language ORDER BY content, language",
        course=course,
    )
    return {(row["content"], row["language"]): row["n"] for row in rows}


def _furthest(row: Values) -> tuple[Any, ...]:
    """Order two readings of a unit: the one that was finished first wins, else the furthest."""
    return (*earliest("finished_at")(row), -row["furthest"])


TABLES = Tables(
    holdings=(deleted("readings", OWN_ENROLMENTS), deleted("unclear")),
    owned=(
        Owned(
            table="readings",
            owner="enrolment_id",
            key=("unit",),
            once=("unit",),
            order=_furthest,
            what="lessons",
        ),
        Owned(
            table="unclear",
            owner="person_id",
            key=("course", "content", "language"),
            once=("course", "content", "language"),
        ),
    ),
)
