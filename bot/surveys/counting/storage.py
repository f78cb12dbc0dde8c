"""Counts answers, and stores the results of rounds after their end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.membership.domain import CohortId
from bot.storage.database import Row, Tx
from bot.surveys.domain import Round, RoundId, SurveyCounts, SurveyResults
from bot.surveys.storage import FINISHED

_CLOSE = f"""
UPDATE survey_rounds SET counted_at = :now, box = NULL, next_step = NULL, next_at = NULL,
  finished = ({FINISHED})
WHERE id = :round AND counted_at IS NULL RETURNING id
"""  # noqa: S608 - our own words
_FORGET_REMINDERS = """
DELETE FROM learning_messages WHERE kind = 'survey.remind' AND about = :about
  AND enrolment_id IN (SELECT id FROM enrolments WHERE cohort_id = :cohort)
"""
"""A reminder tells who had not answered, so it is forgotten together with the answers."""


async def tapped(tx: Tx, round_: RoundId) -> dict[str, dict[str, int]]:
    """Count the answers to a round that is not anonymous, by question and answer."""
    rows = await tx.ask(
        "SELECT question, answer, count(*) AS people FROM survey_answers"
        " WHERE round_id = :round AND answer IS NOT NULL GROUP BY question, answer",
        round=round_,
    )
    return _by_question(rows)


async def written(tx: Tx, round_: RoundId) -> dict[str, list[str]]:
    """Return what people wrote in a round, by question, without their names.

    For an anonymous round it is empty until the round has been counted.
    """
    rows = await tx.ask(
        "SELECT question, words FROM survey_words WHERE round_id = :round"
        " UNION ALL SELECT question, words FROM survey_answers"
        " WHERE round_id = :round AND words IS NOT NULL ORDER BY question, words",
        round=round_,
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["question"], []).append(row["words"])
    return found


# ---- results ----------------------------------------------------------------------------------


async def close(tx: Tx, found: Round, told: SurveyResults, *, now: datetime) -> bool:
    """Save the results of a round; False if they were saved before.

    The sealed answers, the progress of people and the reminders are deleted. Words are saved for
    anonymous rounds only: in others they stay with the answers.
    """
    row = await tx.one(
        _CLOSE,
        round=found.id,
        all=len(found.questions),
        now=now,
    )
    if row is None:
        return False
    tx.do("DELETE FROM survey_progress WHERE round_id = :round", round=found.id)
    tx.do(_FORGET_REMINDERS, cohort=found.cohort_id, about=str(found.id))
    _save_counts(tx, found.id, told.counts)
    if found.anonymous:
        _save_words(tx, found.id, told.words)
    return True


def _save_counts(tx: Tx, round_: RoundId, counts: SurveyCounts) -> None:
    for question, of in sorted(counts.items()):
        for answer, people in sorted(of.items()):
            tx.do(
                "INSERT INTO survey_counts (round_id, question, answer, people)"
                " VALUES (:round, :question, :answer, :people)",
                round=round_,
                question=question,
                answer=answer,
                people=people,
            )


def _save_words(tx: Tx, round_: RoundId, words: Mapping[str, Sequence[str]]) -> None:
    for question, texts in sorted(words.items()):
        for number, text in enumerate(sorted(texts)):
            tx.do(
                "INSERT INTO survey_words (round_id, question, number, words)"
                " VALUES (:round, :question, :number, :words)",
                round=round_,
                question=question,
                number=number,
                words=text,
            )


async def counts(tx: Tx, rounds: Iterable[RoundId]) -> dict[RoundId, dict[str, dict[str, int]]]:
    """Return the counts of rounds by round, question and answer."""
    rows = await tx.ask(
        "SELECT round_id, question, answer, people FROM survey_counts WHERE round_id IN :rounds",
        rounds=list(rounds),
    )
    found: dict[RoundId, list[Row]] = {}
    for row in rows:
        found.setdefault(RoundId(row["round_id"]), []).append(row)
    return {each: _by_question(of) for each, of in found.items()}


def _by_question(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["question"], {})[row["answer"]] = row["people"]
    return found


async def uncounted(tx: Tx, cohort: CohortId, *, now: datetime) -> list[RoundId]:
    """Return the surveys of a cohort that have ended but were not counted yet."""
    rows = await tx.ask(
        "SELECT id FROM survey_rounds WHERE cohort_id = :cohort"
        " AND ends_at <= :now AND opened_at < ends_at AND counted_at IS NULL ORDER BY id",
        cohort=cohort,
        now=now,
    )
    return [RoundId(row["id"]) for row in rows]
