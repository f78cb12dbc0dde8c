"""The one who speaks: takes replies after their commit and claims what has become due.

Each chat has one queue, so nothing overtakes within a chat. At most `window` rows are in
flight or sent without their result being committed: that is how many may be said twice
after a crash. Results ride with the next commit of the ingest, or wait 10 ms for their own.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.domain.delivery.gate import Defer, Drop, Send, gate
from bot.domain.delivery.lanes import Lane, Owed, Recipient
from bot.domain.delivery.pacing import backoff
from bot.storage import file_ids, outbox
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.tg.calls import Call, Drawing, say_instead, without_markup
from bot.tg.outgoing import Ended, Outgoing, PutBack, Result, note_results
from bot.tg.pace import Pace
from bot.tg.posting import (
    Accepted,
    BadMarkup,
    Gone,
    Moved,
    NotSent,
    Outcome,
    Refused,
    Revoked,
    TooFast,
    Unknown,
    Unreachable,
    post,
)
from bot.tg.rendering import Desk, Renders

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
RIDE_SECONDS = 0.010
LOOK_SECONDS = 1.0
CLAIM_MOST = 64

Draw = Callable[[Drawing], Awaitable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What the sender speaks with: the bot, its words, its files, and its limits."""

    bot: ExtBot[None]
    renders: Renders
    desk: Callable[[Tx], Desk]
    draw: Draw
    window: int = 32
    paced: bool = True


