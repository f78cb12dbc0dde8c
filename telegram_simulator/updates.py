"""The unacknowledged updates of a bot and their lifetimes (Client.cpp:15700, 17155)."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from telegram_simulator.api_errors import Json

if TYPE_CHECKING:
    from asyncio import Future

DAY = 86_400.0
CALLBACK_LIFETIME = 150.0
LIFETIMES = {
    "callback_query": CALLBACK_LIFETIME,
    "shipping_query": CALLBACK_LIFETIME,
    "pre_checkout_query": CALLBACK_LIFETIME,
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
# the kinds of Client.h:1456
DEFAULT_KINDS = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
_REPEATABLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingUpdate:
    """One update as JSON, and the message that shows whether it was acknowledged."""

    update_id: int
    kind: str
    expires_at: float
    raw: bytes
    chat: str
    message_id: int
    lane: int


class UpdateQueue:
    """The updates of one bot in order. Instants are virtual seconds since 1970."""

    def __init__(self, first_id: int, acknowledged: Callable[[PendingUpdate], None]) -> None:
        self.next_id = first_id
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.pending: deque[PendingUpdate] = deque()
        self.repeated: list[PendingUpdate] = []
        self.waiter: Future[bool] | None = None
        self._acknowledged = acknowledged
        self._recently_acknowledged: deque[PendingUpdate] = deque(maxlen=_REPEATABLE)
        self._ids_went_back = False

    def add(
        self, kind: str, payload: Json, *, at: float, chat: str, message_id: int, lane: int
    ) -> bool:
        """Add an update and return True, or drop it if the bot does not accept this kind."""
        if kind not in self.allowed:
            return False
        update_id = self.next_id
        self.next_id += 1
        raw = orjson.dumps({"update_id": update_id, kind: payload})
        expires_at = at + LIFETIMES.get(kind, DAY)
        self.pending.append(
            PendingUpdate(
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
        """Wake the getUpdates call that waits."""
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(True)

    def acknowledge(self, offset: int) -> None:
        """Remove every update with an id below `offset`."""
        if self._ids_went_back:
            self._acknowledge_any(offset)
            return
        while self.pending and self.pending[0].update_id < offset:
            self._finish(self.pending.popleft())

    def _acknowledge_any(self, offset: int) -> None:
        """Check all updates, since their ids are not in order after `shift_ids`."""
        kept = [update for update in self.pending if update.update_id >= offset]
        for update in self.pending:
            if update.update_id < offset:
                self._finish(update)
        self.pending = deque(kept)

    def _finish(self, update: PendingUpdate) -> None:
        self._recently_acknowledged.append(update)
        self._acknowledged(update)

    def remove(self, update: PendingUpdate) -> None:
        """Remove an update that the webhook accepted, unless it has expired meanwhile."""
        if update in self.pending:
            self.pending.remove(update)
            self._finish(update)

    def keep_last(self, count: int) -> None:
        """Remove all but the last `count` updates (negative offset)."""
        while len(self.pending) > count:
            self._finish(self.pending.popleft())

    def clear(self) -> None:
        """Remove all updates (drop_pending_updates)."""
        self.keep_last(0)

    def expire(self, now: float) -> None:
        """Remove updates whose lifetime is over."""
        if any(update.expires_at <= now for update in self.pending):
            self.pending = deque(update for update in self.pending if update.expires_at > now)

    def batch(self, limit: int, now: float) -> list[bytes]:
        """Return up to `limit` updates as JSON, repeated ones first."""
        repeated, self.repeated = self.repeated[:limit], self.repeated[limit:]
        found = [update.raw for update in repeated]
        for update in self.pending:
            if len(found) >= limit:
                break
            if update.expires_at > now:
                found.append(update.raw)
        return found

    def repeat(self, count: int) -> None:
        """Deliver the last `count` acknowledged updates once more."""
        self.repeated = list(self._recently_acknowledged)[-count:]

    def shift_ids(self, count: int) -> None:
        """Shift the next ids, as Telegram may do after a week without updates."""
        self.next_id = max(1, self.next_id + count)
        self._ids_went_back = self._ids_went_back or count < 0
