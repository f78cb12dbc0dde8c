"""What came out of runs through quizzes. A score is always counted, never kept."""

from dataclasses import dataclass

from bot.domain.learning.quiz import AttemptId, Purpose, Score
from bot.domain.people.person import EnrolmentId
from bot.storage.attempts import COLUMNS, FROM
from bot.storage.database import Row, Rows, Statement, Tx, query

# CROSS JOIN: SQLite then looks up the members first, who are few, and not everybody's attempts.
_OF_GROUP = """
SELECT count(*) FILTER (WHERE w.correct = 1) AS correct
FROM (SELECT min(a.id) AS id FROM enrolments e CROSS JOIN attempts a
      WHERE a.enrolment_id = e.id AND a.quiz = :quiz AND a.finished_at IS NOT NULL
        AND (:checks = 0 OR a.purpose = 'retention')
        AND e.state IN ('active', 'finished')
        AND e.cohort_id = (SELECT m.cohort_id FROM enrolments m WHERE m.id = :enrolment)
      GROUP BY a.enrolment_id) f
JOIN answers w ON w.attempt_id = f.id GROUP BY f.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Somebody's finished runs through a quiz, oldest first, and what each of the course had.

    `group` holds the first result of each member, in no order and without a name; `posttest` is
    somebody's own.
    """

    mine: tuple[tuple[AttemptId, Score], ...]
    group: tuple[int, ...]
    posttest: Score | None = None


async def history(tx: Tx, enrolment: EnrolmentId, quiz: str, *, checks: bool = False) -> History:
    """Return the results of a quiz for one member, and those of the cohort.

    With `checks` the cohort's are those of the check of what stayed.
    """
    mine, group = await tx.ask_each(
        query(
            "SELECT a.id, a.purpose, count(*) AS total,"
            " count(*) FILTER (WHERE w.correct = 1) AS correct"
            " FROM attempts a JOIN answers w ON w.attempt_id = a.id"
            " WHERE a.quiz = :quiz AND a.enrolment_id = :enrolment AND a.finished_at IS NOT NULL"
            " GROUP BY a.id, a.purpose ORDER BY a.id",
            enrolment=enrolment,
            quiz=quiz,
        ),
        query(_OF_GROUP, enrolment=enrolment, quiz=quiz, checks=checks),
    )
    tested = [score_of(row) for row in mine if row["purpose"] == Purpose.POSTTEST]
    return History(
        mine=tuple((AttemptId(row["id"]), score_of(row)) for row in mine),
        group=tuple(row["correct"] for row in group),
        posttest=tested[0] if tested else None,
    )


def open_attempts(enrolment: EnrolmentId) -> tuple[Statement, Statement]:
    """Write down the reads of somebody's open runs, latest first, and of their answers."""
    return (
        query(
            f"SELECT {COLUMNS}{FROM} WHERE a.enrolment_id = :enrolment"
            " AND a.finished_at IS NULL AND a.purpose <> 'refresher' ORDER BY a.id DESC",
            enrolment=enrolment,
        ),
        query(
            "SELECT w.attempt_id, w.item, w.picked, w.correct FROM answers w"
            " JOIN attempts a ON a.id = w.attempt_id"
            " WHERE a.enrolment_id = :enrolment AND a.finished_at IS NULL",
            enrolment=enrolment,
        ),
    )


def finished_attempts(enrolment: EnrolmentId) -> Statement:
    """Write down the read of somebody's finished runs with their scores, oldest first."""
    return query(
        "SELECT a.quiz, count(w.item) AS total,"
        " count(w.item) FILTER (WHERE w.correct = 1) AS correct"
        " FROM attempts a LEFT JOIN answers w ON w.attempt_id = a.id"
        " WHERE a.enrolment_id = :enrolment AND a.finished_at IS NOT NULL"
        " AND a.purpose <> 'refresher' GROUP BY a.id, a.quiz ORDER BY a.id",
        enrolment=enrolment,
    )


def score_of(row: Row) -> Score:
    """Read a score from a row."""
    return Score(right=row["correct"], total=row["total"])


def group_read(enrolment: EnrolmentId) -> Statement:
    """Write down the read of the first result of each member of a cohort in each quiz."""
    return query(
        "SELECT f.quiz, count(*) FILTER (WHERE w.correct = 1) AS correct"
        " FROM (SELECT min(a.id) AS id, a.quiz FROM enrolments e CROSS JOIN attempts a"
        " WHERE a.enrolment_id = e.id"
        " AND e.cohort_id = (SELECT m.cohort_id FROM enrolments m WHERE m.id = :enrolment)"
        " AND e.state IN ('active', 'finished') AND a.finished_at IS NOT NULL"
        " AND a.purpose IN ('baseline', 'posttest', 'retention') GROUP BY a.enrolment_id, a.quiz) f"
        " JOIN answers w ON w.attempt_id = f.id GROUP BY f.id, f.quiz",
        enrolment=enrolment,
    )


def group_in(rows: Rows) -> dict[str, list[int]]:
    """Read the first results by quiz, in no order and without a name."""
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row["quiz"], []).append(row["correct"])
    return found
