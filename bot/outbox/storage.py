"""The outbox: every message owed to a chat, from its first row to its last state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson

from bot.membership.chat.storage import OWN_CHATS
from bot.membership.domain import PersonId
from bot.outbox.domain import Lane
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.personal_data import Holding, Tables

RETENTION = timedelta(days=90)
# `state IN (...)` are the words of an index of open rows: SQLite uses it for no others.
_REPLY = """
INSERT INTO outbox (chat_id, lane, kind, call, state, attempts, fence, due_at, created_at)
SELECT chat.id, 0, :kind, :call, CASE WHEN chat.waits = 1 THEN 'pending' ELSE 'leased' END,
       1 - chat.waits, 1 - chat.waits, :now, :now
FROM (SELECT c.id, CASE WHEN c.not_before > :now OR EXISTS (
        SELECT 1 FROM outbox o WHERE o.chat_id = c.id AND o.state IN ('pending', 'leased')
        AND o.state = 'pending' AND o.lane = 0 AND o.due_at <= :now) THEN 1 ELSE 0 END AS waits
      FROM chats c WHERE c.id = :chat_id) chat
RETURNING id, state
"""
_ENQUEUE = """
INSERT INTO outbox (chat_id, lane, kind, about, call, edits_id, dedup, due_at, expires_at,
                    announcement_id, created_at)
VALUES (:chat_id, :lane, :kind, :about, :call, :edits_id, :dedup, :due_at, :expires_at,
        :announcement_id, :now)
ON CONFLICT (dedup) DO NOTHING
"""
_SENT = """
UPDATE outbox SET state = 'sent', message_id = :message_id, more_message_ids = :more,
       done_at = :now, lease_until = NULL, reason = NULL,
       call = CASE WHEN lane = 0 THEN NULL ELSE call END
WHERE id = :id AND fence = :fence
"""
_COUNTED = """
UPDATE chats SET unasked_count = CASE WHEN unasked_on = :day THEN unasked_count + 1 ELSE 1 END,
       unasked_on = :day, unasked_at = :now
WHERE id = :chat_id
"""
_ENDED = """
UPDATE outbox SET state = :state, reason = :reason, done_at = :now, lease_until = NULL, call = NULL
WHERE id = :id AND fence = :fence
"""
_PUT_BACK = """
UPDATE outbox SET state = 'pending', lease_until = NULL, reason = :reason, due_at = :due_at,
       attempts = attempts - :not_counted,
       maybe_duplicate = CASE WHEN :unknown = 1 THEN 1 ELSE maybe_duplicate END
WHERE id = :id AND fence = :fence
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """Something to say unasked: what kind, about what (ids and numbers only), from when until when.

    `dedup` makes it happen once. `call` is a finished call (JSON) where nothing is left to decide.
    """

    chat_id: int
    lane: Lane
    kind: str
    due_at: datetime
    about: Mapping[str, Any]
    dedup: str | None = None
    expires_at: datetime | None = None
    announcement_id: int | None = None
    edits_id: int | None = None
    call: str | None = None


class NewReply(NamedTuple):
    """A new row: its id, and whether it is leased to the one process or waits its turn."""

    id: int
    leased: bool


async def reply(
    tx: Tx, replies: Sequence[tuple[int, str, str]], *, now: datetime
) -> list[NewReply | None]:
    """Insert replies (chat, kind, call), born leased to the one process.

    Where an earlier reply of the chat waits, or the chat is put off, the new one waits too,
    so that it does not overtake. The reply to a stranger, of whom nothing is stored, has no
    row. This is the last of a transaction and commits it.
    """
    inserts = [
        query(_REPLY, chat_id=chat, kind=kind, call=call, now=now) for chat, kind, call in replies
    ]
    return [
        NewReply(found[0]["id"], leased=found[0]["state"] == "leased") if found else None
        for found in await tx.finish(*inserts)
    ]


def enqueue(tx: Tx, debts: Iterable[NewMessage], *, now: datetime) -> None:
    """Insert what is owed unasked; a row whose `dedup` is there already changes nothing."""
    for debt in debts:
        tx.enqueued = True
        tx.do(
            _ENQUEUE,
            chat_id=debt.chat_id,
            lane=int(debt.lane),
            kind=debt.kind,
            about=orjson.dumps(dict(debt.about)).decode(),
            call=debt.call,
            edits_id=debt.edits_id,
            dedup=debt.dedup,
            due_at=debt.due_at,
            expires_at=debt.expires_at,
            announcement_id=debt.announcement_id,
            now=now,
        )


