"""The one who speaks: takes replies after their commit and claims what has become due.

Each chat has one queue, so nothing overtakes within a chat (`speakers`). At most `window`
rows are in flight or sent without their result being committed: that is how many may be
said twice after a crash (`window`). What is claimed passes the gate and gets its words here.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox import storage as outbox
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate import storage as claims
from bot.outbox.gate.domain import Defer, Drop, Send, Verdict, gate
from bot.outbox.gate.storage import MeetingsLoader
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.chat_queues import ChatQueues
from bot.telegram.outgoing.in_flight import InFlightLimit
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.results import OutgoingCall, RowResult, save_results
from bot.telegram.outgoing.uploads import Draw, Uploads

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
LOOK_SECONDS = 1.0
STOP_SECONDS = 3.0
CLAIM_MOST = 64
EXPIRE_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderConfig:
    """What the sender speaks with: the bot, its words, its files, and its limits."""

    bot: ExtBot[None]
    notices: Notices
    render_context: Callable[[Tx], RenderContext]
    draw: Draw
    meetings: MeetingsLoader
    window: int = 32
    paced: bool = True


class Sender:
    """Start `run` as a task; hand it replies with `accept` and news with `wake`."""

    def __init__(self, database: Database, clock: Clock, config: SenderConfig) -> None:
        self._database = database
        self._clock = clock
        self._config = config
        self._pace = Pace(clock, paced=config.paced)
        self._news = asyncio.Event()
        self._quiet = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None
        self._in_flight = InFlightLimit(database, config.window, self._news.set)
        self._queues = ChatQueues(
            bot=config.bot,
            uploads=Uploads(lambda: config.bot.id, config.draw, database),
            clock=clock,
            window=self._in_flight,
            pace=self._pace,
            news=self.wake,
        )

    @property
    def revoked(self) -> asyncio.Event:
        """Set when Telegram no longer accepts the token; then nothing is sent any more."""
        return self._queues.revoked

    # ---- what others call -------------------------------------------------------------

    def accept(self, batch: Sequence[OutgoingCall]) -> None:
        """Take replies whose rows are committed, in order."""
        if batch:
            self._quiet.clear()
        for row in batch:
            self._queues.enqueue_reply(row)

    def wake(self) -> None:
        """Look for due rows now instead of at the next look."""
        self._quiet.clear()
        self._news.set()

    def take_results(self) -> list[RowResult]:
        """Hand over what is to be noted, for a commit that is about to happen."""
        return self._in_flight.take()

    def give_back(self, results: list[RowResult]) -> None:
        """Take results back whose commit failed."""
        self._in_flight.give_back(results)

    def settle(self, results: Sequence[RowResult]) -> None:
        """Free the slots of results that are committed."""
        self._in_flight.settle(results)

    async def run(self) -> None:
        """Claim and speak until stopped."""
        self._running = asyncio.current_task()
        while not self._stopping:
            self._news.clear()
            if await self._claim_safely():
                continue
            if self._still():
                self._quiet.set()
            await self._news_or_time()

    async def idle(self) -> None:
        """Wait until nothing is due, in flight or unnoted (for the demo and tests)."""
        self.wake()
        await self._quiet.wait()

    async def stop(self) -> None:
        """Finish what is on the wire within 3 s; the rest is pending and goes next time."""
        self._stopping = True
        self._news.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=LOOK_SECONDS)
        await self._queues.stop(STOP_SECONDS)
        await self._in_flight.close()

    async def _news_or_time(self) -> None:
        """Wait for news, or for the next look; in a silence there is nothing to look for."""
        silence = self._pace.silence()
        if silence > 0:
            await self._clock.sleep(min(silence, LOOK_SECONDS))
            return
        try:
            await asyncio.wait_for(self._news.wait(), LOOK_SECONDS)
        except TimeoutError:
            return

    def _still(self) -> bool:
        news = self._news.is_set()
        return not news and self._queues.idle and self._in_flight.empty and self._room() > 0

    # ---- claiming ---------------------------------------------------------------------

    async def _claim_safely(self) -> bool:
        try:
            return await self._claim()
        except DatabaseUnavailable as error:
            log.error("claim.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known
            await asyncio.sleep(LOOK_SECONDS)
            return False

    async def _claim(self) -> bool:
        room = self._room()
        if room <= 0 or self.revoked.is_set():
            return False
        results = self.take_results()
        try:
            ready, progressed = await self._database.run(partial(self._claim_in, room, results))
        except StatementFailed:
            self.give_back(results)
            if not results:
                raise
            await self._in_flight.flush()  # one by one, without the claim
            return True
        except BaseException:
            self.give_back(results)
            raise
        self.settle(results)
        if ready:
            self._quiet.clear()
        for row in ready:
            self._queues.enqueue_claimed(row)
        return progressed

    def _room(self) -> int:
        """A quarter of the window stays free for replies."""
        size = self._in_flight.size
        free = size - size // 4 - self._in_flight.taken - self._queues.waiting
        return min(free, CLAIM_MOST, self._pace.bulk_room())

    async def _claim_in(
        self, room: int, results: list[RowResult], tx: Tx
    ) -> tuple[list[OutgoingCall], bool]:
        await save_results(tx, results)
        now = self._clock.now()
        claimed = await claims.claim(
            tx, self._config.meetings, limit=room, lease_until=now + LEASE, now=now
        )
        if not claimed:
            return [], await outbox.expire(tx, limit=EXPIRE_MOST, now=now) > 0
        context = self._config.render_context(tx)
        ready = [await self._judge(context, row, to) for row, to in claimed]
        return [row for row in ready if row is not None], True

    async def _judge(
        self, context: RenderContext, row: OutboxRow, to: Recipient
    ) -> OutgoingCall | None:
        try:
            verdict = gate(row, to, self._config.notices.policy(row), now=context.now)
            call = await self._render(context, row, to) if isinstance(verdict, Send) else None
        except DatabaseUnavailable:
            raise
        except Exception as error:  # one row that cannot be judged must not stop the others
            log.exception("render.failed", extra={"row": row.id, "kind": row.kind})
            verdict, call = Drop(state="failed", reason=type(error).__name__), None
        if isinstance(verdict, Send) and isinstance(call, Call):
            return _outgoing(row, call, verdict)
        _close(context, row, call if isinstance(call, Drop) else verdict)
        return None

    async def _render(self, context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
        async with context.tx.savepoint():
            return await self._config.notices.render(context, row, to)


def _close(context: RenderContext, row: OutboxRow, verdict: Verdict) -> None:
    """Let a row wait or end that may not go now."""
    tx = context.tx
    match verdict:
        case Defer(until=until, reason=reason):
            outbox.put_back(
                tx, row.id, row.fence, due_at=until, reason=reason, counts_as_attempt=False
            )
        case Drop(state=state, reason=reason):
            outbox.mark_ended(tx, row.id, row.fence, state=state, reason=reason, now=context.now)
        case Send():
            raise AssertionError(row.kind)


def _outgoing(row: OutboxRow, call: Call, verdict: Send) -> OutgoingCall:
    body = dict(call.body)
    if "chat_id" in body:  # the chat may have moved since its words were written
        body["chat_id"] = row.chat_id
    if verdict.silent and call.method.startswith(("send", "copy")):
        body["disable_notification"] = True
    if row.edits_message_id is not None:
        body["message_id"] = row.edits_message_id
    return OutgoingCall(
        id=row.id,
        chat_id=row.chat_id,
        call=replace(call, body=body),
        lane=row.lane,
        kind=row.kind,
        fence=row.fence,
        attempts=row.attempts,
        due_at=row.due_at,
        expires_at=row.expires_at,
        day=verdict.day,
    )
