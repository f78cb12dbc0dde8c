"""Rate limits of the sender: for all calls, for unasked messages and for one chat; and pauses.

Telegram names no fixed limits. Its FAQ speaks of about 30 messages a second for all and one a
second in a chat (https://core.telegram.org/bots/faq). A group takes about 20 calls a minute, edits
included: burst and rate together stay below that. If Telegram answers 429 nevertheless, its
waiting time is kept, and if several chats are refused at once, unasked messages go half as fast
and become faster again bit by bit.

A long pause for all is tried out: after a minute one call is made, and if Telegram takes it, the
pause is over. The refused chats themselves still wait for as long as Telegram asked.

Replies may use everything. Unasked messages, urgent or not, have a lower limit and leave a reserve,
so that a reply never waits behind them.
"""

import asyncio
from typing import ClassVar, NamedTuple

from bot.clock import Clock
from bot.outbox.domain import Lane
from bot.outbox.pacing.domain import FIRST_TRIAL_SECONDS, AdaptiveRate, Bucket, PauseOfAll
from bot.telegram.outgoing.results import OutgoingCall

ALL_A_SECOND = 30.0
UNASKED_A_SECOND = 25.0
RESERVED = ALL_A_SECOND - UNASKED_A_SECOND
"""How many calls unasked messages always leave to replies."""
CHAT_A_SECOND = 1.0
CHAT_BURST = 3.0
GROUP_A_SECOND = 12 / 60
GROUP_BURST = 8.0
LEAST_UNASKED_A_SECOND = 1.0
GROWTH_A_SECOND = 0.1
"""By how much the rate of unasked messages grows each second: from half to all in two minutes."""
CLAIMED_SECONDS = 0.02
"""A claim takes the rows for this time: each claim is a transaction, and replies wait for it."""
MANY_CHATS = 3
TOGETHER_SECONDS = 10.0
CHATS_IN_MEMORY = 5000


class _Refusal(NamedTuple):
    """A 429 of one chat: when it came (monotonic seconds), and how long the chat must wait."""

    at: float
    seconds: float


