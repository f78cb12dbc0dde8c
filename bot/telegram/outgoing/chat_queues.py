"""One queue and one task for each chat with messages to send, so that they keep their order."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.documents import Undrawable
from bot.outbox.domain import Lane
from bot.outbox.gate.domain import Drop
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.outgoing.conclusions import Conclusions, InternalFailure
from bot.telegram.outgoing.deliverer import Deliverer
from bot.telegram.outgoing.in_flight import InFlightLimit
from bot.telegram.outgoing.lease_keeper import LeaseKeeper
from bot.telegram.outgoing.outages import OutageProbe
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.posting import (
    ChatMoved,
    NoAnswer,
    PostOutcome,
    Rejected,
)
from bot.telegram.outgoing.queue import ChatQueue
from bot.telegram.outgoing.results import OutgoingCall, Requeued, TakenOver
from bot.telegram.outgoing.uploads import Uploads
from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)

FILES_PART = 4
"""Files take at most a quarter of the places in flight."""


class ChatQueues:
    """Sends rows in the order of their chats, and reports the results to `InFlightLimit`."""

    def __init__(
        self,
        *,
        bot: ExtBot[None],
        uploads: Uploads,
        clock: Clock,
        in_flight: InFlightLimit,
        pace: Pace,
        wake: Callable[[], None],
        leases: LeaseKeeper,
        token: TokenWatch,
    ) -> None:
        self._token = token
        self._probe = OutageProbe(bot=bot, clock=clock, pace=pace, answers=wake, token=token)
        self._conclusions = Conclusions(
            bot_id=lambda: bot.id,
            clock=clock,
            in_flight=in_flight,
            pace=pace,
            probe=self._probe,
            wake=wake,
        )
        self._deliverer = Deliverer(
            bot=bot,
            uploads=uploads,
            clock=clock,
            pace=pace,
            moved=self._note_moved,
            outcome_unknown=self._probe.start,
            leases=leases,
        )
        self._in_flight = in_flight
        self._files = asyncio.Semaphore(max(1, in_flight.size // FILES_PART))
        self._wake = wake
        self._queues: dict[int, ChatQueue] = {}
        self._held: set[int] = set()
        self._stopping = False
        self.waiting = 0
        """How many claimed rows wait for a place in flight."""

    @property
    def idle(self) -> bool:
        """Whether nothing is being sent."""
        return not self._queues

    def enqueue_claimed(self, row: OutgoingCall) -> None:
        """Take a claimed row; its chat is no longer held up."""
        self._held.discard(row.chat_id)
        self.waiting += row.lane is not Lane.REPLY
        self._enqueue(row)

    def enqueue_reply(self, row: OutgoingCall) -> None:
        """Take a reply whose row is committed; it must not overtake one that was requeued."""
        if row.id is not None and row.chat_id in self._held:
            self._requeue_unsent(row)
        else:
            self._enqueue(row)

    async def stop(self, seconds: float) -> None:
        """Let open calls finish within `seconds`; the rest is sent after the next start."""
        self._stopping = True
        await self._probe.stop()
        tasks = {queue.task for queue in self._queues.values() if queue.task is not None}
        for queue in list(self._queues.values()):
            if queue.task is not None and not (queue.current and queue.current.posting):
                queue.task.cancel()
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    # ---- queues -----------------------------------------------------------------------

    def _enqueue(self, row: OutgoingCall) -> None:
        if self._stopping:
            self._requeue_unsent(row)
            return
        queue = self._queues.get(row.chat_id)
        if queue is not None and queue.is_repeated(row):
            self._conclusions.note(row, Drop(state="dropped", reason="twice"), slot=False)
            return
        if queue is not None:
            self._supersede(queue, row)
            queue.rows.append(row)
            return
        queue = self._queues[row.chat_id] = ChatQueue(deque([row]))
        queue.task = asyncio.create_task(self._send_all(row.chat_id, queue))

    def _supersede(self, queue: ChatQueue, newer: OutgoingCall) -> None:
        for older in queue.superseded_by(newer):
            queue.rows.remove(older)
            self._conclusions.note(older, Drop(state="dropped", reason="superseded"), slot=False)

    async def _send_all(self, chat_id: int, queue: ChatQueue) -> None:
        try:
            while queue.rows and not self._is_ending():
                queue.current = queue.rows.popleft()
                if not await self._send(queue.current):
                    self._held.add(chat_id)
                    break
        finally:
            del self._queues[chat_id]
            for row in queue.rows:
                self._requeue_unsent(row)
            self._wake()

    def _is_ending(self) -> bool:
        return self._stopping or self._token.refused.is_set()

    def _requeue_unsent(self, row: OutgoingCall) -> None:
        """Make a row that was not tried pending again, so that the order stays."""
        self.waiting -= row.lane is not Lane.REPLY
        back = Requeued(chat_until=None, reason="behind", counts_as_attempt=False)
        self._conclusions.note(row, back, slot=False)

    # ---- one row ----------------------------------------------------------------------

    async def _send(self, row: OutgoingCall) -> bool:
        """Send a row; return False if the rest of its chat must wait.

        Files take long to draw and upload, so only some may be in flight at a time.
        """
        if row.call.drawing is None:
            return await self._send_one(row)
        try:
            await self._files.acquire()
        except asyncio.CancelledError:
            self._requeue_unsent(row)
            raise
        try:
            return await self._send_one(row)
        finally:
            self._files.release()

    async def _send_one(self, row: OutgoingCall) -> bool:
        try:
            await self._in_flight.enter()
        except asyncio.CancelledError:
            self._requeue_unsent(row)
            raise
        self.waiting -= row.lane is not Lane.REPLY
        chat_id = row.chat_id
        outcome: PostOutcome | Drop | TakenOver | InternalFailure
        try:
            outcome = await self._deliverer.send(row)
        except asyncio.CancelledError:
            if row.posting:
                self._conclusions.save_unknown(row, 0, "stopped")
            else:
                self._conclusions.save_requeued(row, 0, "stopped", counts_as_attempt=False)
            raise
        except DatabaseUnavailable:
            outcome = InternalFailure("database", counts_as_attempt=False)
        except Undrawable:
            log.warning("file.gone", extra={"row": row.id, "kind": row.kind})
            outcome = Rejected("file gone")
        except Exception as error:  # one broken row must not block its chat for ever
            log.exception("send.failed", extra={"row": row.id, "kind": row.kind})
            outcome = _outcome_of(row, error)
        return self._conclusions.conclude(row, outcome) and row.chat_id == chat_id

    def _note_moved(self, row: OutgoingCall, moved: ChatMoved) -> None:
        self._conclusions.note(row, moved, slot=False)


def _outcome_of(row: OutgoingCall, error: Exception) -> NoAnswer | Rejected | InternalFailure:
    """Return the outcome of a row that an error of the bot itself has ended.

    A file that could not be made is not tried again, since what follows in its chat would wait for
    half a minute: only the disk may be better later.
    """
    reason = type(error).__name__
    if row.posting:
        return NoAnswer(reason)
    if row.call.drawing is not None and not isinstance(error, OSError):
        return Rejected(reason)
    return InternalFailure(reason, counts_as_attempt=True)
