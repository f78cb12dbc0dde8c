"""Which rows of the outbox carry which messages of a question.

A row without a part is the message with buttons above the copies. By these rows a reply finds
its question, and messages to delete are found in the chats of others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId, PersonId
from bot.membership.focus import on_run_cohorts
from bot.outbox.domain import DELETABLE
from bot.questions.domain import PartId, QuestionDetails, QuestionId
from bot.questions.storage import DETAILS, read_question_details
from bot.storage import set_aside
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

PLACE = "questions"
"""The place of questions that were set aside: they do not ring again."""
_SAVE = """
INSERT INTO question_copies (outbox_id, question_id, part_id, chat_id)
SELECT o.id, :question, :part, o.chat_id FROM outbox o WHERE o.dedup = :dedup
ON CONFLICT (outbox_id) DO NOTHING
"""
_ENQUEUE_DELETES = """
INSERT INTO outbox (chat_id, lane, kind, edits_id, dedup, due_at, created_at)
SELECT o.chat_id, 1, 'question.delete', o.id, 'question.delete:' || o.id, :now, :now
FROM question_copies c JOIN outbox o ON o.id = c.outbox_id
WHERE c.question_id IN (SELECT q.id FROM questions q WHERE q.person_id = :person)
  AND o.state IN ('sent', 'leased') AND o.created_at > :since
  AND o.chat_id NOT IN (SELECT m.id FROM chats m WHERE m.person_id = :person)
ON CONFLICT (dedup) DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCopy:
    """An outbox row that carries a message of a question, or the one above them (no part)."""

    outbox_id: int
    chat_id: ChatId
    part_id: PartId | None
    state: str
    message_id: int | None
    created_at: datetime

    @property
    def is_sent(self) -> bool:
        """Whether it is in the chat, or on its way there."""
        return self.state in {"sent", "leased"}

    def is_deletable(self, *, now: datetime) -> bool:
        """Tell whether it is new enough for Telegram to delete it."""
        return self.created_at > now - DELETABLE


def save_copy(tx: Tx, dedup: str, question: QuestionId, part: PartId | None) -> None:
    """Save that the outbox row with this `dedup` carries a message of a question."""
    tx.do(_SAVE, dedup=dedup, question=question, part=part)


def of_question_query(question: QuestionId) -> Statement:
    """Ask for all sent and pending messages of a question, the oldest first (for `copies_from`)."""
    return query(
        "SELECT c.outbox_id, c.chat_id, c.part_id, o.state, o.message_id, o.created_at"
        " FROM question_copies c JOIN outbox o ON o.id = c.outbox_id"
        " WHERE c.question_id = :id ORDER BY o.id",
        id=question,
    )


def copies_from(rows: Rows) -> list[SentCopy]:
    return [from_row(SentCopy, row) for row in rows]


def delete_copies(tx: Tx, copies: Sequence[SentCopy]) -> None:
    ids = [each.outbox_id for each in copies]
    tx.do("DELETE FROM question_copies WHERE outbox_id IN :ids", ids=ids)


def drop_pending(tx: Tx, question: QuestionId, *, now: datetime) -> None:
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'taken back', done_at = :now"
        " WHERE state = 'pending'"
        " AND id IN (SELECT c.outbox_id FROM question_copies c WHERE c.question_id = :id)",
        id=question,
        now=now,
    )


def enqueue_deletes_of(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Enqueue the deletion of somebody's questions in the chats of others, if recent enough."""
    tx.enqueued = True
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'erased', done_at = :now"
        " WHERE state = 'pending' AND id IN (SELECT c.outbox_id FROM question_copies c"
        " JOIN questions q ON q.id = c.question_id WHERE q.person_id = :person)",
        person=person,
        now=now,
    )
    tx.do(_ENQUEUE_DELETES, person=person, since=now - DELETABLE, now=now)


async def due_again(tx: Tx, *, limit: int, now: datetime) -> list[QuestionDetails]:
    """Return questions that wait longer than promised and did not ring again."""
    rows = await tx.ask(
        f"{DETAILS} WHERE q.ring_again_at IS NOT NULL AND q.ring_again_at <= :now"
        f" AND {set_aside.left_out(PLACE, 'q.id')}{on_run_cohorts(tx, 'q.cohort_id')}"
        " ORDER BY q.ring_again_at, q.id LIMIT :n",
        n=limit,
        now=now,
    )
    return await set_aside.readable(tx, PLACE, rows, read_question_details, now=now)


async def next_ring(tx: Tx) -> datetime | None:
    row = await tx.one(
        "SELECT min(ring_again_at) AS due FROM questions q"  # noqa: S608
        f" WHERE ring_again_at IS NOT NULL AND {set_aside.left_out(PLACE, 'q.id')}"
        f"{on_run_cohorts(tx, 'q.cohort_id')}"
    )
    return None if row is None else from_ms_or_none(row["due"])


def note_rung_again(tx: Tx, questions: Sequence[QuestionId]) -> None:
    """Note that questions rang again, which happens once for each wait."""
    tx.do("UPDATE questions SET ring_again_at = NULL WHERE id IN :ids", ids=list(questions))


def ring_again_at(tx: Tx, question: QuestionId, at: datetime) -> None:
    """Let a question ring again at an instant."""
    tx.do("UPDATE questions SET ring_again_at = :at WHERE id = :id", id=question, at=at)


async def note_seen(tx: Tx, question: QuestionId, *, now: datetime) -> bool:
    """Note when a wish to be contacted was first opened; return False if it was before."""
    return await tx.found(
        "UPDATE questions SET seen_at = :now WHERE id = :id AND kind = 'contact'"
        " AND waits_since IS NOT NULL AND seen_at IS NULL RETURNING id",
        id=question,
        now=now,
    )


# Three searches, since with an OR PostgreSQL reads the whole table.
_OWN_COPIES = """
SELECT x.outbox_id FROM questions q JOIN question_copies x ON x.question_id = q.id
WHERE q.person_id = :person
UNION ALL SELECT y.outbox_id FROM question_parts p JOIN question_copies y ON y.part_id = p.id
WHERE p.author_id = :person
UNION ALL SELECT z.outbox_id FROM chats c JOIN question_copies z ON z.chat_id = c.id
WHERE c.person_id = :person
"""
TABLES = Tables(
    holdings=(deleted("question_copies", f"outbox_id IN ({_OWN_COPIES})"),),
    before_deleting=(enqueue_deletes_of,),
)