class Pace:
    """Token buckets on monotonic seconds; with `paced=False` nothing waits.

    `calls_a_second` is Telegram's limit for this bot: all limits except those of a chat grow with
    it.
    """

    tries_pauses: ClassVar[bool] = True
    """Whether one call is tried in a long pause."""

    def __init__(self, clock: Clock, *, paced: bool, calls_a_second: float = ALL_A_SECOND) -> None:
        self._clock = clock
        self._paced = paced
        more = calls_a_second / ALL_A_SECOND
        unasked = UNASKED_A_SECOND * more
        self._reserved = RESERVED * more
        self._all = Bucket(rate=calls_a_second, burst=calls_a_second)
        self._unasked = Bucket(rate=unasked, burst=unasked)
        self._unasked_rate = AdaptiveRate(
            most=unasked,
            least=LEAST_UNASKED_A_SECOND,
            growth=GROWTH_A_SECOND * more,
            settling=TOGETHER_SECONDS,
        )
        self._unasked_waiting = 0
        self._chats: dict[int, Bucket] = {}
        self._open = asyncio.Event()
        self._open.set()
        self._pause = PauseOfAll()
        self._trial: OutgoingCall | None = None
        """The one call that is made although there is a pause."""
        self._trial_over = asyncio.Event()
        self._refusals: dict[int, _Refusal] = {}

    def room(self) -> int:
        """Return how many rows may be claimed now: none is claimed only to wait here."""
        if self._trial is not None or not self._open.is_set():
            return 0
        if self.pause_left() > 0:
            return 1 if self._pause_before_call() <= 0 else 0
        if not self._paced:
            return 1_000_000
        now = self._clock.seconds()
        unasked = self._unasked_at(now)
        room = unasked.room(now) - self._unasked_waiting
        return 0 if 0 < room < _claimed_at_once(unasked) else room

    def room_in(self) -> float:
        """Return the seconds until rows may be claimed; 0 if they may now, or after a trial."""
        if self._trial is not None:
            return 0.0
        if not self._paced:
            return max(0.0, self._pause_before_call())
        now = self._clock.seconds()
        unasked = self._unasked_at(now)
        left = self._unasked_waiting + _claimed_at_once(unasked) - 1
        delay = unasked.delay(now, leaving=left)
        return max(self._pause_before_call(), delay)

    @property
    def unasked_a_second(self) -> float | None:
        """How many unasked messages may be sent in a second now."""
        return self._unasked_rate.at(self._clock.seconds())

    def pause_left(self) -> float:
        """Return the seconds of the pause for all, trials aside; 0 or less without one."""
        return self._pause.until - self._clock.seconds()

    async def wait(self, row: OutgoingCall) -> None:
        """Wait until `row` may be sent, and count it."""
        unasked = row.lane is not Lane.REPLY
        self._unasked_waiting += unasked
        try:
            await self._until_allowed(row)
        finally:
            self._unasked_waiting -= unasked
        if self.tries_pauses and self.pause_left() > 0:
            self._trial = row
            self._trial_over.clear()
        if self._paced:
            now = self._clock.seconds()
            for bucket, _ in self._buckets(row, now):
                bucket.take(now)

    async def _until_allowed(self, row: OutgoingCall) -> None:
        while True:
            await self._open.wait()
            if self._trial is not None and self._trial is not row:
                await self._trial_over.wait()
                continue
            delay = self._delay(row)
            if delay <= 0:
                return
            await self._clock.sleep(delay)

    def note_answer(self, row: OutgoingCall) -> None:
        """Note that Telegram has answered a call with something else than 429."""
        if row is self._trial:
            self._pause.end(self._clock.seconds())
            self._end_trial()

    def note_ended(self, row: OutgoingCall) -> None:
        """Note that a row is not posted any more: without an answer its trial has failed."""
        if row is self._trial:
            self._pause.go_on(self._clock.seconds())
            self._end_trial()

    def _end_trial(self) -> None:
        self._trial = None
        self._trial_over.set()

    def hold(self) -> None:
        """Send nothing until `release`."""
        self._open.clear()

    def release(self) -> None:
        self._open.set()

    def pause(self, seconds: float) -> None:
        """Send nothing for `seconds`, except trials."""
        self._pause.begin(self._clock.seconds(), seconds)

    def note_rate_limit(self, chat_id: int, seconds: float) -> float:
        """Note a 429; return for how many seconds nothing may be sent to anybody, 0 for none.

        A 429 concerns its chat alone, however long it is. Only those of several chats within 10 s
        pause everything, for the time that several of them have in common, and halve the rate of
        unasked messages.
        """
        now = self._clock.seconds()
        self._refusals = {
            chat: refusal
            for chat, refusal in self._refusals.items()
            if now - refusal.at < TOGETHER_SECONDS
        }
        self._refusals[chat_id] = _Refusal(at=now, seconds=seconds)
        if len(self._refusals) < MANY_CHATS:
            return 0.0
        waits = sorted((refusal.seconds for refusal in self._refusals.values()), reverse=True)
        agreed = waits[MANY_CHATS - 1]
        self.pause(agreed)
        self._unasked_rate.halve(now, pause=min(agreed, FIRST_TRIAL_SECONDS))
        return max(0.0, self.pause_left())

    def _delay(self, row: OutgoingCall) -> float:
        now = self._clock.seconds()
        pause = 0.0 if row is self._trial else self._pause_before_call()
        if not self._paced:
            return pause
        delays = (bucket.delay(now, leaving=left) for bucket, left in self._buckets(row, now))
        return max(pause, *delays)

    def _pause_before_call(self) -> float:
        """Return the seconds until a call may be made, perhaps as a trial."""
        return (
            self._pause.trial_in(self._clock.seconds()) if self.tries_pauses else self.pause_left()
        )

    def _buckets(self, row: OutgoingCall, now: float) -> list[tuple[Bucket, float]]:
        """Return the buckets that a row needs, and how much it must leave in each."""
        chat = (self._chat(row.chat_id), 0.0)
        if row.lane is Lane.REPLY:
            return [(self._all, 0.0), chat]
        return [(self._all, self._reserved), (self._unasked_at(now), 0.0), chat]

    def _unasked_at(self, now: float) -> Bucket:
        """Return the bucket of unasked messages, with the rate that is allowed now."""
        self._unasked.room(now)  # what has flowed in so far came at the rate before
        self._unasked.rate = self._unasked.burst = self._unasked_rate.at(now)
        return self._unasked

    def _chat(self, chat_id: int) -> Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            if len(self._chats) >= CHATS_IN_MEMORY:
                self._chats.clear()
            bucket = self._chats[chat_id] = _bucket(chat_id)
        return bucket


def _claimed_at_once(unasked: Bucket) -> int:
    return max(1, int(unasked.rate * CLAIMED_SECONDS))


def _bucket(chat_id: int) -> Bucket:
    if chat_id < 0:
        return Bucket(rate=GROUP_A_SECOND, burst=GROUP_BURST)
    return Bucket(rate=CHAT_A_SECOND, burst=CHAT_BURST)


def slots_for(calls_a_second: float) -> tuple[int, int]:
    """Return how many calls a second all workers may make, and how many of them unasked."""
    return int(calls_a_second), int(calls_a_second * UNASKED_A_SECOND / ALL_A_SECOND)
