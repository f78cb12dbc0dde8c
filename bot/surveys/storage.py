"""Rounds, the progress of people, and answers. No row ties a sealed answer to a person."""

from datetime import datetime, timedelta
from typing import Final

from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned, earliest, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row
from bot.surveys.domain import Round, RoundId

WORDS_KEPT: Final = timedelta(days=365)
"""How long after the end of a survey people's words are kept; the counts stay."""
ROUND = (
    "r.id, r.cohort_id, r.survey, r.anonymous, r.questions, r.opened_at, r.ends_at, r.counted_at,"
    " r.finished"
)
_STEP_ON = """
INSERT INTO survey_progress (round_id, person_id, done) VALUES (:round, :person, :done + 1)
ON CONFLICT (round_id, person_id) DO UPDATE SET done = excluded.done
WHERE survey_progress.done = :done RETURNING done
"""
FINISHED = (
    "SELECT count(*) AS n FROM survey_progress p WHERE p.round_id = :round AND p.done >= :all"
)


async def by_id(tx: Tx, round_: RoundId) -> Round | None:
    row = await tx.one(f"SELECT {ROUND} FROM survey_rounds r WHERE r.id = :id", id=round_)  # noqa: S608
    return None if row is None else from_row(Round, row)


async def of_cohort(tx: Tx, cohort: CohortId) -> list[Round]:
    """Return the rounds of a cohort, the earliest first."""
    rows = await tx.ask(
        f"SELECT {ROUND} FROM survey_rounds r"  # noqa: S608 - our own words
        " WHERE r.cohort_id = :cohort ORDER BY r.opened_at, r.id",
        cohort=cohort,
    )
    return [from_row(Round, row) for row in rows]


def open_rounds_query(cohort: CohortId, person: PersonId, *, now: datetime) -> Statement:
    """Ask for the open rounds of a cohort, and somebody's progress (for `unfinished_from`)."""
    return query(
        f"SELECT {ROUND}, coalesce(p.done, 0) AS done FROM survey_rounds r"  # noqa: S608
        " LEFT JOIN survey_progress p ON p.round_id = r.id AND p.person_id = :person"
        " WHERE r.cohort_id = :cohort AND r.ends_at > :now ORDER BY r.ends_at, r.id",
        cohort=cohort,
        person=person,
        now=now,
    )


def unfinished_from(rows: Rows) -> list[Round]:
    """Read the rounds that somebody has not finished; the first one ends first."""
    found = [(row["done"], from_row(Round, row)) for row in rows]
    return [each for done, each in found if done < len(each.questions)]


# ---- progress ---------------------------------------------------------------------------------


async def done(tx: Tx, round_: RoundId, person: PersonId) -> int:
    """Return how many questions of an open round somebody has done."""
    row = await tx.one(
        "SELECT done FROM survey_progress WHERE round_id = :round AND person_id = :person",
        round=round_,
        person=person,
    )
    return 0 if row is None else row["done"]


async def step_on(tx: Tx, round_: RoundId, person: PersonId, *, before: int) -> bool:
    """Save that one more question is done; False if somebody is not at `before` any more."""
    return await tx.found(_STEP_ON, round=round_, person=person, done=before)


async def finished(tx: Tx, found: Round) -> int:
    """Return how many people have finished a round."""
    if found.finished is not None:
        return found.finished
    row = await tx.one(FINISHED, round=found.id, all=len(found.questions))
    return 0 if row is None else row["n"]


# ---- answers ----------------------------------------------------------------------------------


async def box(tx: Tx, round_: RoundId) -> tuple[str | None, int]:
    """Return the sealed answers of an anonymous round, and their revision."""
    row = await tx.one("SELECT box, revision FROM survey_rounds WHERE id = :id", id=round_)
    return (None, 0) if row is None else (row["box"], row["revision"])


async def save_box(tx: Tx, round_: RoundId, sealed: str, *, revision: int) -> bool:
    """Save sealed answers; False if others were saved after `revision`, or all are counted."""
    return await tx.found(
        "UPDATE survey_rounds SET box = :box, revision = revision + 1"
        " WHERE id = :id AND revision = :revision AND counted_at IS NULL RETURNING id",
        id=round_,
        box=sealed,
        revision=revision,
    )


def save_answer(
    tx: Tx,
    round_: RoundId,
    person: PersonId,
    question: str,
    *,
    answer: str | None,
    words: str | None,
    now: datetime,
) -> None:
    """Save an answer to a survey that is not anonymous."""
    tx.do(
        "INSERT INTO survey_answers (round_id, person_id, question, answer, words, answered_at)"
        " VALUES (:round, :person, :question, :answer, :words, :now)"
        " ON CONFLICT (round_id, person_id, question) DO NOTHING",
        round=round_,
        person=person,
        question=question,
        answer=answer,
        words=words,
        now=now,
    )


# ---- personal data ----------------------------------------------------------------------------


def forget_words(tx: Tx, *, now: datetime) -> None:
    """Delete the words, the progress and the sealed answers of surveys that ended long ago."""
    before = now - WORDS_KEPT
    old = "round_id IN (SELECT id FROM survey_rounds WHERE ends_at < :before)"
    tx.do(f"DELETE FROM survey_words WHERE {old}", before=before)  # noqa: S608
    tx.do(f"DELETE FROM survey_progress WHERE {old}", before=before)  # noqa: S608
    tx.do(
        f"DELETE FROM survey_answers WHERE words IS NOT NULL AND {old}",  # noqa: S608
        before=before,
    )
    tx.do(
        "UPDATE survey_rounds SET box = NULL WHERE box IS NOT NULL AND ends_at < :before",
        before=before,
    )


TABLES = Tables(
    holdings=(deleted("survey_answers"), deleted("survey_progress")),
    impersonal=("survey_rounds", "survey_counts", "survey_words"),
    forget=(Forget(forget_words),),
    owned=(
        Owned(
            table="survey_answers",
            owner="person_id",
            key=("round_id", "question"),
            once=("round_id", "question"),
            order=earliest("answered_at"),
        ),
        Owned(
            table="survey_progress",
            owner="person_id",
            key=("round_id",),
            once=("round_id",),
            order=latest("done"),
        ),
    ),
)