class Sender:
    """Start `run` as a task; hand it replies with `accept` and news with `wake`."""

    def __init__(self, database: Database, clock: Clock, voice: Voice) -> None:
        self._database = database
        self._clock = clock
        self._voice = voice
        self._pace = Pace(paced=voice.paced)
        self._queues: dict[int, deque[Outgoing]] = {}
        self._speakers: set[asyncio.Task[None]] = set()
        self._results: list[Result] = []
        self._slots = asyncio.Semaphore(voice.window)
        self._taken = 0
        self._queued_bulk = 0
        self._news = asyncio.Event()
        self._quiet = asyncio.Event()
        self._flush_due: asyncio.TimerHandle | None = None
        self._stopping = False
        self.revoked = asyncio.Event()

    # ---- what others call -------------------------------------------------------------

    def accept(self, batch: Sequence[Outgoing]) -> None:
        """Take replies whose rows are committed, in order."""
        for row in batch:
            self._enqueue(row)

    def wake(self) -> None:
        """Look for due rows now instead of at the next look."""
        self._quiet.clear()
        self._news.set()

    def take_results(self) -> list[Result]:
        """Hand over what is to be noted, for a commit that is about to happen."""
        taken, self._results = self._results, []
        return taken

    def give_back(self, results: list[Result]) -> None:
        """Take results back whose commit failed."""
        self._results[:0] = results
        self._flush_later()

    def settle(self, results: Sequence[Result]) -> None:
        """Free the slots of results that are committed."""
        for _ in results:
            self._free_slot()
        if results:
            self._news.set()

    async def run(self) -> None:
        """Claim and speak until stopped."""
        while not self._stopping:
            self._news.clear()
            progressed = await self._claim_safely()
            if progressed:
                continue
            if not self._queues and not self._results and self._room() > 0:
                self._quiet.set()
            try:
                await asyncio.wait_for(self._news.wait(), LOOK_SECONDS)
            except TimeoutError:
                continue

    async def idle(self) -> None:
        """Wait until nothing is due, in flight or unnoted (for the demo and tests)."""
        self.wake()
        await self._quiet.wait()

    async def stop(self, *, seconds: float = 8.0) -> None:
        """Finish what is in flight within `seconds`; the rest stays leased and goes next time."""
        self._stopping = True
        self._news.set()
        if self._speakers:
            await asyncio.wait(self._speakers, timeout=seconds)
        for speaker in list(self._speakers):
            speaker.cancel()
        if self._flush_due is not None:
            self._flush_due.cancel()
        await self._flush()

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
            ready, progressed = await self._database.run(
                lambda tx: self._claim_in(tx, room, results)
            )
        except BaseException:
            self.give_back(results)
            raise
        self.settle(results)
        for row in ready:
            self._queued_bulk += 1
            self._enqueue(row)
        return progressed

    def _room(self) -> int:
        """A quarter of the window stays free for replies."""
        window = self._voice.window
        open_rows = self._taken + self._queued_bulk
        free = window - max(1, window // 4) - open_rows
        return min(free, CLAIM_MOST, self._pace.bulk_room())

    async def _claim_in(
        self, tx: Tx, room: int, results: list[Result]
    ) -> tuple[list[Outgoing], bool]:
        await note_results(tx, results)
        now = self._clock.now()
        claimed = await outbox.claim(tx, limit=room, lease_until=now + LEASE, now=now)
        if not claimed:
            return [], await outbox.expire(tx, limit=500, now=now) > 0
        desk = self._voice.desk(tx)
        ready = [await self._judge(desk, row, to) for row, to in claimed]
        return [row for row in ready if row is not None], True

    async def _judge(self, desk: Desk, row: Owed, to: Recipient) -> Outgoing | None:
        verdict = gate(row, to, self._voice.renders.manners(row), now=desk.now)
        if isinstance(verdict, Defer):
            outbox.put_back(
                desk.tx,
                row=row.id,
                fence=row.fence,
                due_at=verdict.until,
                reason=verdict.reason,
                burnt=False,
            )
            return None
        call = await self._render(desk, row, to) if isinstance(verdict, Send) else verdict
        if isinstance(call, Drop) or isinstance(verdict, Drop):
            drop = call if isinstance(call, Drop) else verdict
            assert isinstance(drop, Drop)
            outbox.mark_ended(
                desk.tx,
                row=row.id,
                fence=row.fence,
                state=drop.state,
                reason=drop.reason,
                now=desk.now,
            )
            return None
        return _outgoing(row, call, verdict)

    async def _render(self, desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
        try:
            async with desk.tx.savepoint():
                return await self._voice.renders.render(desk, row, to)
        except DatabaseUnavailable:
            raise
        except Exception as error:  # one row that cannot be rendered must not stop the others
            log.exception("render.failed", extra={"row": row.id, "kind": row.kind})
            return Drop(state="failed", reason=type(error).__name__)

    # ---- speaking ---------------------------------------------------------------------

    def _enqueue(self, row: Outgoing) -> None:
        self._quiet.clear()
        queue = self._queues.get(row.chat_id)
        if queue is not None:
            self._supersede(queue, row)
            queue.append(row)
            return
        self._queues[row.chat_id] = deque([row])
        speaker = asyncio.create_task(self._speak(row.chat_id))
        self._speakers.add(speaker)
        speaker.add_done_callback(self._spoken)

    def _supersede(self, queue: deque[Outgoing], newer: Outgoing) -> None:
        """A later edit of the same message replaces an earlier one that has not begun."""
        target = newer.call.body.get("message_id")
        if newer.call.method != "editMessageText" or target is None:
            return
        for older in list(queue)[1:]:
            same = older.call.method == newer.call.method
            if same and older.call.body.get("message_id") == target and older.lane is Lane.REPLY:
                queue.remove(older)
                self._note_without_slot(older, Ended(state="dropped", reason="superseded"))

    def _spoken(self, speaker: asyncio.Task[None]) -> None:
        self._speakers.discard(speaker)
        self._news.set()
        if not speaker.cancelled() and speaker.exception() is not None:
            log.error("speaker.failed", exc_info=speaker.exception())

    async def _speak(self, chat_id: int) -> None:
        queue = self._queues[chat_id]
        try:
            while queue and not self.revoked.is_set():
                if not await self._send(queue[0]):
                    break
                queue.popleft()
        finally:
            self._release(queue)
            del self._queues[chat_id]

    async def _send(self, row: Outgoing) -> bool:
        """Send the head of a queue; return False if the rest of the chat must wait."""
        await self._slots.acquire()
        self._taken += 1
        if row.lane is not Lane.REPLY:
            self._queued_bulk -= 1
        failures = 0
        while True:
            await self._pace.wait(row)
            if row.expires_at is not None and row.expires_at <= self._clock.now():
                self._note(row, Ended(state="expired", reason="expired"))
                return True
            outcome = await self._post(row)
            if not isinstance(outcome, NotSent):
                break
            failures += 1
            self._pace.pause(backoff(failures))
            log.warning("telegram.unreachable", extra={"failures": failures})
        return self._conclude(row, outcome)

    async def _post(self, row: Outgoing) -> Outcome:
        content = None
        if row.call.drawing is not None:
            content = await self._file(row.call.drawing)
        outcome = await post(self._voice.bot, row.call, content)
        if isinstance(outcome, Gone):
            row.call = say_instead(row.call)
            outcome = await post(self._voice.bot, row.call)
        if isinstance(outcome, BadMarkup):
            log.error("markup.refused", extra={"kind": row.kind, "reason": outcome.reason})
            row.call = without_markup(row.call)
            outcome = await post(self._voice.bot, row.call, content)
        if isinstance(outcome, Moved):
            row.call = replace(row.call, body={**row.call.body, "chat_id": outcome.chat_id})
        return outcome

    async def _file(self, drawing: Drawing) -> bytes | str:
        known = await self._database.run(
            lambda tx: file_ids.known(tx, [drawing.key()], self._voice.bot.id)
        )
        return known.get(drawing.key()) or await self._voice.draw(drawing)

    def _conclude(self, row: Outgoing, outcome: Outcome) -> bool:
        """Note what became of a row; return False if the rest of its chat must wait."""
        match outcome:
            case Accepted():
                self._note(row, outcome)
            case Refused(reason=reason) | BadMarkup(reason=reason):
                self._note(row, Ended(state="failed", reason=reason))
            case Gone():
                self._note(row, Ended(state="failed", reason="message gone"))
            case _:
                self._hold(row, outcome)
                return False
        return True

    def _hold(self, row: Outgoing, outcome: Outcome) -> None:
        match outcome:
            case TooFast(seconds=seconds):
                self._pace.too_fast(row.chat_id, seconds)
                self._put_back(row, seconds, "429", burnt=False)
            case Unknown(reason=reason):
                self._put_back(row, backoff(row.attempts), reason, burnt=True, unknown=True)
            case Moved():
                self._note_without_slot(row, outcome)
                self._put_back(row, 0, "moved", burnt=False)
            case Revoked():
                self._put_back(row, 0, "token", burnt=False)
                self.revoked.set()
            case Unreachable():
                self._note(row, outcome)
            case _:
                raise AssertionError(outcome)

    # ---- noting -----------------------------------------------------------------------

    def _put_back(
        self, row: Outgoing, seconds: float, reason: str, *, burnt: bool, unknown: bool = False
    ) -> None:
        until = self._clock.now() + timedelta(seconds=seconds) if seconds else None
        what = PutBack(chat_until=until, reason=reason, burnt=burnt, unknown=unknown)
        self._note(row, what)
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self.wake)

    def _release(self, queue: deque[Outgoing]) -> None:
        """Make what waits behind a failed row pending again, so that order is kept."""
        if self._stopping:
            return
        for row in list(queue)[1:]:
            if row.lane is not Lane.REPLY:
                self._queued_bulk -= 1
            back = PutBack(chat_until=None, reason="behind", burnt=False)
            self._note_without_slot(row, back)
        queue.clear()

    def _note_without_slot(self, row: Outgoing, what: Ended | PutBack | Moved) -> None:
        self._taken += 1  # given back when the result is committed, like any other
        self._note(row, what)

    def _note(self, row: Outgoing, what: Accepted | Ended | PutBack | Unreachable | Moved) -> None:
        result = Result(row=row, what=what, at=self._clock.now(), bot_id=self._voice.bot.id)
        self._results.append(result)
        self._flush_later()

    def _free_slot(self) -> None:
        self._taken -= 1
        self._slots.release()

    def _flush_later(self) -> None:
        if self._flush_due is None:
            loop = asyncio.get_running_loop()
            self._flush_due = loop.call_later(RIDE_SECONDS, self._start_flush)

    def _start_flush(self) -> None:
        self._flush_due = None
        if self._results:
            flush = asyncio.create_task(self._flush())
            self._speakers.add(flush)
            flush.add_done_callback(self._spoken)

    async def _flush(self) -> None:
        results = self.take_results()
        if not results:
            return
        try:
            await self._database.run(lambda tx: note_results(tx, results))
        except DatabaseUnavailable:
            self._results[:0] = results
            await asyncio.sleep(LOOK_SECONDS)
            self._flush_later()
        else:
            self.settle(results)


def _outgoing(row: Owed, call: Call, verdict: Send) -> Outgoing:
    body = dict(call.body)
    if verdict.silent and call.method.startswith(("send", "copy")):
        body["disable_notification"] = True
    if row.edits_message_id is not None:
        body["message_id"] = row.edits_message_id
    return Outgoing(
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
