"""Calls on their way to Telegram, and how their results are saved."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.membership.chat import storage as chats
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.gate.domain import Drop
from bot.outbox.pacing import storage as pacing
from bot.outbox.sent import domain as sent
from bot.outbox.slots import storage as slots
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing import storage
from bot.telegram.outgoing.posting import Accepted, ChatMoved, ChatUnreachable
from bot.telegram.outgoing.variants import follow_up

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 5
MOST_UNKNOWNS = 2
"""How often an answer may be lost before a message is given up.

It has at most so many copies, and one more for each death of the process while it is on its way.
"""


@dataclass(slots=True, kw_only=True)
class OutgoingCall:
    """One call on its way. A reply to a stranger has no row, so its `id` is None.

    `day` is the local day (ordinal) whose limit of two unasked messages it counts for, if it does.
    `has_turn`: the rate limits let it be posted once. `posting`: the call is in progress, so nobody
    knows whether it has arrived. `unknowns`: how often its answer was lost before. `leased_at`: its
    lease began at this instant or later (monotonic seconds).
    """

    id: int | None
    chat_id: int
    call: Call
    lane: Lane = Lane.REPLY
    kind: str = "reply"
    fence: int = 1
    attempts: int = 1
    due_at: datetime | None = None
    expires_at: datetime | None = None
    day: int | None = None
    has_turn: bool = False
    posting: bool = False
    unknowns: int = 0
    leased_at: float = 0.0

    @property
    def may_repeat(self) -> bool:
        """Whether it may be sent again although an answer was lost.

        A message may be sent at most twice, deaths of the process aside. Repeating an edit or a
        deletion does no harm.
        """
        repeats = self.call.method.startswith(("send", "copy", "forward"))
        return not repeats or self.unknowns + 1 < MOST_UNKNOWNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Requeued:
    """The row is sent later. `chat_until` delays the whole chat, so that the order stays.

    `silent_until`: until then nothing is sent to anybody. `refused_for`: how long Telegram asked to
    wait (429), which concerns all workers if several chats were refused.
    """

    chat_until: datetime | None
    reason: str
    counts_as_attempt: bool
    unknown: bool = False
    silent_until: datetime | None = None
    refused_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The row was not sent: it belongs to another worker now, so nothing is saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """The result of one row, at an instant. `slot`: it has a place in flight until it is saved."""

    row: OutgoingCall
    what: Accepted | Drop | Requeued | ChatUnreachable | ChatMoved | TakenOver
    at: datetime
    bot_id: int
    slot: bool = True

    @property
    def ends_lease(self) -> bool:
        """Whether the row no longer belongs to this process once this is saved."""
        return not isinstance(self.what, ChatMoved)


def lets_a_row_go(result: RowResult) -> bool:
    """Tell whether a row may be due now that this is saved: its own again, or another call.

    The next row of its chat, which waited for it, is not meant.
    """
    if not isinstance(result.what, Accepted):
        return True
    return result.row.id is not None and follow_up(result.row.call, 0) is not None


async def save_results(tx: Tx, results: Sequence[RowResult]) -> None:
    """Save the result of each row; replies to strangers have no row."""
    for result in results:
        # All of these first: on PostgreSQL they are one statement.
        if isinstance(result.what, Accepted):
            _mark_sent(tx, result.row, result.what, now=result.at)
    for result in results:
        await _save_result(tx, result)


async def _save_result(tx: Tx, result: RowResult) -> None:
    row, now = result.row, result.at
    match result.what:
        case Accepted() as accepted:
            _save_accepted(tx, row, accepted, result)
        case Drop(state=state, reason=reason) if row.id is not None:
            outbox.mark_ended(tx, row.id, row.fence, state=state, reason=reason, now=now)
            if state == "failed":
                _enqueue_file_failed(tx, row, now=now)
        case Requeued() as back:
            await _save_requeued(tx, row, back, now=now)
        case ChatUnreachable(reach=reach):
            if row.id is not None:
                outbox.mark_ended(
                    tx, row.id, row.fence, state="skipped", reason=str(reach), now=now
                )
            chats.close(tx, chat_id=row.chat_id, reach=reach, now=now)
        case ChatMoved(chat_id=new):
            await chats.move(tx, old=row.chat_id, new=new)
        case _:
            pass  # a reply to a stranger has no row, and one that was taken over is not ours


def _mark_sent(tx: Tx, row: OutgoingCall, accepted: Accepted, *, now: datetime) -> None:
    if row.id is not None:
        outbox.mark_sent(
            tx,
            row.id,
            row.fence,
            message_ids=accepted.message_ids,
            screen=_screen(row),
            now=now,
        )


def _save_accepted(tx: Tx, row: OutgoingCall, accepted: Accepted, result: RowResult) -> None:
    """Save what follows from a message that was sent; its row is marked already."""
    if row.day is not None:
        outbox.count_unasked(tx, chat_id=row.chat_id, day=row.day, now=result.at)
    _enqueue_follow_up(tx, row, accepted, now=result.at)
    drawing = row.call.drawing
    if drawing is not None and not drawing.private and accepted.file_id is not None:
        storage.save_file_id(tx, drawing.key(), result.bot_id, accepted.file_id, now=result.at)


def _screen(row: OutgoingCall) -> str | None:
    """Return what a call left in a private chat, for its newest screen.

    An unasked edit changes a message that its reader may have left long ago.
    """
    call = row.call
    if row.chat_id < 0:
        return None
    if call.method in calls.DELETING:
        return sent.gone(calls.deleted_messages(call))
    edits = call.method.startswith("edit")
    if edits and row.lane is not Lane.REPLY:
        return None
    if not edits and not calls.makes_message(call):
        return None
    return sent.shown(calls.tap_buttons(call), call.place)


def _enqueue_follow_up(tx: Tx, row: OutgoingCall, accepted: Accepted, *, now: datetime) -> None:
    """Enqueue the next call for the message that was sent, such as pinning it."""
    if row.id is None or not accepted.message_ids:
        return
    call = follow_up(row.call, accepted.message_ids[0])
    if call is not None:
        message = NewMessage(
            chat_id=row.chat_id,
            lane=Lane.URGENT,
            kind="then",
            due_at=now,
            dedup=f"then:{row.id}",
            call=call.to_json(),
        )
        outbox.enqueue(tx, [message], now=now)


def _enqueue_file_failed(tx: Tx, row: OutgoingCall, *, now: datetime) -> None:
    """Tell the person who asked for a file that it could not be sent."""
    if row.lane is not Lane.REPLY or row.call.drawing is None:
        return
    message = NewMessage(
        chat_id=row.chat_id,
        lane=Lane.URGENT,
        kind="file_failed",
        due_at=now,
        dedup=f"file_failed:{row.id}",
    )
    outbox.enqueue(tx, [message], now=now)


async def _save_requeued(tx: Tx, row: OutgoingCall, back: Requeued, *, now: datetime) -> None:
    if back.silent_until is not None:
        pacing.save_silence(tx, back.silent_until)
    if tx.worker and back.refused_for is not None:
        pause = await slots.note_refusal(tx, row.chat_id, back.refused_for, now=now)
        if pause is not None:
            log.error("bot.silenced", extra={"seconds": pause.total_seconds()})
    if row.id is None:
        return
    if back.counts_as_attempt and row.attempts >= MOST_ATTEMPTS:
        outbox.mark_ended(tx, row.id, row.fence, state="failed", reason=back.reason, now=now)
        _enqueue_file_failed(tx, row, now=now)
    else:
        outbox.put_back(
            tx,
            row.id,
            row.fence,
            due_at=row.due_at or now,
            reason=back.reason,
            counts_as_attempt=back.counts_as_attempt,
            unknown=back.unknown,
        )
    if back.chat_until is not None:
        chats.put_off(tx, chat_id=row.chat_id, until=back.chat_until)
