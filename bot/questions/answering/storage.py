"""Changes of state, each in one statement; lists of questions, and the one of a reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId, CohortId, PersonId
from bot.questions.domain import QuestionDetails, QuestionId
from bot.questions.storage import DETAILS, read_question_details
from bot.storage.database import Tx
from bot.storage.rows import from_row

_WAIT_AGAIN = """
UPDATE questions SET state = CASE WHEN taken_by IS NULL THEN 'open' ELSE 'taken' END,
  waits_since = CASE WHEN waits_since IS NULL THEN :now ELSE waits_since END,
  ring_again_at = CASE WHEN waits_since IS NULL THEN :ring ELSE ring_again_at END,
  helped = CASE WHEN answered_at IS NULL THEN helped ELSE 0 END, closed_at = NULL
WHERE id = :id AND state <> 'withdrawn' RETURNING id
"""
_ANSWER = """
UPDATE questions SET state = 'answered', taken_by = :by,
  taken_at = CASE WHEN taken_at IS NULL OR taken_by <> :by THEN :now ELSE taken_at END,
  waits_since = NULL, ring_again_at = NULL, answered_at = :now, closed_at = NULL,
  unseen_since = CASE WHEN unseen_since IS NULL THEN :now ELSE unseen_since END
WHERE id = :id AND state <> 'withdrawn' RETURNING id
"""
_CLOSE = """
UPDATE questions SET state = 'closed', closed_at = :now, waits_since = NULL, ring_again_at = NULL,
  taken_by = CASE WHEN taken_by IS NULL THEN :by ELSE taken_by END,
  taken_at = CASE WHEN taken_by IS NULL THEN :now ELSE taken_at END,
  unseen_since = CASE WHEN :tell = 1 AND unseen_since IS NULL THEN :now ELSE unseen_since END
WHERE id = :id AND state IN ('open', 'taken', 'answered') RETURNING id
"""
_WITHDRAW = """
UPDATE questions SET state = 'withdrawn', closed_at = :now, waits_since = NULL,
  ring_again_at = NULL
WHERE id = :id AND answered_at IS NULL AND state IN ('open', 'taken') RETURNING id
"""


async def take(tx: Tx, question: QuestionId, by: PersonId, *, now: datetime) -> bool:
    """Note who took a waiting question; return False if it does not wait any more."""
    return await tx.found(
        "UPDATE questions SET state = 'taken', taken_by = :by, taken_at = :now"
        " WHERE id = :id AND state IN ('open', 'taken') RETURNING id",
        id=question,
        by=by,
        now=now,
    )


async def wait_again(
    tx: Tx, question: QuestionId, *, ring_again_at: datetime, now: datetime
) -> bool:
    """Let a question wait because its asker wrote more; return False if it was taken back."""
    return await tx.found(_WAIT_AGAIN, id=question, ring=ring_again_at, now=now)


async def answer(tx: Tx, question: QuestionId, by: PersonId, *, now: datetime) -> bool:
    """Note who answered a question; return False if it was taken back."""
    return await tx.found(_ANSWER, id=question, by=by, now=now)


async def close(tx: Tx, question: QuestionId, by: PersonId, *, tell: bool, now: datetime) -> bool:
    """End a question; `tell`: it is new to the asker. Return False if it had ended."""
    return await tx.found(_CLOSE, id=question, by=by, tell=tell, now=now)


async def withdraw(tx: Tx, question: QuestionId, *, now: datetime) -> bool:
    """Take a question back; return False if it was answered or had ended."""
    return await tx.found(_WITHDRAW, id=question, now=now)


def note_opened(tx: Tx, question: QuestionId) -> None:
    tx.do("UPDATE questions SET unseen_since = NULL WHERE id = :id", id=question)


async def note_helped(tx: Tx, question: QuestionId, *, now: datetime) -> bool:
    """Note that an answer helped, which ends the question; return False without an answer."""
    return await tx.found(
        "UPDATE questions SET helped = 1, state = 'closed',"
        " closed_at = CASE WHEN closed_at IS NULL THEN :now ELSE closed_at END"
        " WHERE id = :id AND state IN ('answered', 'closed') RETURNING id",
        id=question,
        now=now,
    )


async def waiting_in(tx: Tx, cohort: CohortId) -> list[QuestionDetails]:
    """Return the waiting questions of a cohort, the oldest first."""
    rows = await tx.ask(
        f"{DETAILS} WHERE q.cohort_id = :cohort AND q.waits_since IS NOT NULL"
        " ORDER BY q.waits_since, q.id",
        cohort=cohort,
    )
    return [read_question_details(row) for row in rows]


async def answered_by(
    tx: Tx, person: PersonId, *, since: datetime, limit: int
) -> list[QuestionDetails]:
    """Return what a coordinator has taken: questions that wait, or were answered since an instant.

    Waiting ones come first, and of each kind the latest.
    """
    rows = await tx.ask(
        f"{DETAILS} WHERE q.taken_by = :person AND (q.state = 'taken'"
        " OR (q.state = 'answered' AND q.answered_at >= :since))"
        " ORDER BY CASE WHEN q.waits_since IS NULL THEN 1 ELSE 0 END, q.taken_at DESC, q.id DESC"
        " LIMIT :n",
        person=person,
        since=since,
        n=limit,
    )
    return [read_question_details(row) for row in rows]


async def untaken_in(tx: Tx, cohorts: Sequence[CohortId], *, limit: int) -> list[QuestionDetails]:
    """Return waiting questions of cohorts that nobody has taken, the latest first, no feedback."""
    if not cohorts or limit <= 0:
        return []
    rows = await tx.ask(
        f"{DETAILS} WHERE q.cohort_id IN :cohorts AND q.state = 'open'"
        " AND q.waits_since IS NOT NULL AND q.session_id IS NULL"
        " ORDER BY q.waits_since DESC, q.id DESC LIMIT :n",
        cohorts=cohorts,
        n=limit,
    )
    return [read_question_details(row) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliedQuestion:
    """The question that a reply is about, and who asked it."""

    id: QuestionId
    asker: PersonId


async def find_by_reply(tx: Tx, chat: ChatId, message: int) -> RepliedQuestion | None:
    """Return the question to which a message in a chat belongs, or None."""
    row = await tx.one(
        "SELECT c.question_id AS id, q.person_id AS asker FROM question_copies c"
        " JOIN outbox o ON o.id = c.outbox_id JOIN questions q ON q.id = c.question_id"
        " WHERE c.chat_id = :chat AND o.message_id = :message ORDER BY o.id DESC LIMIT 1",
        chat=chat,
        message=message,
    )
    return None if row is None else from_row(RepliedQuestion, row)


async def find_by_id(tx: Tx, question: QuestionId) -> RepliedQuestion | None:
    row = await tx.one("SELECT id, person_id AS asker FROM questions WHERE id = :id", id=question)
    return None if row is None else from_row(RepliedQuestion, row)
