"""How somebody wants to be contacted, and when their wish was first opened."""

from datetime import datetime

from bot.membership.domain import CohortId, PersonId
from bot.questions.domain import ContactWay, QuestionId
from bot.storage.database import Rows, Statement, Tx, query


def waiting_query(person: PersonId, cohort: CohortId) -> Statement:
    """Ask which wish of somebody to be contacted waits (for `waiting_from`)."""
    return query(
        "SELECT id FROM questions WHERE person_id = :person AND cohort_id = :cohort"
        " AND kind = 'contact' AND waits_since IS NOT NULL ORDER BY id LIMIT 1",
        person=person,
        cohort=cohort,
    )


def waiting_from(rows: Rows) -> QuestionId | None:
    return QuestionId(rows[0]["id"]) if rows else None


def ring_anew(tx: Tx, question: QuestionId, *, ring_again_at: datetime) -> None:
    """Note that a wish rings as if it was new."""
    tx.do(
        "UPDATE questions SET seen_at = NULL, ring_again_at = :ring WHERE id = :id",
        id=question,
        ring=ring_again_at,
    )


async def set_way(
    tx: Tx, question: QuestionId, way: ContactWay, *, not_before: datetime | None
) -> bool:
    """Save how somebody wants to be contacted; return False if they do not wait any more."""
    return await tx.found(
        "UPDATE questions SET way = :way, not_before = :not_before WHERE id = :id"
        " AND kind = 'contact' AND waits_since IS NOT NULL RETURNING id",
        id=question,
        way=str(way),
        not_before=not_before,
    )
