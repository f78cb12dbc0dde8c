"""The queue of one chat: what waits to be said in it, and what is being said."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.outbox.domain import Lane
from bot.telegram.outgoing.results import OutgoingCall

_BY_FINGER = frozenset({"after", "delete"})


@dataclass(slots=True)
class ChatQueue:
    """Rows in their order, the one on its way, and the task that says them."""

    rows: deque[OutgoingCall] = field(default_factory=deque)
    current: OutgoingCall | None = None
    task: asyncio.Task[None] | None = None

    def superseded_by(self, newer: OutgoingCall) -> list[OutgoingCall]:
        """Return the edits of the same message that have not begun: a later one replaces them."""
        target = _edited(newer)
        return [] if target is None else [row for row in self.rows if _edited(row) == target]

    def has_on_its_way(self, newer: OutgoingCall) -> bool:
        """Tell whether the very same waits or goes already: a finger was impatient.

        So it is with files and with what answers a tap; each written message gets its answer.
        """
        if newer.lane is not Lane.REPLY:
            return False
        if newer.call.drawing is None and newer.kind not in _BY_FINGER:
            return False
        waiting = (*self.rows, self.current)
        return any(each is not None and each.call == newer.call for each in waiting)


def _edited(row: OutgoingCall) -> int | None:
    """Return the message that a reply edits, if it is nothing but that."""
    if row.lane is not Lane.REPLY or row.call.method != "editMessageText":
        return None
    target: int | None = row.call.body.get("message_id")
    return target