def mark_sent(tx: Tx, row: int, fence: int, *, message_ids: Sequence[int], now: datetime) -> None:
    """Note what Telegram accepted; the text of a reply is forgotten in the same statement."""
    more = orjson.dumps(list(message_ids[1:])).decode() if len(message_ids) > 1 else None
    first = message_ids[0] if message_ids else None
    tx.do(_SENT, id=row, fence=fence, message_id=first, more=more, now=now)


def count_unasked(tx: Tx, *, chat_id: int, day: int, now: datetime) -> None:
    """Count one of the day's unasked messages; `day` is the local day's ordinal."""
    tx.do(_COUNTED, chat_id=chat_id, day=day, now=now)


def mark_ended(tx: Tx, row: int, fence: int, *, state: str, reason: str, now: datetime) -> None:
    """Close a row without sending: expired, dropped, skipped or failed, with the reason."""
    tx.do(_ENDED, id=row, fence=fence, state=state, reason=reason, now=now)


def put_back(
    tx: Tx,
    row: int,
    fence: int,
    *,
    due_at: datetime,
    reason: str | None,
    counts_as_attempt: bool,
    unknown: bool = False,
) -> None:
    """Make a leased row pending again.

    `counts_as_attempt`: the row has used up one of its attempts. `unknown`: Telegram may have
    accepted it all the same.
    """
    tx.do(
        _PUT_BACK,
        id=row,
        fence=fence,
        due_at=due_at,
        reason=reason,
        not_counted=0 if counts_as_attempt else 1,
        unknown=unknown,
    )


def drop_open(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Drop all that is owed unasked to somebody who takes part in nothing any more."""
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'left', done_at = :now, call = NULL"
        " WHERE state = 'pending' AND lane > 0"
        " AND chat_id IN (SELECT id FROM chats WHERE person_id = :person)",
        person=person,
        now=now,
    )


async def expire(tx: Tx, *, limit: int, now: datetime) -> int:
    """Close up to `limit` rows whose time has passed; return how many."""
    rows = await tx.ask(
        "UPDATE outbox SET state = 'expired', reason = 'expired', done_at = :now, call = NULL"
        " WHERE id IN (SELECT id FROM outbox WHERE state = 'pending'"
        " AND expires_at IS NOT NULL AND expires_at <= :now LIMIT :n) RETURNING id",
        n=limit,
        now=now,
    )
    return len(rows)


def forget_done(tx: Tx, *, now: datetime) -> None:
    """Forget rows that ended long ago; not those of announcements, nor what another row edits."""
    tx.do(
        "DELETE FROM outbox WHERE done_at < :before AND announcement_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.edits_id = outbox.id)",
        before=now - RETENTION,
    )


def release_leases(tx: Tx) -> None:
    """At the start of the one process, make all that it held when it died pending again.

    Whether such a row arrived nobody knows, and its attempt was not its own fault.
    """
    tx.do(
        "UPDATE outbox SET state = 'pending', lease_until = NULL, maybe_duplicate = 1,"
        " attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END WHERE state = 'leased'"
    )


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next pending row may go, or None."""
    row = await tx.one(
        "SELECT min(CASE WHEN c.not_before > o.due_at THEN c.not_before ELSE o.due_at END) AS due"
        " FROM outbox o JOIN chats c ON c.id = o.chat_id WHERE o.state = 'pending'"
    )
    return None if row is None else from_ms_or_none(row["due"])


TABLES = Tables(
    # What announcements said is forgotten, and that they were sent stays as a count.
    holdings=(
        Holding(
            table="outbox",
            whose=OWN_CHATS,
            deleting=(
                (
                    "UPDATE outbox SET state = 'dropped', reason = 'erased', done_at = :now"  # noqa: S608
                    f" WHERE {OWN_CHATS} AND state IN ('pending', 'leased')"
                ),
                f"UPDATE outbox SET call = NULL, about = '{{}}', edits_id = NULL WHERE {OWN_CHATS}",  # noqa: S608
                f"DELETE FROM outbox WHERE {OWN_CHATS} AND announcement_id IS NULL",  # noqa: S608
            ),
        ),
    ),
    forget=(forget_done,),
)
