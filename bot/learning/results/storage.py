"""Reads the progress of somebody in lessons and quizzes, in one trip."""

from collections.abc import Sequence
from datetime import datetime

from bot.catalog.course import Course
from bot.learning.attempts.domain import GIVEN_UP_AFTER
from bot.learning.quiz.domain import WARM_UP, Run
from bot.learning.quiz.storage import COLUMNS, FROM, GIVEN_UP, runs_from, score_of
from bot.learning.recap.domain import ReadingProgress
from bot.learning.recap.storage import reading_of, readings_query
from bot.learning.results.domain import LearningProgress, progress
from bot.membership.domain import EnrolmentId
from bot.storage.database import Rows, Statement, Tx, query


async def load_progress(
    tx: Tx, enrolment: EnrolmentId, course: Course, *, now: datetime
) -> LearningProgress:
    return progress_of(course, await tx.ask_each(*progress_reads(enrolment, now=now)))


def progress_reads(enrolment: EnrolmentId, *, now: datetime) -> tuple[Statement, ...]:
    """Ask for what `progress_of` reads, together with others in one trip.

    They are readings, open runs (latest first), the answers in these, and finished runs with their
    scores (oldest first). Runs that were given up are not among the open ones.
    """
    return (
        readings_query(enrolment),
        query(
            f"SELECT {COLUMNS}{FROM} WHERE a.enrolment_id = :enrolment"
            f" AND a.finished_at IS NULL AND a.purpose <> 'refresher' AND NOT ({GIVEN_UP})"
            " ORDER BY a.id DESC",
            enrolment=enrolment,
            warm_up=WARM_UP,
            since=now - GIVEN_UP_AFTER,
        ),
        query(
            "SELECT w.attempt_id, w.item, w.picked, w.correct FROM answers w"
            " JOIN attempts a ON a.id = w.attempt_id"
            " WHERE a.enrolment_id = :enrolment AND a.finished_at IS NULL",
            enrolment=enrolment,
        ),
        query(
            "SELECT a.quiz, count(w.item) AS total,"
            " count(w.item) FILTER (WHERE w.correct = 1) AS correct"
            " FROM attempts a LEFT JOIN answers w ON w.attempt_id = a.id"
            " WHERE a.enrolment_id = :enrolment AND a.finished_at IS NOT NULL"
            " AND a.purpose <> 'refresher' GROUP BY a.id, a.quiz ORDER BY a.id",
            enrolment=enrolment,
        ),
    )


def progress_of(course: Course, rows: Sequence[Rows]) -> LearningProgress:
    """Read somebody's progress from the results of `progress_reads`."""
    readings, _, _, finished = rows
    return progress(
        course,
        readings_from(readings),
        runs_in(course, rows),
        [(row["quiz"], score_of(row)) for row in finished],
    )


def readings_from(rows: Rows) -> dict[str, ReadingProgress]:
    return {row["unit"]: reading_of(row) for row in rows}


def runs_in(course: Course, rows: Sequence[Rows]) -> tuple[Run, ...]:
    """Read the open runs, the latest first, from the results of `progress_reads`."""
    _, attempts, answers, _ = rows
    return tuple(
        Run(course=course, attempt=attempt, answers=given)
        for attempt, given in runs_from(attempts, answers)
    )
