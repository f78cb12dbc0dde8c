"""Runs jobs one at a time: the slow half outside any transaction, the answer in one.

No job is lost: its row waits until the answer is committed. No job is answered twice: the answer
and the end of the row are one commit. After three failures a job is given up, at once if
it would fail again, and the person who waits for it is told so.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.membership.domain import Visitor
from bot.membership.visitor.storage import load_senders
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.jobs import storage as jobs
from bot.outbox.jobs.storage import Job
from bot.outbox.storage import NewMessage
from bot.refusals import Refusal
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.failures import WOULD_FAIL_AGAIN, seconds_to_wait
from bot.telegram.incoming import storage
from bot.telegram.incoming.context import AccessAttempt, Turn
from bot.telegram.incoming.job_tools import Finish, JobHandler, JobTools
from bot.telegram.incoming.refusing import refuse
from bot.telegram.kit.refusals import job_failed

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
STOP_SECONDS = 3.0
WORK_SECONDS = 120.0
"""How long the slow half may take; it must be shorter than the lease."""
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
RETRY_AFTER = timedelta(seconds=20)
"""Time before the second try; before the third it is three times as long."""


class JobRunner:
    """Runs jobs: start `run` as a task. It calls `wake` when an answer is in the outbox."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        tools: JobTools,
        handlers: Mapping[str, JobHandler],
        *,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._tools = tools
        self._handlers = handlers
        self._wake = wake
        self._wake_up = asyncio.Event()
        self._is_idle = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Run jobs until stopped."""
        self._running = asyncio.current_task()
        while not self._stopping:
            self._wake_up.clear()
            if await self._step_safely():
                continue
            if not self._wake_up.is_set():
                self._is_idle.set()
            try:
                await asyncio.wait_for(self._wake_up.wait(), POLL_SECONDS)
            except TimeoutError:
                continue

    async def idle(self) -> None:
        """Wait until no job is due or running (for the demo and tests)."""
        self._is_idle.clear()
        self._wake_up.set()
        await self._is_idle.wait()

    async def stop(self) -> None:
        """Let the running job finish within 3 s; the rest runs after the next start."""
        self._stopping = True
        self._wake_up.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=STOP_SECONDS)

    async def _step_safely(self) -> bool:
        try:
            return await self.step()
        except DatabaseUnavailable as error:
            log.error("job.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known
            return False

    async def step(self) -> bool:
        """Run the next due job; return whether there was one."""
        now = self._clock.now()
        job = await self._database.run(lambda tx: jobs.claim(tx, until=now + LEASE, now=now))
        if job is None:
            return False
        self._is_idle.clear()
        handler = self._handlers.get(job.kind)
        if handler is None:
            log.error("job.unknown", extra={"job": job.id, "kind": job.kind})
        if handler is None or job.attempts > MOST_ATTEMPTS:  # the process died with it each time
            await self._give_up(job)
            return True
        await self._try(job, handler)
        return True

    async def _try(self, job: Job, handler: JobHandler) -> None:
        """Run a job once, and decide after an error whether it may run again."""
        try:
            await self._do(job, handler)
        except DatabaseUnavailable:
            raise
        except InvalidToken:
            until = self._clock.now() + RETRY_AFTER
            await self._database.write(lambda tx: jobs.put_back(tx, job, until=until))
        except TelegramError as error:
            log.warning("job.delayed", extra={"job": job.id, "error": str(error)})
            wait = seconds_to_wait(error) if isinstance(error, RetryAfter) else 0.0
            await self._retry(job, wait=timedelta(seconds=wait))
        except WOULD_FAIL_AGAIN:
            log.exception("job.failed", extra={"job": job.id, "kind": job.kind})
            await self._give_up(job)
        except Exception:  # one job that fails must not stop the others
            log.exception("job.failed", extra={"job": job.id, "kind": job.kind})
            await self._retry(job)

    async def _do(self, job: Job, handler: JobHandler) -> None:
        try:
            async with asyncio.timeout(WORK_SECONDS):
                finish = await handler(job, self._tools)
        except Refusal as refusal:
            finish = partial(_raise, refusal)
        await self._database.run(partial(self._answer, job, finish))
        self._wake()

    async def _retry(self, job: Job, *, wait: timedelta = timedelta(0)) -> None:
        """Run a failed job again after at least `wait`, or give it up."""
        if job.attempts >= MOST_ATTEMPTS:
            await self._give_up(job)
            return
        until = self._clock.now() + max(wait, RETRY_AFTER * (1 if job.attempts == 1 else 3))
        await self._database.write(lambda tx: jobs.put_off(tx, job, until=until))

    async def _give_up(self, job: Job) -> None:
        async def work(tx: Tx) -> None:
            now = self._clock.now()
            if await jobs.give_up(tx, job, now=now):
                await self._reply(tx, job, _say_failed)

        await self._database.run(work)
        self._wake()

    async def _answer(self, job: Job, finish: Finish, tx: Tx) -> None:
        if tx.worker:
            storage.keep_others_out(tx, [job.chat_id])
        if await jobs.finish(tx, job, now=self._clock.now()):
            await self._reply(tx, job, finish)

    async def _reply(self, tx: Tx, job: Job, finish: Finish) -> None:
        """Run `finish`, and put its replies into the outbox."""
        turn = await self._turn(tx, job)
        try:
            async with tx.savepoint():
                await finish(turn)
                turn.note_shown()
        except Refusal as refusal:
            await refuse(turn, refusal)
        messages = [
            NewMessage(
                chat_id=job.chat_id,
                lane=Lane.REPLY,
                kind=kind,
                due_at=turn.now,
                call=call.to_json(),
            )
            for kind, call in turn.replies
        ]
        outbox.enqueue(tx, messages, now=turn.now)

    async def _turn(self, tx: Tx, job: Job) -> Turn:
        """Return a turn for the person who waits; a private chat has the id of its person."""
        context, chat = self._tools.bot, job.chat_id
        batch = await load_senders(tx, updates=(), telegram_ids=[chat], chats=[chat])
        visitor = batch.visitors.get(chat, Visitor())
        language = None if visitor.person is None else visitor.person.language
        return Turn(
            tx=tx,
            bot=context,
            now=self._clock.now(),
            chat_id=chat,
            telegram_id=chat,
            telegram_name="",
            chat=batch.chats.get(chat),
            visitor=visitor,
            texts=context.catalogue.texts(language),
            attempt=AccessAttempt.job(job.kind, job.about),
        )


async def _raise(refusal: Refusal, _: Turn) -> None:
    raise refusal


async def _say_failed(turn: Turn) -> None:
    turn.say(job_failed(turn.texts))
