"""Counts what the bot does, for those who watch it: numbers and kinds, nothing of a person."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from bot.outbox.domain import COUNTED_APART, Lane, NewestMessage
from bot.outbox.gate.domain import Drop
from bot.telegram.kit.calls import makes_message
from bot.telegram.outgoing.posting import Accepted, ChatMoved, ChatUnreachable
from bot.telegram.outgoing.results import Requeued, RowResult, TakenOver

REPLY_SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0)
"""Upper bounds of the buckets of replies."""
LAG_SECONDS: Final = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0, 1800.0, 7200.0, 86_400.0)
"""Upper bounds of the buckets of updates. Telegram tells whole seconds, and keeps them a day."""


class Histogram:
    """Counts values in buckets with these upper bounds, and one more bucket above them."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = tuple(bounds)
        self.counts = [0] * (len(self.bounds) + 1)
        self.total = 0.0

    def observe(self, value: float) -> None:
        """Count a value; one below zero, after the clock was set back, counts as zero."""
        value = max(0.0, value)
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    def cumulative(self) -> list[tuple[str, int]]:
        """Return how many values were at most each bound, in Prometheus' form."""
        names = [*(f"{bound:g}" for bound in self.bounds), "+Inf"]
        sums, so_far = [], 0
        for count in self.counts:
            so_far += count
            sums.append(so_far)
        return list(zip(names, sums, strict=True))


class Tally:
    """The counts of one process since its start."""

    def __init__(self) -> None:
        self.updates: Counter[tuple[str, str]] = Counter()
        """Updates by kind and outcome: handled, repeated or dead."""
        self.messages: Counter[tuple[str, str]] = Counter()
        """Calls and rows by lane and outcome; those without a call are expired or dropped."""
        self.reply_seconds = Histogram(REPLY_SECONDS)
        """From the transaction of an update until Telegram has accepted its reply."""
        self.lag_seconds = Histogram(LAG_SECONDS)
        """From the date of a message at Telegram to the transaction that handles it."""
        self.newest_message: NewestMessage | None = None
        """The message with the highest id that came or went since the start; None before."""

    def add_update(self, raw: Mapping[str, Any], outcome: str, *, now: datetime) -> None:
        """Count an update that is committed; `now` is the instant of its transaction."""
        kind = next((name for name in KINDS if name in raw), "other")
        self.updates[kind, outcome] += 1
        if kind == "message" and outcome == "handled":
            message = raw["message"]
            if "message_id" in message and "chat" in message:
                self._note_new(message["chat"]["id"], [message["message_id"]], now)
            sent_at = message.get("date")
            if isinstance(sent_at, int):  # PTB has read it, so it is a date
                self.lag_seconds.observe(now.timestamp() - sent_at)

    def add_results(self, results: Iterable[RowResult]) -> None:
        """Count results that are committed."""
        for result in results:
            row = result.row
            self.messages[row.lane.name.lower(), _outcome(result)] += 1
            if isinstance(result.what, Accepted) and makes_message(row.call):
                self._note_new(row.chat_id, result.what.message_ids, result.at)
            if row.lane is Lane.REPLY and row.due_at and isinstance(result.what, Accepted):
                self.reply_seconds.observe((result.at - row.due_at).total_seconds())

    def _note_new(self, chat: int, messages: Sequence[int], at: datetime) -> None:
        """Note the ids of new messages."""
        if chat > COUNTED_APART and messages:
            known, newest = self.newest_message, NewestMessage(max(messages), at)
            self.newest_message = newest if known is None else max(known, newest)

    def add_ended(self, lane: Lane | None, outcome: str, many: int) -> None:
        """Count rows that ended without a call."""
        self.messages["any" if lane is None else lane.name.lower(), outcome] += many


KINDS: Final = ("callback_query", "message", "edited_message", "my_chat_member")


def _outcome(result: RowResult) -> str:
    match result.what:
        case Drop(state=state):
            return state
        case Requeued(unknown=unknown):
            return "unknown" if unknown else "later"
        case other:
            return _OUTCOMES[type(other)]


_OUTCOMES: Final = {
    Accepted: "sent",
    ChatUnreachable: "unreachable",
    ChatMoved: "moved",
    TakenOver: "taken_over",
}
