"""The table of the outbox: every message, from its first row to its last state."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson

from bot.membership.chat.storage import OWN_CHATS
from bot.membership.domain import PersonId
from bot.membership.focus import on_person
from bot.outbox.domain import Lane
from bot.outbox.sent.domain import NEWEST_FOR
from bot.storage.database import Tx
from bot.storage.dialect import as_ms, from_ms_or_none
from bot.storage.personal_data import Holding, Tables
from bot.storage.retention import EVER, Forget

_BY_END = """
SELECT done_at AS at FROM outbox WHERE done_at >= :since AND done_at < :before
ORDER BY done_at LIMIT 1 OFFSET :many
"""
RETENTION = timedelta(days=90)
TEXTS_KEPT = timedelta(days=7)
LEASE = timedelta(seconds=60)
"""How long a leased row belongs to its worker, by the clock of the database, unless renewed."""
# `state IN (...)` repeats the condition of the index of open rows, and `lane` is its next column,
# or SQLite does not use it. What another worker sends to the chat must arrive first, and groups are
# written to by one worker alone. Without `LIMIT 1` PostgreSQL looks three times whether it waits.
_REPLY = """
INSERT INTO outbox (chat_id, lane, kind, call, state, attempts, fence, worker, lease_until, due_at,
                    created_at)
SELECT chat.id, 0, :kind, :call, CASE WHEN chat.waits = 1 THEN 'pending' ELSE 'leased' END,
       1 - chat.waits, 1 - chat.waits, :worker, DATABASE_MS + :lease, :now, :now
FROM /*EACH, LATERAL*/ (
      SELECT c.id, CASE WHEN c.not_before > :now OR (c.id < 0 AND :leads = 0) OR EXISTS (
        SELECT 1 FROM outbox o WHERE o.chat_id = c.id AND o.state IN ('pending', 'leased')
        AND o.state = 'pending' AND o.lane = 0 AND o.due_at <= :now)
      OR (:worker > 0 AND EXISTS (
        SELECT 1 FROM outbox f WHERE f.chat_id = c.id AND f.state IN ('pending', 'leased')
        AND f.lane >= 0 AND f.state = 'leased' AND f.worker <> :worker)) THEN 1 ELSE 0 END AS waits
      FROM chats c WHERE c.id = :chat_id LIMIT 1) chat
/*IN TURN*/ RETURNING id, state, chat_id
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
       call = CASE WHEN lane = 0 THEN NULL ELSE call END, screen = :screen
/*FROM EACH*/ WHERE id = :id AND fence = :fence
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
       unknowns = unknowns + :unknown,
       maybe_duplicate = CASE WHEN :unknown = 1 THEN 1 ELSE maybe_duplicate END
WHERE id = :id AND fence = :fence
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """A message to send unasked: its kind, `about` (ids and numbers only), and when it is due.

    Of rows with the same `dedup` only the first is inserted. `call` is a finished call (JSON), if
    nothing is left to decide when it is sent.
    """

    chat_id: int
    lane: Lane
    kind: str
    due_at: datetime
    about: Mapping[str, Any] = field(default_factory=dict)
    dedup: str | None = None
    expires_at: datetime | None = None
    announcement_id: int | None = None
    edits_id: int | None = None
    call: str | None = None


class NewReply(NamedTuple):
    """The row of a reply, and whether it is leased for sending or waits."""

    id: int
    leased: bool


async def reply(
    tx: Tx, replies: Sequence[tuple[int, str, str]], *, now: datetime, lease: timedelta = LEASE
) -> list[NewReply | None]:
    """Insert replies (chat, kind, call), already leased for sending, and commit.

    To keep the order, a new reply waits if an earlier one of the chat waits, if another worker
    sends to the chat, or if the chat is delayed. A reply to a stranger gets no row, since nothing
    is stored about strangers. This must be the last step of a transaction: it commits.
    """
    about = {"worker": tx.worker, "leads": tx.leads, "lease": as_ms(lease), "now": now}
    inserts = [
        {"chat_id": chat, "kind": kind, "call": call, **about} for chat, kind, call in replies
    ]
    rows = deque(await tx.finish_each(_REPLY, inserts))
    found: list[NewReply | None] = []
    for chat, _, _ in replies:  # a chat has a row for each of its replies, or none at all
        if rows and rows[0]["chat_id"] == chat:
            row = rows.popleft()
            found.append(NewReply(row["id"], leased=row["state"] == "leased"))
        else:
            found.append(None)
    return found


