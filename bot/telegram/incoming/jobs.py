"""Does errands, one at a time: the slow half outside every transaction, the answer in one.

Nothing is lost: a row waits until its answer is committed. Nothing happens twice: the answer
and the end of the row are one commit. An errand that fails three times is given up, and who
waits for it is told so.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from telegram.error import RetryAfter, TelegramError

from bot.clock import Clock
from bot.membership.domain import Visitor
from bot.membership.visitor.storage import load_door
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.jobs import storage as errands
from bot.outbox.jobs.storage import Errand
from bot.outbox.storage import Debt
from bot.refusals import Refusal
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.incoming.context import Attempt, Turn
from bot.telegram.incoming.job_runner import Finish, Work, Workshop
from bot.telegram.incoming.refusing import refuse
from bot.telegram.kit.refusals import errand_failed

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
STOP_SECONDS = 3.0
WORK_SECONDS = 120.0
"""How long the slow half may take; it must end before its lease does."""
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
AGAIN = timedelta(seconds=20)
"""How long after a failure an errand is tried again; the second time three times as long."""


class Errands:
    """Start `run` as a task. `wake` is called when an answer waits in the outbox."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        workshop: Workshop,
        kinds: Mapping[str, Work],
        *,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._workshop = workshop
        self._kinds = kinds
        self._wake = wake
        self._news = asyncio.Event()
        self._quiet = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Take errands and do them until stopped."""
        self._running = asyncio.current_task()
        while not self._stopping:
            self._news.clear()
            if await self._next_safely():
                continue
            if not self._news.is_set():
                self._quiet.set()
            try:
                await asyncio.wait_for(self._news.wait(), LOOK_SECONDS)
            except TimeoutError:
                continue

    async def idle(self) -> None:
        """Wait until no errand is due or under way (for the demo and tests)."""
        self._quiet.clear()
        self._news.set()
        await self._quiet.wait()

    async def stop(self) -> None:
        """Finish what is under way within 3 s; the rest is done after the next start."""
        self._stopping = True
        self._news.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=STOP_SECONDS)

    async def _next_safely(self) -> bool:
        try:
            return await self.step()
        except DatabaseUnavailable as error:
            log.error("errand.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known
            return False

    async def step(self) -> bool:
        """Do the errand that is due; return whether there was one."""
        now = self._clock.now()
        errand = await self._database.run(lambda tx: errands.take(tx, until=now + LEASE, now=now))
        if errand is None:
            return False
        self._quiet.clear()
        work = self._kinds.get(errand.kind)
        if work is None:
            log.error("errand.unknown", extra={"errand": errand.id, "kind": errand.kind})
        if work is None or errand.attempts > MOST_ATTEMPTS:  # it took the process with it each time
            await self._give_up(errand)
            return True
        try:
            await self._do(errand, work)
        except DatabaseUnavailable:
            raise
        except TelegramError as error:
            log.warning("errand.hindered", extra={"errand": errand.id, "error": str(error)})
            await self._after(errand, wait=_asked(error))
        except Exception:  # one errand that fails must not stop the others
            log.exception("errand.failed", extra={"errand": errand.id, "kind": errand.kind})
            await self._after(errand)
        return True

    async def _do(self, errand: Errand, work: Work) -> None:
        try:
            async with asyncio.timeout(WORK_SECONDS):
                finish = await work(errand, self._workshop)
        except Refusal as refusal:
            finish = partial(_raise, refusal)
        await self._database.run(partial(self._answer, errand, finish))
        self._wake()

    async def _after(self, errand: Errand, *, wait: timedelta = timedelta(0)) -> None:
        """Let a failed errand be tried again, after `wait` at least, or give it up."""
        if errand.attempts >= MOST_ATTEMPTS:
            await self._give_up(errand)
            return
        until = self._clock.now() + max(wait, AGAIN * (1 if errand.attempts == 1 else 3))

        async def work(tx: Tx) -> None:
            errands.put_off(tx, errand, until=until)

        await self._database.run(work)

    async def _give_up(self, errand: Errand) -> None:
        async def work(tx: Tx) -> None:
            now = self._clock.now()
            if await errands.give_up(tx, errand, now=now):
                await self._speak(tx, errand, _say_failed)

        await self._database.run(work)
        self._wake()

    async def _answer(self, errand: Errand, finish: Finish, tx: Tx) -> None:
        if await errands.finish(tx, errand, now=self._clock.now()):
            await self._speak(tx, errand, finish)

    async def _speak(self, tx: Tx, errand: Errand, finish: Finish) -> None:
        """Let `finish` have its effect, and owe what it says as replies."""
        turn = await self._turn(tx, errand)
        try:
            async with tx.savepoint():
                await finish(turn)
        except Refusal as refusal:
            await refuse(turn, refusal)
        said = [
            Debt(
                chat_id=errand.chat_id,
                lane=Lane.REPLY,
                kind=kind,
                due_at=turn.now,
                about={},
                call=call.to_json(),
            )
            for kind, call in turn.replies
        ]
        outbox.owe(tx, said, now=turn.now)

    async def _turn(self, tx: Tx, errand: Errand) -> Turn:
        """Whoever waits, as they are now; a private chat has the id of its person."""
        house, chat = self._workshop.house, errand.chat_id
        door = await load_door(tx, updates=(), telegram_ids=[chat], chats=[chat])
        visitor = door.visitors.get(chat, Visitor())
        language = None if visitor.person is None else visitor.person.language
        return Turn(
            tx=tx,
            house=house,
            now=self._clock.now(),
            chat_id=chat,
            telegram_id=chat,
            telegram_name="",
            chat=door.chats.get(chat),
            visitor=visitor,
            texts=house.catalogue.texts(language),
            attempt=Attempt.errand(errand.kind, errand.about),
        )


def _asked(error: TelegramError) -> timedelta:
    """How long Telegram asks to wait."""
    if not isinstance(error, RetryAfter):
        return timedelta(0)
    seconds = error.retry_after
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)


async def _raise(refusal: Refusal, _: Turn) -> None:
    raise refusal


async def _say_failed(turn: Turn) -> None:
    turn.say(errand_failed(turn.texts))
