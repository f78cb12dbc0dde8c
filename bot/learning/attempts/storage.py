"""Starts attempts at quizzes, and reads them with their results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import orjson

from bot.learning.quiz.domain import Attempt, AttemptId, Purpose, Score
from bot.learning.quiz.storage import score_of
from bot.learning.storage import course_of_enrolment_query, trained_on_in
from bot.membership.domain import EnrolmentId, PersonId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms

_START = """
INSERT INTO attempts (person_id, enrolment_id, quiz, purpose, items, started_at)
SELECT e.person_id, e.id, :quiz, :purpose, :items, :now
FROM enrolments e WHERE e.id = :enrolment AND e.state = 'active'
ON CONFLICT (enrolment_id, quiz) WHERE finished_at IS NULL DO NOTHING
RETURNING id, person_id
"""


async def start(
    tx: Tx,
    enrolment: EnrolmentId,
    quiz: str,
    *,
    course: str,
    purpose: Purpose,
    items: Sequence[str],
    now: datetime,
) -> Attempt | None:
    """Begin an attempt; return None if one is open already or the person has left."""
    row = await tx.one(
        _START,
        enrolment=enrolment,
        quiz=quiz,
        purpose=str(purpose),
        items=orjson.dumps(list(items)).decode(),
        now=now,
    )
    if row is None:
        return None
    return Attempt(
        id=AttemptId(row["id"]),
        person_id=PersonId(row["person_id"]),
        enrolment_id=enrolment,
        course=course,
        quiz=quiz,
        purpose=purpose,
        items=tuple(items),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizState:
    """What is known when somebody opens a quiz.

    `open` is the run to continue, `last` the one finished last, `earlier` are all runs that were
    begun (purpose, start), `meeting` is when the first meeting on it begins. `trained_on`: see
    `Attempt`.
    """

    course: str
    open: AttemptId | None
    last: AttemptId | None
    earlier: tuple[tuple[Purpose, datetime], ...]
    meeting: datetime | None
    trained_on: date | None


async def load_state(
    tx: Tx, enrolment: EnrolmentId, quiz: str, unit: str | None
) -> QuizState | None:
    """Return what an active member did in a quiz; None for anybody else.

    `meeting` is the first one on `unit`, or the cohort's first one if `unit` is None.
    """
    places, attempts, meetings = await tx.ask_each(
        course_of_enrolment_query(enrolment),
        query(
            "SELECT id, purpose, started_at, finished_at FROM attempts"
            " WHERE quiz = :quiz AND enrolment_id = :enrolment ORDER BY id",
            enrolment=enrolment,
            quiz=quiz,
        ),
        query(
            "SELECT min(s.starts_at) AS begins FROM sessions s"
            " JOIN enrolments e ON e.cohort_id = s.cohort_id"
            " WHERE e.id = :enrolment AND s.state = 'planned' AND (:unit = '' OR s.unit = :unit)",
            enrolment=enrolment,
            unit=unit or "",
        ),
    )
    if not places:
        return None
    begins = meetings[0]["begins"]
    return QuizState(
        course=places[0]["course"],
        trained_on=trained_on_in(places[0]),
        open=_last_id(row for row in attempts if row["finished_at"] is None),
        last=_last_id(row for row in attempts if row["finished_at"] is not None),
        earlier=tuple((Purpose(r["purpose"]), from_ms(r["started_at"])) for r in attempts),
        meeting=None if begins is None else from_ms(begins),
    )


def _last_id(rows: Iterable[Row]) -> AttemptId | None:
    ids = [row["id"] for row in rows]
    return AttemptId(ids[-1]) if ids else None


# CROSS JOIN makes SQLite begin with the members, who are few, and not with all attempts.
_FIRST_RESULTS = """
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
class AttemptHistory:
    """Somebody's finished runs through a quiz, oldest first, and the results of the group.

    `group` holds the first result of each member, unsorted and without names; `posttest` is the
    person's own.
    """

    mine: tuple[tuple[AttemptId, Score], ...]
    group: tuple[int, ...]
    posttest: Score | None = None


async def history(
    tx: Tx, enrolment: EnrolmentId, quiz: str, *, checks: bool = False
) -> AttemptHistory:
    """Return the results of a quiz for one member, and those of the cohort.

    With `checks`, the cohort's results are those of the retention check.
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
        query(_FIRST_RESULTS, enrolment=enrolment, quiz=quiz, checks=checks),
    )
    tested = [score_of(row) for row in mine if row["purpose"] == Purpose.POSTTEST]
    return AttemptHistory(
        mine=tuple((AttemptId(row["id"]), score_of(row)) for row in mine),
        group=tuple(row["correct"] for row in group),
        posttest=tested[0] if tested else None,
    )


def first_results_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the first result of each member of a cohort in each quiz."""
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


def first_results_from(rows: Rows) -> dict[str, list[int]]:
    """Read the first results by quiz, unsorted and without names."""
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row["quiz"], []).append(row["correct"])
    return found
