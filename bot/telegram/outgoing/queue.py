"""The queue of one chat: the rows that wait, and the one that is being sent."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.outbox.domain import Lane
from bot.telegram.outgoing.results import OutgoingCall

_AFTER_TAPS = frozenset({"after", "delete"})


@dataclass(slots=True)
class ChatQueue:
    """The waiting rows in order, the one being sent, and the task that sends them."""

    rows: deque[OutgoingCall] = field(default_factory=deque)
    current: OutgoingCall | None = None
    task: asyncio.Task[None] | None = None

    def superseded_by(self, newer: OutgoingCall) -> list[OutgoingCall]:
        """Return the waiting edits of the same message: a newer edit replaces them."""
        target = _edited(newer)
        return [] if target is None else [row for row in self.rows if _edited(row) == target]

    def is_repeated(self, newer: OutgoingCall) -> bool:
        """Tell whether the same call waits already or is being sent, as after a double tap.

        Only answers to taps and files can be repeated; each written message gets its answer.
        """
        if newer.lane is not Lane.REPLY:
            return False
        if newer.call.drawing is None and newer.kind not in _AFTER_TAPS:
            return False
        waiting = (*self.rows, self.current)
        return any(each is not None and each.call == newer.call for each in waiting)


def _edited(row: OutgoingCall) -> int | None:
    """Return the id of the message that a reply edits; None if it is no edit."""
    if row.lane is not Lane.REPLY or row.call.method != "editMessageText":
        return None
    target: int | None = row.call.body.get("message_id")
    return target
