"""Updates in: a batch is one transaction, a savepoint for each update, acknowledged after.

PTB's own Updater acknowledges what it has merely fetched and loses it with the process;
here Telegram keeps every update until its effect is committed. An update that fails is
rolled back to its savepoint and tried once more alone; then it is buried without its
content. Trouble with the database or the network is never taken for a bad update.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.domain.delivery.pacing import backoff
from bot.storage import outbox
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.tg.arrivals import ALLOWED, Understood, bury, numbered, once_each, understand
from bot.tg.calls import Call
from bot.tg.context import Turn
from bot.tg.failures import AnotherBotRuns, TokenRefused
from bot.tg.outgoing import Outgoing, Result, Speaker, note_results
from bot.tg.request import JsonBody
from bot.tg.turns import BatchTurns, Turns

log = logging.getLogger(__name__)

BATCH = 25
POLL_SECONDS = 50
CONFLICTS = 2
CONFLICT_SECONDS = 60.0
STOP_SECONDS = 2.0


@dataclass(slots=True)
class _Batch:
    outgoing: list[Outgoing] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, Any]] = field(default_factory=list)
    owes: bool = False


class Ingest:
    """Takes updates by long polling; `handle` takes a batch from wherever it came."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        bot: ExtBot[None],
        turns: Turns,
        sender: Speaker,
    ) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot
        self._turns = turns
        self._sender = sender
        self._offset = 0
        self._asked = 0  # with the latest poll, perhaps without an answer yet
        self._told = 0  # with a poll that was answered
        self._stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._answering: set[asyncio.Task[None]] = set()
        self.last_poll_at = 0.0

    async def run(self) -> None:
        """Poll until stopped. Raises `TokenRefused` and `AnotherBotRuns`, which nothing cures."""
        self._running = asyncio.current_task()
        failures = 0
        conflicts: list[float] = []
        while not self._stopping.is_set():
            try:
                fetched = await self._unless_stopping(self._fetch(POLL_SECONDS))
                await self._take(fetched or [])
                failures = 0
            except Conflict:
                conflicts = _recent(conflicts)
                if len(conflicts) >= CONFLICTS:
                    raise AnotherBotRuns from None
                await self._pause(1.0)
            except RetryAfter as error:
                await self._pause(_seconds(error))
            except InvalidToken as error:
                raise TokenRefused from error
            except (NetworkError, TelegramError, DatabaseUnavailable) as error:
                failures += 1
                wait = backoff(failures)
                log.warning("poll.failed", extra={"error": type(error).__name__, "wait": wait})
                await self._pause(wait)

    async def stop(self) -> None:
        """Stop polling, and acknowledge what is committed; 5 seconds at most."""
        self._stopping.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=STOP_SECONDS)
        if self._offset != self._asked:
            try:
                await asyncio.wait_for(self._fetch(0, limit=1), STOP_SECONDS)
            except (TelegramError, TimeoutError) as error:
                log.warning("acknowledge.failed", extra={"error": type(error).__name__})
        if self._answering:
            await asyncio.wait(self._answering, timeout=1)

    async def answered(self) -> None:
        """Wait until every tap so far has its toast (for tests)."""
        if self._answering:
            await asyncio.wait(self._answering)

    async def handle(self, raws: Sequence[dict[str, Any]]) -> None:
        """Give a batch its effect, commit, hand replies on. Raises `DatabaseUnavailable`.

        A caller that is cancelled meanwhile does not tear the commit from what follows it.
        """
        await asyncio.shield(asyncio.create_task(self._handle(raws)))

    async def _handle(self, raws: Sequence[dict[str, Any]]) -> None:
        batch = await self._commit(raws, alone=False)
        for raw in batch.failed:
            await self._commit([raw], alone=True)

    async def _take(self, fetched: Sequence[dict[str, Any]]) -> None:
        self.last_poll_at = time.monotonic()
        for start in range(0, len(fetched), BATCH):
            part = fetched[start : start + BATCH]
            await self.handle(part)
            self._offset = part[-1]["update_id"] + 1
            if self._stopping.is_set():
                return

    async def _fetch(self, seconds: int, limit: int = 100) -> list[dict[str, Any]]:
        # What was told once is forgotten there. Then "from the first" is asked for, since
        # after a quiet week Telegram may number on from anywhere, also from further down.
        offset = self._asked = self._offset
        body = {
            "offset": offset if offset != self._told else 0,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED,
        }
        try:
            fetched = await self._bot.request.post(
                f"{self._bot.base_url}/getUpdates", JsonBody(body), read_timeout=seconds + 10
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NetworkError("unreadable answer") from error
        self._told = offset
        return numbered(fetched)

    async def _commit(self, raws: Sequence[dict[str, Any]], *, alone: bool) -> _Batch:
        results = self._sender.take_results()
        try:
            batch = await self._in_one_transaction(raws, results, alone=alone)
        except BaseException:
            self._sender.give_back(results)
            raise
        self._sender.settle(results)
        self._sender.accept(batch.outgoing)
        if batch.owes:
            self._sender.wake()
        for answer in batch.answers:
            self._answer(answer)
        return batch

    async def _in_one_transaction(
        self, raws: Sequence[dict[str, Any]], results: list[Result], *, alone: bool
    ) -> _Batch:
        try:
            return await self._database.run(
                partial(self._work, raws, results, careful=alone, last=alone)
            )
        except StatementFailed:
            # A buffered write of one update failed in the trip of another: once more, with a
            # trip for each, so that the right one is rolled back. Results do not ride along.
            self._sender.give_back(results[:])
            results.clear()
            return await self._database.run(partial(self._work, raws, [], careful=True, last=alone))

    async def _work(
        self,
        raws: Sequence[dict[str, Any]],
        results: list[Result],
        tx: Tx,
        *,
        careful: bool,
        last: bool,
    ) -> _Batch:
        await note_results(tx, results)
        now = self._clock.now()
        batch = _Batch()
        turns = self._turns.begin(tx, now=now)
        understood, malformed = understand(once_each(raws), self._bot)
        ids = [raw["update_id"] for raw in raws]
        seen = await turns.load(ids, [each.update for each in understood])
        for raw, error in malformed:
            if raw["update_id"] not in seen:
                bury(tx, raw, error, tries=1, now=now)
        for each in understood:
            if each.raw["update_id"] not in seen:
                await self._one(turns, each, batch, careful=careful, last=last)
        batch.owes = tx.owes
        await self._reply(tx, turns.replies(), batch, now)
        return batch

    async def _one(
        self, turns: BatchTurns, each: Understood, batch: _Batch, *, careful: bool, last: bool
    ) -> None:
        try:
            turn = await turns.take(each, careful=careful)
        except (DatabaseUnavailable, MemoryError):
            raise
        except StatementFailed as error:
            if not careful:
                raise
            failure: Exception = error
        except Exception as error:  # noqa: BLE001 - a handler's fault concerns its update alone
            failure = error
        else:
            if turn is not None and turn.callback_id is not None:
                batch.answers.append(_answer(turn))
            return
        if last:
            _give_up(turns, each, failure, batch)
        else:
            batch.failed.append(each.raw)

    async def _reply(
        self, tx: Tx, replies: list[tuple[int, str, Call]], batch: _Batch, now: Any
    ) -> None:
        if not replies:
            return
        rows = [(chat, kind, call.to_json()) for chat, kind, call in replies]
        born = await outbox.reply(tx, rows, now=now)
        for (chat, kind, call), row in zip(replies, born, strict=True):
            if row is not None and not row.leased:
                batch.owes = True
                continue
            number = None if row is None else row.id
            batch.outgoing.append(
                Outgoing(id=number, chat_id=chat, call=call, kind=kind, due_at=now)
            )

    def _answer(self, body: dict[str, Any]) -> None:
        task = asyncio.create_task(self._answer_quietly(body))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer_quietly(self, body: dict[str, Any]) -> None:
        # Best effort: a tap older than 150 s has no answer any more, and needs none.
        try:
            await self._bot.request.post(
                f"{self._bot.base_url}/answerCallbackQuery", JsonBody(body)
            )
        except TelegramError as error:
            log.info("toast.missed", extra={"error": type(error).__name__})

    async def _unless_stopping(
        self, fetching: Awaitable[list[dict[str, Any]]]
    ) -> list[dict[str, Any]] | None:
        fetch = asyncio.ensure_future(fetching)
        stop = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({fetch, stop}, return_when=asyncio.FIRST_COMPLETED)
            return await fetch if fetch.done() else None
        finally:
            for task in (fetch, stop):
                task.cancel()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return


def _recent(conflicts: list[float]) -> list[float]:
    now = time.monotonic()
    return [*(at for at in conflicts if now - at < CONFLICT_SECONDS), now]


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def _give_up(turns: BatchTurns, each: Understood, failure: Exception, batch: _Batch) -> None:
    """Bury an update that failed alone as well, say so, and let go the key that was pressed."""
    log.error("update.buried", exc_info=failure, extra={"update_id": each.raw["update_id"]})
    turns.apologise(each)
    bury(turns.tx, each.raw, failure, tries=2, now=turns.now)
    if each.update.callback_query is not None:
        batch.answers.append({"callback_query_id": each.update.callback_query.id})


def _answer(turn: Turn) -> dict[str, Any]:
    body: dict[str, Any] = {"callback_query_id": turn.callback_id}
    if turn.toast_text:
        body["text"] = turn.toast_text[:200]
    if turn.toast_alert:
        body["show_alert"] = True
    if turn.toast_url:
        body["url"] = turn.toast_url
    return body
