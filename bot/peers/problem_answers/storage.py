"""Stores answers to problems: one of each person, which a new one replaces."""

from datetime import datetime

from bot.membership.domain import PersonId
from bot.peers.problem.domain import ProblemId
from bot.peers.problem_answers.domain import ANSWERS_KEPT
from bot.storage.database import Tx
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget

_SAVE = """
INSERT INTO problem_answers (problem_id, person_id, words, answered_at)
VALUES (:problem, :person, :words, :now)
ON CONFLICT (problem_id, person_id) DO UPDATE
SET words = excluded.words, answered_at = excluded.answered_at
"""


def save(tx: Tx, problem: ProblemId, person: PersonId, words: str, *, now: datetime) -> None:
    """Save the answer of somebody; it replaces an earlier one."""
    tx.do(_SAVE, problem=problem, person=person, words=words, now=now)


async def take_back(tx: Tx, problem: ProblemId, person: PersonId) -> bool:
    """Delete somebody's answer; False if there is none."""
    return await tx.found(
        "DELETE FROM problem_answers WHERE problem_id = :problem AND person_id = :person"
        " RETURNING problem_id",
        problem=problem,
        person=person,
    )


async def has_answered(tx: Tx, problem: ProblemId, person: PersonId) -> bool:
    return await tx.found(
        "SELECT problem_id FROM problem_answers"
        " WHERE problem_id = :problem AND person_id = :person",
        problem=problem,
        person=person,
    )


async def count_answers(tx: Tx, problem: ProblemId) -> int:
    row = await tx.single(
        "SELECT count(*) AS n FROM problem_answers WHERE problem_id = :problem", problem=problem
    )
    return int(row["n"])


async def words_of_all(tx: Tx, problem: ProblemId) -> tuple[str, ...]:
    """Return all answers to a problem, the oldest first, without their writers."""
    rows = await tx.ask(
        "SELECT words FROM problem_answers WHERE problem_id = :problem"
        " ORDER BY answered_at, person_id",
        problem=problem,
    )
    return tuple(row["words"] for row in rows)


def forget_old(tx: Tx, *, now: datetime) -> None:
    """Delete answers that are so old that their summary was written long ago."""
    tx.do("DELETE FROM problem_answers WHERE answered_at < :before", before=now - ANSWERS_KEPT)


TABLES = Tables(
    holdings=(deleted("problem_answers"),),
    forget=(Forget(forget_old),),
    owned=(
        Owned(
            table="problem_answers",
            owner="person_id",
            key=("problem_id",),
            once=("problem_id",),
            order=latest("answered_at"),
        ),
    ),
)
