"""Handles batches of updates: one transaction for a batch, one savepoint for each update.

Replies go out only after the commit. An update that fails is rolled back to its savepoint and
tried once more alone; if it fails again, it is saved as dead, without its content. Failures of the
database are never blamed on an update.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox import storage as outbox
from bot.storage import set_aside
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.incoming import storage
from bot.telegram.incoming.callback_answers import (
    CallbackAnswer,
    CallbackAnswers,
    callback_answer_of,
)
from bot.telegram.incoming.turns import BatchTurns, Turns
from bot.telegram.incoming.updates import (
    ParsedUpdate,
    RawUpdate,
    ids_in,
    parse_updates,
    save_dead,
    without_repeats,
)
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.results import OutgoingCall, RowResult, save_results
from bot.telegram.outgoing.sender import Sender

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    now: datetime
    outgoing: list[OutgoingCall] = field(default_factory=list)
    callback_answers: list[CallbackAnswer] = field(default_factory=list)
    failed: list[RawUpdate] = field(default_factory=list)
    enqueued: bool = False
    counted: list[tuple[RawUpdate, str]] = field(default_factory=list)
    """The outcome of each update, to be counted after the commit."""


class Batches:
    """Handles batches of updates from any source."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        bot: ExtBot[None],
        turns: Turns,
        sender: Sender,
    ) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot
        self._turns = turns
        self._sender = sender
        self.callback_answers = CallbackAnswers(bot)

    async def handle(self, raws: Sequence[RawUpdate]) -> None:
        """Handle a batch, commit, and pass replies on. Raises `DatabaseUnavailable`.

        If the caller is cancelled, the commit and the steps after it still happen together.
        """
        await asyncio.shield(asyncio.create_task(self._handle(raws)))

    async def _handle(self, raws: Sequence[RawUpdate]) -> None:
        try:
            batch = await self._commit(raws, alone=False)
        except set_aside.NOT_THE_ROW:
            raise
        except Exception as error:  # noqa: BLE001 - rows of one person cannot be read
            log.warning("batch.one_by_one", extra={"error": type(error).__name__})
            await self._handle_one_by_one(raws)
        else:
            for raw in batch.failed:
                await self._commit([raw], alone=True)

    async def _handle_one_by_one(self, raws: Sequence[RawUpdate]) -> None:
        """Handle each update in a transaction of its own; save those that still fail as dead."""
        for raw in raws:
            try:
                await self._commit([raw], alone=True)
            except set_aside.NOT_THE_ROW:
                raise
            except Exception as error:
                log.exception("update.dead", extra={"update_id": raw["update_id"]})
                now = self._clock.now()
                await self._database.write(
                    partial(save_dead, raw=raw, error=error, tries=2, now=now)
                )
                self._sender.tally.add_update(raw, "dead", now=now)

    async def _commit(self, raws: Sequence[RawUpdate], *, alone: bool) -> _Batch:
        results = self._sender.in_flight.take()
        try:
            with self._sender.in_flight.batch():
                batch = await self._in_one_transaction(raws, results, alone=alone)
        except BaseException:
            self._sender.in_flight.return_results(results)
            raise
        self._sender.in_flight.results_saved(results)
        self._sender.accept(batch.outgoing)
        if batch.enqueued:
            self._sender.wake()
        for answer in batch.callback_answers:
            self.callback_answers.send(answer)
        for raw, outcome in batch.counted:
            self._sender.tally.add_update(raw, outcome, now=batch.now)
        return batch

    async def _in_one_transaction(
        self, raws: Sequence[RawUpdate], results: list[RowResult], *, alone: bool
    ) -> _Batch:
        try:
            return await self._database.run(
                partial(self._work, raws, results, careful=alone, last=alone)
            )
        except StatementFailed:
            # A buffered write of one update failed in the round trip of another. Try again with a
            # round trip for each update, so that the right one is rolled back, and without results.
            self._sender.in_flight.return_results(results[:])
            results.clear()
            return await self._database.run(partial(self._work, raws, [], careful=True, last=alone))

    async def _work(
        self,
        raws: Sequence[RawUpdate],
        results: list[RowResult],
        tx: Tx,
        *,
        careful: bool,
        last: bool,
    ) -> _Batch:
        began = time.monotonic()
        if tx.worker:
            storage.keep_others_out(tx, ids_in(raws))
        await save_results(tx, results)
        now = self._clock.now()
        batch = _Batch(now)
        turns = self._turns.begin(tx, now=now)
        understood, malformed = parse_updates(without_repeats(raws), self._bot)
        ids = [raw["update_id"] for raw in raws]
        seen = await turns.load(ids, [each.update for each in understood])
        batch.counted += [(raw, "repeated") for raw in raws if raw["update_id"] in seen]
        for raw, error in malformed:
            if raw["update_id"] not in seen:
                save_dead(tx, raw, error, tries=1, now=now)
                batch.counted.append((raw, "dead"))
        for each in understood:
            if each.raw["update_id"] not in seen:
                await self._handle_one(turns, each, batch, careful=careful, last=last)
        storage.note_seen(tx, turns.handled, now=now)
        batch.enqueued = tx.enqueued
        await self._reply(tx, turns.replies, batch, now)
        for call in batch.outgoing:
            call.leased_at = began
        return batch

    async def _handle_one(
        self, turns: BatchTurns, each: ParsedUpdate, batch: _Batch, *, careful: bool, last: bool
    ) -> None:
        try:
            turn = await turns.take(each, careful=careful)
        except (DatabaseUnavailable, MemoryError):
            raise
        except StatementFailed as error:
            if not careful:
                raise
            failure: Exception = error
        except Exception as error:  # noqa: BLE001 - an error in a handler affects its update alone
            failure = error
        else:
            if turn is not None and turn.callback_id is not None and not turn.cut_off:
                batch.callback_answers.append(callback_answer_of(turn))
            batch.counted.append((each.raw, "handled"))
            return
        if last:
            batch.counted.append((each.raw, "dead"))
            _give_up(turns, each, failure, batch)
        else:
            batch.failed.append(each.raw)

    async def _reply(
        self, tx: Tx, replies: list[tuple[int, str, Call]], batch: _Batch, now: datetime
    ) -> None:
        if not replies:
            return
        rows = [(chat, kind, call.to_json()) for chat, kind, call in replies]
        inserted = await outbox.reply(tx, rows, now=now, lease=self._sender.leases.lease)
        for (chat, kind, call), row in zip(replies, inserted, strict=True):
            if row is not None and not row.leased:
                batch.enqueued = True
                continue
            number = None if row is None else row.id
            batch.outgoing.append(
                OutgoingCall(id=number, chat_id=chat, call=call, kind=kind, due_at=now)
            )


def _give_up(turns: BatchTurns, each: ParsedUpdate, failure: Exception, batch: _Batch) -> None:
    """Save an update that failed twice as dead, apologise, and stop the button's spinner."""
    log.error("update.dead", exc_info=failure, extra={"update_id": each.raw["update_id"]})
    turns.apologise(each)
    save_dead(turns.tx, each.raw, failure, tries=2, now=turns.now)
    if each.update.callback_query is not None:
        batch.callback_answers.append(CallbackAnswer(each.update.callback_query.id))