def enqueue(tx: Tx, messages: Iterable[NewMessage], *, now: datetime) -> None:
    """Insert unasked messages; skip those whose `dedup` exists already."""
    for message in messages:
        tx.enqueued = True
        tx.do(
            _ENQUEUE,
            chat_id=message.chat_id,
            lane=int(message.lane),
            kind=message.kind,
            about=orjson.dumps(dict(message.about)).decode(),
            call=message.call,
            edits_id=message.edits_id,
            dedup=message.dedup,
            due_at=message.due_at,
            expires_at=message.expires_at,
            announcement_id=message.announcement_id,
            now=now,
        )


def mark_sent(
    tx: Tx,
    row: int,
    fence: int,
    *,
    message_ids: Sequence[int],
    now: datetime,
    screen: str | None = None,
) -> None:
    """Save that Telegram accepted a row; delete the text of a reply.

    `screen` is what it left in a private chat (`outbox/sent/domain.py`); None if nothing.
    """
    more = orjson.dumps(list(message_ids[1:])).decode() if len(message_ids) > 1 else None
    first = message_ids[0] if message_ids else None
    tx.do(_SENT, id=row, fence=fence, message_id=first, more=more, screen=screen, now=now)


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
    accepted it nevertheless, which is counted.
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
    """Drop all waiting unasked messages to somebody who has left everything, or was moved."""
    tx.do(
        "UPDATE outbox SET state = 'dropped', reason = 'left', done_at = :now, call = NULL"
        " WHERE state = 'pending' AND lane > 0"
        " AND chat_id IN (SELECT id FROM chats WHERE person_id = :person)",
        person=person,
        now=now,
    )


async def expire(tx: Tx, *, limit: int, now: datetime) -> int:
    """Close up to `limit` expired rows; return how many."""
    rows = await tx.ask(
        "UPDATE outbox SET state = 'expired', reason = 'expired', done_at = :now, call = NULL"
        " WHERE id IN (SELECT id FROM outbox WHERE state = 'pending'"
        " AND expires_at IS NOT NULL AND expires_at <= :now LIMIT :n) RETURNING id",
        n=limit,
        now=now,
    )
    return len(rows)


async def ended_after(tx: Tx, *, since: datetime, before: datetime, many: int) -> datetime | None:
    """Return when the row `many` rows after `since` ended, if that is before `before`."""
    row = await tx.one(_BY_END, since=since, before=before, many=many)
    return None if row is None else from_ms_or_none(row["at"])


def forget_texts(
    tx: Tx, *, now: datetime, keep: timedelta = TEXTS_KEPT, since: datetime = EVER
) -> None:
    """Delete the texts of rows that ended long ago; the rows stay for the statistics."""
    tx.do(
        "UPDATE outbox SET call = NULL"
        " WHERE done_at >= :since AND done_at < :before AND call IS NOT NULL",
        since=since,
        before=now - keep,
    )


def forget_screens(
    tx: Tx, *, now: datetime, keep: timedelta = NEWEST_FOR, since: datetime = EVER
) -> None:
    """Delete what messages offered that are too old to be answered by typing."""
    tx.do(
        "UPDATE outbox SET screen = NULL"
        " WHERE done_at >= :since AND done_at < :before AND screen IS NOT NULL",
        since=since,
        before=now - keep,
    )


def forget_done(
    tx: Tx, *, now: datetime, keep: timedelta = RETENTION, since: datetime = EVER
) -> None:
    """Delete rows that ended long ago, except those of announcements and those that others edit."""
    tx.do(
        "DELETE FROM outbox WHERE done_at >= :since AND done_at < :before"
        " AND announcement_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.edits_id = outbox.id)",
        since=since,
        before=now - keep,
    )


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.single(
        "SELECT min(CASE WHEN c.not_before > o.due_at THEN c.not_before ELSE o.due_at END) AS due"  # noqa: S608
        " FROM outbox o JOIN chats c ON c.id = o.chat_id WHERE o.state = 'pending'"
        f"{on_person(tx, 'c.person_id')}"
    )
    return from_ms_or_none(row["due"])


TABLES = Tables(
    # The content of announcements is deleted; the rows stay for the statistics.
    holdings=(
        Holding(
            table="outbox",
            whose=OWN_CHATS,
            deleting=(
                (
                    "UPDATE outbox SET state = 'dropped', reason = 'erased', done_at = :now"  # noqa: S608
                    f" WHERE {OWN_CHATS} AND state IN ('pending', 'leased')"
                ),
                (
                    "UPDATE outbox SET call = NULL, about = '{}', edits_id = NULL, screen = NULL"  # noqa: S608
                    f" WHERE {OWN_CHATS}"
                ),
                f"DELETE FROM outbox WHERE {OWN_CHATS} AND announcement_id IS NULL",  # noqa: S608
            ),
        ),
    ),
    forget=(
        Forget(forget_texts, "message_text_days", window=ended_after),
        Forget(forget_screens, keep=NEWEST_FOR, window=ended_after),
        Forget(forget_done, "message_days", window=ended_after),
    ),
)
