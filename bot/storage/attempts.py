"""Runs through quizzes and the answers given in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.domain.learning.course import Item
from bot.domain.learning.quiz import WARM_UP, Attempt, AttemptId, Given, Purpose
from bot.domain.people.person import EnrolmentId, PersonId
from bot.storage.database import Foreseen, Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms

COLUMNS = (
    "a.id, a.person_id, a.enrolment_id, a.quiz, a.purpose, a.items, a.picked, a.finished_at,"
    " c.course"
)
FROM = (
    " FROM attempts a JOIN enrolments e ON e.id = a.enrolment_id"
    " JOIN cohorts c ON c.id = e.cohort_id"
)
_FORESEEN = "attempts"
_ANSWER = """
INSERT INTO answers (attempt_id, item, objective, picked, correct, content_hash, answered_at)
SELECT a.id, :item, :objective, :picked, :correct, :content_hash, :now
FROM attempts a WHERE a.id = :attempt AND a.person_id = :person AND a.finished_at IS NULL
ON CONFLICT (attempt_id, item) DO NOTHING
RETURNING item
"""
_START = """
INSERT INTO attempts (person_id, enrolment_id, quiz, purpose, items, started_at)
SELECT e.person_id, e.id, :quiz, :purpose, :items, :now
FROM enrolments e WHERE e.id = :enrolment AND e.state = 'active'
ON CONFLICT (enrolment_id, quiz) WHERE finished_at IS NULL DO NOTHING
RETURNING id, person_id
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

Loaded = tuple[Attempt, tuple[Given, ...]]


async def load(tx: Tx, attempt: AttemptId) -> Loaded | None:
    """Return an attempt of somebody who takes part, with its answers; None if there is none."""
    foreseen = tx.foreseen.pop((_FORESEEN, attempt), None)
    if foreseen is not None:
        loaded: Loaded = foreseen.what
        return loaded
    return (await _load_each(tx, [attempt])).get(attempt)


async def foresee(tx: Tx, attempts: Sequence[int]) -> None:
    """Load what `load` will be asked for, each of them once, in one trip for a whole batch."""
    for attempt, loaded in (await _load_each(tx, attempts)).items():
        tx.foreseen[_FORESEEN, attempt] = Foreseen(loaded[0].person_id, loaded)


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
    return {attempt.id: (attempt, given) for attempt, given in runs_of(attempts, answers)}


async def answer(
    tx: Tx,
    attempt: Attempt,
    item: Item,
    picked: int,
    *,
    correct: bool,
    now: datetime,
) -> bool:
    """Keep an answer; return False if the question has one, or the attempt is over.

    The answer remembers the wording that was answered, so that an edit of the question
    never changes what was scored.
    """
    kept = await tx.ask(
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
    return bool(kept)


def forget_ticks(tx: Tx, attempt: AttemptId) -> None:
    """Take the ticks of an attempt's open question away."""
    tx.do("UPDATE attempts SET picked = 0 WHERE id = :id AND picked <> 0", id=attempt)


async def keep_ticks(tx: Tx, attempt: AttemptId, *, before: int, after: int) -> bool:
    """Change the ticks of the open question; return False if somebody else just did."""
    changed = await tx.ask(
        "UPDATE attempts SET picked = :after"
        " WHERE id = :id AND picked = :before AND finished_at IS NULL RETURNING id",
        id=attempt,
        before=before,
        after=after,
    )
    return bool(changed)


def finish(tx: Tx, attempt: AttemptId, *, now: datetime) -> None:
    """Close an attempt.

    One that was begun before the meeting and answered for the most part after it tells nothing
    of what somebody knew before: it is the post-test, and a warm-up is practice.
    """
    tx.do(_FINISH, id=attempt, warm_up=WARM_UP, now=now)


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
class Standing:
    """What is known when somebody opens a quiz.

    `open` is the run to go on with, `last` the one finished last, `earlier` all that were
    begun before (purpose, start), `meeting` when the first meeting on it begins.
    """

    course: str
    open: AttemptId | None
    last: AttemptId | None
    earlier: tuple[tuple[Purpose, datetime], ...]
    meeting: datetime | None


async def standing(tx: Tx, enrolment: EnrolmentId, quiz: str, unit: str | None) -> Standing | None:
    """Return how an active member stands towards a quiz; None for anybody else.

    `meeting` is that of `unit`, or the cohort's first one if `unit` is None.
    """
    places, attempts, meetings = await tx.ask_each(
        course_of(enrolment),
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
    return Standing(
        course=places[0]["course"],
        open=_last_id(row for row in attempts if row["finished_at"] is None),
        last=_last_id(row for row in attempts if row["finished_at"] is not None),
        earlier=tuple((Purpose(r["purpose"]), from_ms(r["started_at"])) for r in attempts),
        meeting=None if begins is None else from_ms(begins),
    )


def course_of(enrolment: EnrolmentId) -> Statement:
    """Write down the read of the course and cohort of an active enrolment."""
    return query(
        "SELECT e.person_id, e.cohort_id, c.course FROM enrolments e"
        " JOIN cohorts c ON c.id = e.cohort_id WHERE e.id = :enrolment AND e.state = 'active'",
        enrolment=enrolment,
    )


def runs_of(attempts: Rows, answers: Rows) -> Iterator[Loaded]:
    """Read attempts, in their order, each with its answers."""
    given: dict[int, list[Given]] = {}
    for row in answers:
        given.setdefault(row["attempt_id"], []).append(_given(row))
    for row in attempts:
        yield _attempt(row), tuple(given.get(row["id"], ()))


def _attempt(row: Row) -> Attempt:
    return Attempt(
        id=AttemptId(row["id"]),
        person_id=PersonId(row["person_id"]),
        enrolment_id=EnrolmentId(row["enrolment_id"]),
        course=row["course"],
        quiz=row["quiz"],
        purpose=Purpose(row["purpose"]),
        items=tuple(orjson.loads(row["items"])),
        picked=row["picked"],
        finished=row["finished_at"] is not None,
    )


def _given(row: Row) -> Given:
    return Given(item=row["item"], picked=row["picked"], right=row["correct"] == 1)


def _last_id(rows: Iterable[Row]) -> AttemptId | None:
    ids = [row["id"] for row in rows]
    return AttemptId(ids[-1]) if ids else None
