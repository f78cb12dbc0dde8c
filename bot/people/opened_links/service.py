"""Remembers in memory who opened a link and what they were asked last: nothing of them is stored.

After a restart, or at another worker, they are told to open their link again.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.membership.domain import ChatId

KEPT: Final = timedelta(days=1)
_MOST: Final = 10_000
"""How many chats are remembered at a time; then the oldest are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedJoin:
    """The link that a chat opened; `language` is None until it is chosen.

    `agreed` is the version of the consent text that was agreed to; None until then.
    """

    token: str
    language: str | None
    opened_at: datetime
    agreed: int | None = None


class OpenedLinks:
    """The links that people opened and have not accepted or declined yet, by chat."""

    def __init__(self) -> None:
        self._links: OrderedDict[ChatId, UnfinishedJoin] = OrderedDict()

    def note(self, chat: ChatId, link: UnfinishedJoin) -> None:
        self._links[chat] = link
        self._links.move_to_end(chat)
        while len(self._links) > _MOST:
            self._links.popitem(last=False)

    def find(self, chat: ChatId, *, now: datetime) -> UnfinishedJoin | None:
        """Return the link that a chat opened within the last day."""
        found = self._links.get(chat)
        if found is not None and now - found.opened_at > KEPT:
            self.forget(chat)
            return None
        return found

    def forget(self, chat: ChatId) -> None:
        self._links.pop(chat, None)

    def close(self) -> None:
        """Forget all links."""
        self._links.clear()
