"""Reads answers as reviews of objectives, and open practice; saves how messages are answered.

Memories are not stored: they are computed from the answers, so a corrected answer corrects them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.learning import storage as offers
from bot.learning.domain import Learner, Meeting
from bot.learning.memory.domain import Review
from bot.learning.practice.domain import LAST_MESSAGE, Answers
from bot.learning.quiz.domain import PRACTICE_QUIZ, AttemptId
from bot.learning.recap.domain import Readings
from bot.learning.recap.storage import readings_of, readings_of_query
from bot.membership.domain import EnrolmentId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted


def answers_query(enrolments: Sequence[EnrolmentId]) -> Statement:
    """Ask for all answers of some enrolments (for `answers_from`)."""
    return query(
        "SELECT a.enrolment_id, w.objective, w.item, w.correct, w.guessed, w.answered_at"
        " FROM attempts a JOIN answers w ON w.attempt_id = a.id WHERE a.enrolment_id IN :ids"
        " ORDER BY w.answered_at, w.attempt_id, w.item",
        ids=list(enrolments),
    )


def answers_from(rows: Rows) -> Mapping[EnrolmentId, Answers]:
    """Read the answers of each enrolment."""
    found: dict[EnrolmentId, dict[str, list[Review]]] = {}
    for row in rows:
        review = Review(
            item=row["item"],
            right=row["correct"] == 1,
            unsure=row["guessed"] == 1,
            at=from_ms(row["answered_at"]),
        )
        answers = found.setdefault(EnrolmentId(row["enrolment_id"]), {})
        answers.setdefault(row["objective"], []).append(review)
    return found


async def studied_by(
    tx: Tx, enrolments: Sequence[EnrolmentId]
) -> tuple[Mapping[EnrolmentId, Answers], Mapping[EnrolmentId, Readings]]:
    """Return the answers and the readings of some enrolments; one without any is left out."""
    answers, readings = await tx.ask_each(answers_query(enrolments), readings_of_query(enrolments))
    return answers_from(answers), readings_of(readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeState:
    """What is stored about the practice of one member; `run_id` is the run that is open.

    `lessons_shown` tells when practice last showed the lesson of an objective.
    """

    member: Learner
    meetings: list[Meeting]
    answers: Answers
    run_id: AttemptId | None
    run_started: datetime | None
    lessons_shown: Mapping[str, datetime]
    readings: Readings


async def load(tx: Tx, enrolment: EnrolmentId) -> PracticeState | None:
    """Return the state of an active member's practice in one trip; None for anybody else."""
    members, meetings, answers, runs, lessons, readings = await tx.ask_each(
        offers.member_query(enrolment),
        offers.meetings_query(enrolment),
        answers_query([enrolment]),
        query(
            "SELECT id, started_at FROM attempts"
            " WHERE enrolment_id = :enrolment AND quiz = :quiz AND finished_at IS NULL",
            enrolment=enrolment,
            quiz=PRACTICE_QUIZ,
        ),
        query(
            "SELECT objective, shown_at FROM practice_lessons WHERE enrolment_id = :id",
            id=enrolment,
        ),
        readings_of_query([enrolment]),
    )
    member = offers.member_from(members)
    if member is None:
        return None
    return PracticeState(
        member=member,
        meetings=offers.meetings_from(meetings),
        answers=answers_from(answers).get(enrolment, {}),
        run_id=AttemptId(runs[0]["id"]) if runs else None,
        run_started=from_ms(runs[0]["started_at"]) if runs else None,
        lessons_shown={row["objective"]: from_ms(row["shown_at"]) for row in lessons},
        readings=readings_of(readings).get(enrolment, {}),
    )


def note_lesson(tx: Tx, enrolment: EnrolmentId, objective: str, *, now: datetime) -> None:
    tx.do(
        "INSERT INTO practice_lessons (enrolment_id, objective, shown_at)"
        " VALUES (:id, :objective, :now)"
        " ON CONFLICT (enrolment_id, objective) DO UPDATE SET shown_at = excluded.shown_at",
        id=enrolment,
        objective=objective,
        now=now,
    )


# ---- when to write -----------------------------------------------------------------------


def note_message(tx: Tx, enrolment: EnrolmentId, number: int, next_at: datetime | None) -> None:
    """Save that the message with this number in a row is sent; twice changes nothing."""
    tx.do(
        "UPDATE enrolments SET unanswered_pushes = :number, next_refresh_at = :at"
        " WHERE id = :id AND unanswered_pushes = :before",
        number=number,
        before=number - 1,
        at=next_at,
        id=enrolment,
    )


def reset_unanswered(tx: Tx, enrolment: EnrolmentId) -> None:
    """Let messages about practice come again."""
    tx.do(
        "UPDATE enrolments SET unanswered_pushes = 0, next_refresh_at = NULL WHERE id = :id",
        id=enrolment,
    )


def reset_practice_wait(tx: Tx, enrolment: EnrolmentId) -> None:
    """Let the next practice message be computed again, because somebody answered a question.

    The count of unanswered messages starts from 0, unless messages were stopped: then only the
    person can start them again.
    """
    tx.do(
        "UPDATE enrolments SET next_refresh_at = NULL, unanswered_pushes ="
        " CASE WHEN unanswered_pushes < :last THEN 0 ELSE unanswered_pushes END"
        " WHERE id = :id AND (next_refresh_at IS NOT NULL"
        " OR (unanswered_pushes > 0 AND unanswered_pushes < :last))",
        last=LAST_MESSAGE,
        id=enrolment,
    )


TABLES = Tables(
    holdings=(deleted("practice_lessons", OWN_ENROLMENTS),),
    owned=(
        Owned(
            table="practice_lessons",
            owner="enrolment_id",
            key=("objective",),
            once=("objective",),
            order=latest("shown_at"),
        ),
    ),
)
