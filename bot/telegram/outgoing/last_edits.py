"""Remembers the edit that Telegram accepted last in each chat, to leave out the same one after it.

The second tap of a double tap often leads to the screen that is shown already. Telegram would
refuse that edit ("message is not modified"), and it would take a place in the chat's rate.
"""

from datetime import timedelta
from typing import Final, NamedTuple

from bot.clock import Clock
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.posting import Accepted, PostOutcome
from bot.telegram.outgoing.results import OutgoingCall

FRESH: Final = timedelta(seconds=10)
"""Later the person may have deleted the message, and needs it again."""
_CHATS: Final = 500


class _Edit(NamedTuple):
    call: Call
    at: timedelta


class LastEdits:
    """The last edit by chat, if nothing else was posted there after it.

    It knows only what this process posts, so a worker that shares the chats must not ask.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._edits: dict[int, _Edit] = {}

    def shows_already(self, row: OutgoingCall) -> bool:
        """Tell whether the chat shows what this row would edit."""
        last = self._edits.get(row.chat_id)
        return last is not None and last.call == row.call and self._clock.uptime() - last.at < FRESH

    def forget(self, chat_id: int) -> None:
        """Forget a chat before something is posted there: its answer may never come."""
        self._edits.pop(chat_id, None)

    def note(self, row: OutgoingCall, outcome: PostOutcome) -> None:
        """Note what became of a call that was posted, before which the chat was forgotten."""
        if isinstance(outcome, Accepted) and row.call.method == "editMessageText":
            if len(self._edits) >= _CHATS:
                del self._edits[next(iter(self._edits))]
            self._edits[row.chat_id] = _Edit(row.call, self._clock.uptime())
