"""The updates that a bot has not acknowledged, with lifetimes (Client.cpp:15700, 17155)."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from bot.simulator.refusals import Json

if TYPE_CHECKING:
    from asyncio import Future

DAY = 86_400.0
CALLBACK = 150.0
LIFETIMES = {
    "callback_query": CALLBACK,
    "shipping_query": CALLBACK,
    "pre_checkout_query": CALLBACK,
    "inline_query": 30.0,
    "chosen_inline_result": 600.0,
}
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    ]
)
DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}  # Client.h:1456
_KEPT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One update, finished as JSON, and the message whose ticks depend on it."""

    update_id: int
    kind: str
    expires_at: float
    raw: bytes
    chat: str
    message_id: int
    lane: int


class Queue:
    """Updates of one bot in their order. Instants are seconds since 1970, by the virtual clock."""

    def __init__(self, first_id: int, acknowledged: Callable[[Pending], None]) -> None:
        self.next_id = first_id
        self.allowed: frozenset[str] = DEFAULT
        self.pending: deque[Pending] = deque()
        self.again: list[Pending] = []
        self.waiter: Future[bool] | None = None
        self._acknowledged = acknowledged
        self._done: deque[Pending] = deque(maxlen=_KEPT)
        self._odd = False

    def put(
        self, kind: str, payload: Json, *, at: float, chat: str, message_id: int, lane: int
    ) -> bool:
        """Add an update, if the bot wants this kind; it was filtered when it was made, for ever."""
        if kind not in self.allowed:
            return False
        update_id = self.next_id
        self.next_id += 1
        raw = orjson.dumps({"update_id": update_id, kind: payload})
        expires_at = at + LIFETIMES.get(kind, DAY)
        self.pending.append(
            Pending(
                update_id=update_id,
                kind=kind,
                expires_at=expires_at,
                raw=raw,
                chat=chat,
                message_id=message_id,
                lane=lane,
            )
        )
        self.wake()
        return True

    def wake(self) -> None:
        """Let the open getUpdates look again."""
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(True)

    def acknowledge(self, offset: int) -> None:
        """Forget every update before `offset`."""
        if self._odd:
            self._acknowledge_odd(offset)
            return
        while self.pending and self.pending[0].update_id < offset:
            self._finish(self.pending.popleft())

    def _acknowledge_odd(self, offset: int) -> None:
        """Ids do not rise any more: look at all of them."""
        kept = [update for update in self.pending if update.update_id >= offset]
        for update in self.pending:
            if update.update_id < offset:
                self._finish(update)
        self.pending = deque(kept)

    def _finish(self, update: Pending) -> None:
        self._done.append(update)
        self._acknowledged(update)

    def remove(self, update: Pending) -> None:
        """One update was taken by the webhook; it may have been dropped meanwhile."""
        if update in self.pending:
            self.pending.remove(update)
            self._finish(update)

    def keep_last(self, count: int) -> None:
        """A negative offset: only the last ones stay."""
        while len(self.pending) > count:
            self._finish(self.pending.popleft())

    def clear(self) -> None:
        """Forget all (drop_pending_updates)."""
        self.keep_last(0)

    def expire(self, now: float) -> None:
        """Drop what is too old for Telegram to keep."""
        if any(update.expires_at <= now for update in self.pending):
            self.pending = deque(update for update in self.pending if update.expires_at > now)

    def batch(self, limit: int, now: float) -> list[bytes]:
        """Up to `limit` updates as JSON, repeated ones first."""
        again, self.again = self.again[:limit], self.again[limit:]
        found = [update.raw for update in again]
        for update in self.pending:
            if len(found) >= limit:
                break
            if update.expires_at > now:
                found.append(update.raw)
        return found

    def repeat(self, count: int) -> None:
        """Deliver the last acknowledged updates once more."""
        self.again = list(self._done)[-count:]

    def jump(self, count: int) -> None:
        """Let the ids go on elsewhere, as Telegram may after a quiet week."""
        self.next_id = max(1, self.next_id + count)
        self._odd = self._odd or count < 0
