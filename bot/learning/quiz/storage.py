"""Reads runs through quizzes and saves their answers."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.catalog.course import Item
from bot.learning.quiz.domain import WARM_UP, Attempt, AttemptId, GivenAnswer, Score
from bot.learning.storage import TRAINED_ON, trained_on_in
from bot.membership.domain import EnrolmentId
from bot.storage.database import Prefetched, Row, Rows, Tx, query
from bot.storage.ownership import Owned, Values, earliest
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

COLUMNS = (
    "a.id, a.person_id, a.enrolment_id, a.quiz, a.purpose, a.items, a.picked, a.finished_at,"
    f" c.course, {TRAINED_ON}"
)
FROM = (
    " FROM attempts a JOIN enrolments e ON e.id = a.enrolment_id"
    " JOIN cohorts c ON c.id = e.cohort_id"
)
GIVEN_UP = (
    "(a.purpose = 'practice' OR a.quiz = :warm_up) AND a.started_at <= :since AND NOT EXISTS"
    " (SELECT 1 FROM answers w WHERE w.attempt_id = a.id AND w.answered_at > :since)"
)
"""Whether the open attempt `a` measures nothing and got no answer after `:since`."""
_PREFETCHED = "attempts"
_ANSWER = """
INSERT INTO answers (attempt_id, item, objective, picked, correct, content_hash, answered_at)
SELECT a.id, :item, :objective, :picked, :correct, :content_hash, :now
FROM attempts a WHERE a.id = :attempt AND a.person_id = :person AND a.finished_at IS NULL
"""


_FINISH = """
UPDATE attempts SET finished_at = :now, picked = 0, purpose = CASE
  WHEN purpose = 'baseline' AND (
    SELECT count(*) FROM answers w WHERE w.attempt_id = attempts.id AND w.answered_at >= (
      SELECT min(s.starts_at) FROM sessions s JOIN enrolments e ON e.cohort_id = s.cohort_id
      WHERE e.id = attempts.enrolment_id AND s.state = 'planned'
      AND (attempts.quiz = :warm_up OR s.unit = attempts.quiz))
  ) * 2 > (SELECT count(*) FROM answers w WHERE w.attempt_id = attempts.id)
  THEN CASE WHEN quiz = :warm_up THEN 'practice' ELSE 'posttest' END
  ELSE purpose END
WHERE id = :id AND finished_at IS NULL
"""

Loaded = tuple[Attempt, tuple[GivenAnswer, ...]]


async def load(tx: Tx, attempt: AttemptId) -> Loaded | None:
    """Return an attempt of a participant with its answers, or None."""
    prefetched = tx.prefetched.pop((_PREFETCHED, attempt), None)
    if prefetched is not None:
        loaded: Loaded = prefetched.what
        return loaded
    return (await _load_each(tx, [attempt])).get(attempt)


async def prefetch(tx: Tx, attempts: Sequence[int]) -> None:
    """Load the attempts for a batch of taps, in one trip; `load` then returns them."""
    for attempt, loaded in (await _load_each(tx, attempts)).items():
        tx.prefetched[_PREFETCHED, attempt] = Prefetched(loaded[0].person_id, loaded)


async def _load_each(tx: Tx, ids: Sequence[int]) -> dict[AttemptId, Loaded]:
    attempts, answers = await tx.ask_each(
        query(
            f"SELECT {COLUMNS}{FROM} WHERE a.id IN :ids AND e.state IN ('active', 'finished')",
            ids=ids,
        ),
        query(
            "SELECT attempt_id, item, picked, correct FROM answers WHERE attempt_id IN :ids",
            ids=ids,
        ),
    )
    return {attempt.id: (attempt, given) for attempt, given in runs_from(attempts, answers)}


def save_answer(
    tx: Tx,
    attempt: Attempt,
    item: Item,
    picked: int,
    *,
    correct: bool,
    now: datetime,
) -> None:
    """Save an answer to a question that was loaded as open in the same transaction.

    It is saved with the hash of the wording, so that an edit of the question never changes its
    score. A second answer breaks the primary key: on PostgreSQL another worker may have saved one
    meanwhile; then the whole batch is handled again and finds it.
    """
    tx.do(
        _ANSWER,
        attempt=attempt.id,
        person=attempt.person_id,
        item=item.id,
        objective=item.objective,
        picked=picked,
        correct=correct,
        content_hash=item.content_hash,
        now=now,
    )


async def mark_unsure(tx: Tx, attempt: AttemptId, item: str) -> bool:
    """Mark a right answer as half a guess; return False if there is none without the mark."""
    return await tx.found(
        "UPDATE answers SET guessed = 1 WHERE attempt_id = :attempt AND item = :item"
        " AND correct = 1 AND guessed = 0 RETURNING item",
        attempt=attempt,
        item=item,
    )


def clear_ticks(tx: Tx, attempt: AttemptId) -> None:
    tx.do("UPDATE attempts SET picked = 0 WHERE id = :id AND picked <> 0", id=attempt)


def save_ticks(tx: Tx, attempt: AttemptId, ticks: int) -> None:
    """Save the ticks of the open question, which was loaded in the same transaction."""
    tx.do(
        "UPDATE attempts SET picked = :ticks WHERE id = :id AND finished_at IS NULL",
        id=attempt,
        ticks=ticks,
    )


def finish(tx: Tx, attempt: AttemptId, *, now: datetime) -> None:
    """Close an attempt.

    If it was begun before the meeting but mostly answered after it, it does not measure what
    somebody knew before: a quiz becomes the post-test, and a warm-up becomes a repeat.
    """
    tx.do(_FINISH, id=attempt, warm_up=WARM_UP, now=now)


def end_given_up(
    tx: Tx, enrolment: EnrolmentId, quiz: str, *, since: datetime, now: datetime
) -> None:
    """Close an open run that measures nothing and got no answer after `since`."""
    tx.do(
        "UPDATE attempts SET finished_at = :now, picked = 0 WHERE id IN ("  # noqa: S608
        "SELECT a.id FROM attempts a WHERE a.enrolment_id = :enrolment AND a.quiz = :quiz"
        f" AND a.finished_at IS NULL AND {GIVEN_UP})",
        enrolment=enrolment,
        quiz=quiz,
        warm_up=WARM_UP,
        since=since,
        now=now,
    )


def runs_from(attempts: Rows, answers: Rows) -> Iterator[Loaded]:
    """Read attempts, in their order, each with its answers."""
    given: dict[int, list[GivenAnswer]] = {}
    for row in answers:
        answer = GivenAnswer(item=row["item"], picked=row["picked"], right=row["correct"] == 1)
        given.setdefault(row["attempt_id"], []).append(answer)
    for row in attempts:
        yield _attempt(row), tuple(given.get(row["id"], ()))


def _attempt(row: Row) -> Attempt:
    return from_row(
        Attempt, row, finished=row["finished_at"] is not None, trained_on=trained_on_in(row)
    )


def score_of(row: Row) -> Score:
    return Score(right=row["correct"], total=row["total"])


_OWN_ATTEMPTS = "attempt_id IN (SELECT id FROM attempts WHERE person_id = :person)"


def _is_open(row: Values) -> bool:
    return row["finished_at"] is None


TABLES = Tables(
    holdings=(deleted("answers", _OWN_ATTEMPTS), deleted("attempts")),
    owned=(
        Owned(
            table="attempts",
            owner="enrolment_id",
            once=("quiz",),
            among=_is_open,
            order=earliest("started_at"),
            children=(("answers", "attempt_id"),),
            what="quizzes",
        ),
        Owned(table="attempts", owner="person_id"),
    ),
)
