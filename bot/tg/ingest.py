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
from datetime import datetime
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.domain.delivery.pacing import backoff
from bot.storage import outbox, updates
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.tg.calls import Call
from bot.tg.context import Turn
from bot.tg.failures import AnotherBotRuns, TokenRefused
from bot.tg.outgoing import Outgoing, Result, Speaker, note_results
from bot.tg.request import JsonBody
from bot.tg.turns import BatchTurns, Turns, Understood

log = logging.getLogger(__name__)

BATCH = 25
POLL_SECONDS = 50
ALLOWED = [
    "message",
    "callback_query",
    "my_chat_member",
]
CONFLICTS = 2
CONFLICT_SECONDS = 60.0


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
        self._told = 0
        self._stopping = asyncio.Event()
        self._answering: set[asyncio.Task[None]] = set()
        self.last_poll_at = 0.0

    async def run(self) -> None:
        """Poll until stopped. Raises `TokenRefused` and `AnotherBotRuns`, which nothing cures."""
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
        """Stop polling, and acknowledge what is committed."""
        self._stopping.set()
        if self._offset != self._told:
            try:
                await self._fetch(0, limit=1)
            except TelegramError as error:
                log.warning("acknowledge.failed", extra={"error": type(error).__name__})
        if self._answering:
            await asyncio.wait(self._answering, timeout=2)

    async def answered(self) -> None:
        """Wait until every tap so far has its toast (for tests)."""
        if self._answering:
            await asyncio.wait(self._answering)

    async def handle(self, raws: Sequence[dict[str, Any]]) -> None:
        """Give a batch its effect, commit, hand replies on. Raises `DatabaseUnavailable`."""
        batch = await self._commit(raws, alone=False)
        for raw in batch.failed:
            await self._commit([raw], alone=True)

    async def _take(self, fetched: Sequence[dict[str, Any]]) -> None:
        self.last_poll_at = time.monotonic()
        for start in range(0, len(fetched), BATCH):
            part = fetched[start : start + BATCH]
            await self.handle(part)
            self._offset = part[-1]["update_id"] + 1

    async def _fetch(self, seconds: int, limit: int = 100) -> list[dict[str, Any]]:
        self._told = self._offset
        body = {
            "offset": self._offset,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED,
        }
        fetched = await self._bot.request.post(
            f"{self._bot.base_url}/getUpdates", JsonBody(body), read_timeout=seconds + 10
        )
        return fetched if isinstance(fetched, list) else []

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
            # trip for each, so that the right one is rolled back.
            return await self._database.run(
                partial(self._work, raws, results, careful=True, last=alone)
            )

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
        seen = await updates.seen(tx, [raw["update_id"] for raw in raws])
        fresh = [raw for raw in raws if raw["update_id"] not in seen]
        understood, malformed = self._understand(fresh)
        for raw, error in malformed:
            updates.note(tx, raw["update_id"], now=now)
            _bury(tx, raw, error, tries=1, now=now)
        batch = _Batch()
        turns = self._turns.begin(tx, now=now)
        await turns.load([each.update for each in understood])
        for each in understood:
            await self._one(turns, each, batch, careful=careful, last=last)
        await self._reply(tx, turns.replies(), batch, now)
        batch.owes = tx.owes
        return batch

    async def _one(
        self, turns: BatchTurns, each: Understood, batch: _Batch, *, careful: bool, last: bool
    ) -> None:
        try:
            turn = await turns.take(each, careful=careful)
        except (DatabaseUnavailable, StatementFailed) as error:
            if isinstance(error, DatabaseUnavailable) or not careful:
                raise
            failure: Exception = error
        except Exception as error:  # noqa: BLE001 - a handler's fault concerns its update alone
            failure = error
        else:
            if turn is not None and turn.callback_id is not None:
                batch.answers.append(_answer(turn))
            return
        if last:
            log.error("update.buried", exc_info=failure, extra={"update_id": each.raw["update_id"]})
            turns.apologise(each)
            updates.note(turns.tx, each.raw["update_id"], now=turns.now)
            _bury(turns.tx, each.raw, failure, tries=2, now=turns.now)
        else:
            batch.failed.append(each.raw)

    def _understand(
        self, raws: Sequence[dict[str, Any]]
    ) -> tuple[list[Understood], list[tuple[dict[str, Any], Exception]]]:
        good, bad = [], []
        for raw in raws:
            try:
                update = Update.de_json(raw, self._bot)
            except Exception as error:  # noqa: BLE001 - PTB raises whatever a field provokes
                bad.append((raw, error))
            else:
                good.append(Understood(raw, update))
        return good, bad

    async def _reply(
        self, tx: Tx, replies: list[tuple[int, str, Call]], batch: _Batch, now: Any
    ) -> None:
        if not replies:
            return
        rows = [(chat, kind, call.to_json()) for chat, kind, call in replies]
        ids = await outbox.reply(tx, rows, now=now)
        for (chat, kind, call), row in zip(replies, ids, strict=True):
            batch.outgoing.append(Outgoing(id=row, chat_id=chat, call=call, kind=kind, due_at=now))

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


def _answer(turn: Turn) -> dict[str, Any]:
    body: dict[str, Any] = {"callback_query_id": turn.callback_id}
    if turn.toast_text:
        body["text"] = turn.toast_text[:200]
    if turn.toast_alert:
        body["show_alert"] = True
    if turn.toast_url:
        body["url"] = turn.toast_url
    return body


def _bury(tx: Tx, raw: dict[str, Any], error: Exception, *, tries: int, now: datetime) -> None:
    kind = next((name for name in raw if name != "update_id"), "empty")
    updates.bury(
        tx, raw["update_id"], kind=kind[:40], error=type(error).__name__, tries=tries, now=now
    )
