"""Rate limits of the sender: for all calls, for bulk messages and for one chat; and pauses.

Telegram names no fixed limits. Its FAQ speaks of about 30 messages a second for all and one a
second in a chat (https://core.telegram.org/bots/faq). A group takes about 20 calls a minute, edits
included: burst and rate together stay below that. If Telegram answers 429 all the same, its
waiting time is kept.
"""

from bot.clock import Clock
from bot.outbox.domain import Lane
from bot.outbox.pacing.domain import Bucket
from bot.telegram.outgoing.results import OutgoingCall

ALL_A_SECOND = 30.0
BULK_A_SECOND = 25.0
CHAT_A_SECOND = 1.0
CHAT_BURST = 3.0
GROUP_A_SECOND = 12 / 60
GROUP_BURST = 8.0
LONG_WAIT_SECONDS = 60.0
MANY_CHATS = 3
TOGETHER_SECONDS = 10.0
CHATS_IN_MEMORY = 5000


class Pace:
    """Token buckets on monotonic seconds; with `paced=False` nothing waits."""

    def __init__(self, clock: Clock, *, paced: bool) -> None:
        self._clock = clock
        self._paced = paced
        self._all = Bucket(rate=ALL_A_SECOND, burst=ALL_A_SECOND)
        self._bulk = Bucket(rate=BULK_A_SECOND, burst=BULK_A_SECOND)
        self._chats: dict[int, Bucket] = {}
        self._paused_until = 0.0
        self._refusals: dict[int, float] = {}

    def bulk_room(self) -> int:
        """Return how many rows may be claimed now."""
        if self.pause_left() > 0:
            return 0
        return self._bulk.room(self._clock.seconds()) if self._paced else 1_000_000

    def pause_left(self) -> float:
        """Return for how many more seconds nothing may be sent; 0 or less if there is no pause."""
        return self._paused_until - self._clock.seconds()

    async def wait(self, row: OutgoingCall) -> None:
        """Wait until `row` may be sent, and count it."""
        while (delay := self._delay(row)) > 0:
            await self._clock.sleep(delay)
        if self._paced:
            for bucket in self._buckets(row):
                bucket.take(self._clock.seconds())

    def pause(self, seconds: float) -> None:
        """Send nothing for so many seconds."""
        self._paused_until = max(self._paused_until, self._clock.seconds() + seconds)

    def note_rate_limit(self, chat_id: int, seconds: float) -> None:
        """Note a 429: a long one, or those of several chats within 10 s, pause everything."""
        now = self._clock.seconds()
        self._refusals = {
            chat: at for chat, at in self._refusals.items() if now - at < TOGETHER_SECONDS
        }
        self._refusals[chat_id] = now
        if seconds > LONG_WAIT_SECONDS or len(self._refusals) >= MANY_CHATS:
            self.pause(seconds)

    def _delay(self, row: OutgoingCall) -> float:
        now = self._clock.seconds()
        pause = self.pause_left()
        if not self._paced:
            return pause
        return max([pause, *(bucket.delay(now) for bucket in self._buckets(row))])

    def _buckets(self, row: OutgoingCall) -> list[Bucket]:
        buckets = [self._all, self._chat(row.chat_id)]
        if row.lane is Lane.BULK:
            buckets.append(self._bulk)
        return buckets

    def _chat(self, chat_id: int) -> Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            if len(self._chats) >= CHATS_IN_MEMORY:
                self._chats.clear()
            bucket = self._chats[chat_id] = _bucket(chat_id)
        return bucket


def _bucket(chat_id: int) -> Bucket:
    if chat_id < 0:
        return Bucket(rate=GROUP_A_SECOND, burst=GROUP_BURST)
    return Bucket(rate=CHAT_A_SECOND, burst=CHAT_BURST)
