"""Claims due rows of the outbox: they are leased, pass the gate, and are written.

A process that has the database alone does it all in one transaction. Workers lease rows by a
statement of its own, since a transaction would collide with those of the others, and write them in
the next one. If that fails, the leased rows are written with the next claim.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane, OutboxRow, Recipient
from bot.outbox.gate import storage as claims
from bot.outbox.gate.domain import Drop
from bot.outbox.gate.storage import MeetingsLoader
from bot.outbox.holding import service as holding
from bot.outbox.holding.domain import Holds
from bot.outbox.storage import LEASE
from bot.storage.database import Database, Tx
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.pace import ALL_A_SECOND
from bot.telegram.outgoing.preparing import prepare_call
from bot.telegram.outgoing.results import OutgoingCall, RowResult, lets_a_row_go, save_results
from bot.telegram.outgoing.uploads import Draw
from bot.telegram.tally import Tally
from bot.telegram.token_watch import TokenWatch

EXPIRE_MOST = 500
EXPIRE_EVERY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderConfig:
    """What the sender works with: the bot, the notices, the files, and the limits.

    While `may_schedule` returns False, only replies and urgent messages are sent, and nothing
    expires; while `may_send_unasked` does, only replies are sent. `lease`: how long a row belongs
    to a worker that no longer renews it.
    """

    bot: ExtBot[None]
    token: TokenWatch
    notices: Notices
    render_context: Callable[[Tx], RenderContext]
    draw: Draw
    meetings: MeetingsLoader
    may_schedule: Callable[[], bool]
    may_send_unasked: Callable[[], bool] = lambda: True
    window: int = 32
    paced: bool = True
    calls_a_second: float = ALL_A_SECOND
    lease: timedelta = LEASE
    holds: Holds = field(default_factory=Holds)
    """The groups that wait after a restore."""


@dataclass(slots=True)
class _Claimed:
    """The calls of claimed rows, and by lane and outcome the number of rows without a call."""

    ready: list[OutgoingCall] = field(default_factory=list)
    progressed: bool = True
    ended: Counter[tuple[Lane | None, str]] = field(default_factory=Counter)


class Claiming:
    """Turns due rows into calls."""

    def __init__(
        self, database: Database, clock: Clock, config: SenderConfig, tally: Tally
    ) -> None:
        self._database = database
        self._tally = tally
        self._clock = clock
        self._config = config
        self._leased: list[int] = []
        """Rows that this worker has leased and not written yet."""
        self._leased_at = 0.0
        self._expired_at: datetime | None = None
        self.something_waits = True
        """Whether a row is due, maybe behind another of its chat; a worker looks first, since a
        claim is a commit, and others assume it."""

    async def claim(
        self, room: int, results: Sequence[RowResult]
    ) -> tuple[list[OutgoingCall], bool]:
        """Save results, and claim up to `room` rows; return their calls, and if anything was done.

        Raises `DatabaseUnavailable` and `StatementFailed`.
        """
        began = time.monotonic()
        if self._database.worker and not self._leased:
            now, last = self._clock.now(), self._last_lane()
            self.something_waits = await claims.any_due(self._database, last=last, now=now)
            if self.something_waits:
                claiming = claims.claim_query(
                    self._database, limit=room, lease=self._config.lease, last=last, now=now
                )
                leased = await self._database.once(claiming.sql, **claiming.params)
                self._leased, self._leased_at = [row["id"] for row in leased], began
        claimed = await self._database.run(partial(self._work, room, results))
        self._leased = []
        for call in claimed.ready:
            call.leased_at = self._leased_at
        for (lane, outcome), many in claimed.ended.items():
            self._tally.add_ended(lane, outcome, many)
        return claimed.ready, claimed.progressed

    async def _work(self, room: int, results: Sequence[RowResult], tx: Tx) -> _Claimed:
        await save_results(tx, results)
        now = self._clock.now()
        claimed = await self._claimed(tx, room, now=now)
        done = _Claimed()
        if not claimed:
            expired = 0
            if self._config.may_schedule() and tx.leads and self._may_expire(tx, now):
                expired = await outbox.expire(tx, limit=EXPIRE_MOST, now=now)
                self._expired_at = None if expired else now
            done.ended[None, "expired"] = expired
            # A worker leases before it saves, so the next row of a chat may go only now.
            lets_go = self.something_waits or any(map(lets_a_row_go, results))
            freed = tx.worker > 0 and bool(self._leased or (results and lets_go))
            done.progressed = expired > 0 or freed
            return done
        await holding.refresh(tx, self._config.holds)
        context, notices = self._config.render_context(tx), self._config.notices
        for row, to in claimed:
            prepared = await prepare_call(context, notices, self._config.holds, row, to)
            if isinstance(prepared, OutgoingCall):
                done.ready.append(prepared)
            else:
                outcome = prepared.state if isinstance(prepared, Drop) else "deferred"
                done.ended[row.lane, outcome] += 1
        return done

    def _may_expire(self, tx: Tx, now: datetime) -> bool:
        """Tell whether to look for expired rows: a worker, which claims more often, once a second.

        Otherwise each look would be a transaction of its own.
        """
        last = self._expired_at
        return not tx.worker or last is None or abs(now - last) >= EXPIRE_EVERY

    async def _claimed(
        self, tx: Tx, room: int, *, now: datetime
    ) -> list[tuple[OutboxRow, Recipient]]:
        meetings = self._config.meetings
        if not tx.worker:
            last, lease = self._last_lane(), self._config.lease
            return await claims.claim(tx, meetings, limit=room, lease=lease, last=last, now=now)
        return await claims.read(tx, meetings, self._leased, now=now) if self._leased else []

    def _last_lane(self) -> Lane:
        if not self._config.may_send_unasked():
            return Lane.REPLY
        return Lane.BULK if self._config.may_schedule() else Lane.URGENT
