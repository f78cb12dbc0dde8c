"""Keeps the lines of the last minute in memory, so that the guard reads them together.

No words of a question are stored. After a restart, or at another worker, the guard reads each line
alone, as it does with messages that are minutes apart.
"""

from collections import OrderedDict
from datetime import datetime
from typing import Final

from bot.membership.domain import ChatId
from bot.questions.joined_lines.domain import JOINED_WITHIN

_MOST: Final = 1_000
"""How many chats are remembered at a time; then the oldest are forgotten."""


class RecentLines:
    """What was sent as a question in each chat within the last minute, as one text."""

    def __init__(self) -> None:
        self._lines: OrderedDict[ChatId, tuple[datetime, str]] = OrderedDict()

    def joined(self, chat: ChatId, line: str, *, now: datetime) -> str:
        """Return a line after those before it, as one text."""
        before = self._lines.get(chat)
        if before is None or now - before[0] > JOINED_WITHIN:
            return line
        return f"{before[1]} {line}"

    def note(self, chat: ChatId, text: str, *, now: datetime) -> None:
        """Remember what was sent, and forget all that is older than a minute."""
        self._lines[chat] = now, text
        self._lines.move_to_end(chat)
        over = [each for each, (at, _) in self._lines.items() if now - at > JOINED_WITHIN]
        for each in over:
            del self._lines[each]
        while len(self._lines) > _MOST:
            self._lines.popitem(last=False)

    def close(self) -> None:
        """Forget all lines."""
        self._lines.clear()
