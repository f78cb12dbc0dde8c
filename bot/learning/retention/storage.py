"""Reads the answers that measure learning, and saves which checks were offered."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.learning.quiz.domain import AttemptId
from bot.learning.recap.domain import Readings
from bot.learning.recap.storage import readings_of, readings_of_query
from bot.learning.retention.domain import MeasuredAttempt, ScoredAnswer
from bot.membership.domain import EnrolmentId
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.rows import from_row


def scored_answers_query(enrolment: EnrolmentId) -> Statement:
    """Ask for all answers of an enrolment, oldest first (for `scored_answers_from`)."""
    return query(
        "SELECT a.enrolment_id AS person, a.id AS attempt, a.quiz, a.purpose, a.finished_at,"
        " w.item, w.objective, w.correct, w.answered_at AS at"
        " FROM attempts a JOIN answers w ON w.attempt_id = a.id"
        " WHERE a.enrolment_id = :enrolment ORDER BY w.answered_at, w.attempt_id, w.item",
        enrolment=enrolment,
    )


def scored_answers_from(rows: Rows) -> tuple[ScoredAnswer, ...]:
    """Read answers; an enrolment counts as one person."""
    return tuple(
        from_row(
            ScoredAnswer,
            row,
            finished=row["finished_at"] is not None,
            right=row["correct"] == 1,
        )
        for row in rows
    )


def measured_attempts_query(enrolments: Sequence[EnrolmentId]) -> Statement:
    """Ask for the runs that measure something (for `measured_attempts_from`)."""
    return query(
        "SELECT id AS attempt, enrolment_id, quiz, purpose, started_at, finished_at,"
        " check_offered_at AS offered_at FROM attempts"
        " WHERE enrolment_id IN :ids AND purpose IN ('baseline', 'posttest', 'retention')"
        " ORDER BY id",
        ids=list(enrolments),
    )


def measured_attempts_from(rows: Rows) -> dict[EnrolmentId, list[MeasuredAttempt]]:
    """Read the runs by enrolment."""
    found: dict[EnrolmentId, list[MeasuredAttempt]] = {}
    for row in rows:
        taken = from_row(MeasuredAttempt, row)
        found.setdefault(EnrolmentId(row["enrolment_id"]), []).append(taken)
    return found


async def measured_and_read(
    tx: Tx, enrolments: Sequence[EnrolmentId]
) -> tuple[Mapping[EnrolmentId, list[MeasuredAttempt]], Mapping[EnrolmentId, Readings]]:
    """Return the runs that measure something, and the readings; who has none is left out."""
    taken, read = await tx.ask_each(
        measured_attempts_query(enrolments), readings_of_query(enrolments)
    )
    return measured_attempts_from(taken), readings_of(read)


def save_offered(tx: Tx, attempts: Sequence[AttemptId], *, now: datetime) -> None:
    """Save that the checks which compare with these runs were offered."""
    tx.do(
        "UPDATE attempts SET check_offered_at = :now WHERE id IN :ids",
        ids=list(attempts),
        now=now,
    )
