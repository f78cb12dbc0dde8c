"""Enqueues the check whether somebody has earned a certificate, without reading anything."""

from datetime import datetime

import orjson

from bot.membership.domain import ChatId, EnrolmentId, PersonId
from bot.outbox.domain import Lane
from bot.storage.database import Tx

EARNED = "certificate.earned"
"""The kind of the message that the certificate is ready."""
_ENQUEUE = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, expires_at, created_at)
SELECT c.id, :lane, :kind, :about, :dedup, :due, :expires, :now
FROM chats c WHERE c.person_id = :person AND c.reach = 'open'
ON CONFLICT (dedup) DO NOTHING
"""


def enqueue_look(
    tx: Tx,
    person: PersonId,
    enrolment: EnrolmentId,
    *,
    done: str,
    due_at: datetime,
    expires_at: datetime,
    now: datetime,
) -> None:
    """Enqueue the message; its writer decides whether it is sent. `done` is what was finished."""
    tx.enqueued = True
    tx.do(
        _ENQUEUE,
        person=person,
        lane=int(Lane.REMINDER),
        kind=EARNED,
        about=orjson.dumps({"enrolment": enrolment}).decode(),
        dedup=f"{EARNED}:{enrolment}:{done}",
        due=due_at,
        expires=expires_at,
        now=now,
    )


async def was_told(tx: Tx, chat: ChatId) -> bool:
    """Tell whether this chat got the message before."""
    return await tx.found(
        "SELECT id FROM outbox WHERE chat_id = :chat AND kind = :kind AND state = 'sent' LIMIT 1",
        chat=chat,
        kind=EARNED,
    )
