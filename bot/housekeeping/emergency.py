"""Tells administrators that nothing can be stored any more. It needs no database for that.

Every other alarm is a row of the outbox, so a full disk would keep it from them. Here their chats
are remembered while the database works, and Telegram is called directly.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.desk.alarms.domain import Alarm
from bot.membership.domain import ChatId

log = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=1)
"""What fails for a shorter time is no alarm, such as a copy made by another program."""
PAUSE = timedelta(days=1)
"""How long an administrator who was told is not told again."""


class AdministratorChat(NamedTuple):
    """The private chat of an administrator, and their language."""

    chat: ChatId
    language: str | None


Say = Callable[[AdministratorChat, Alarm], Awaitable[bool]]
"""Tells a chat an alarm; returns False if that must be tried again."""


class Emergency:
    """Call `note_stored` after each trial that worked, and `note_failed` after each failure."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._administrators: Sequence[AdministratorChat] = ()
        self._since: datetime | None = None
        self._told_at: dict[ChatId, datetime] = {}
        self._logged_at: datetime | None = None

    def note_stored(self, administrators: Sequence[AdministratorChat]) -> None:
        """Note that something could be stored, and who would have to be told if not."""
        self._since = None
        self._administrators = administrators

    async def note_failed(self, now: datetime) -> None:
        """Note that nothing could be stored; tell administrators if that goes on."""
        if self._since is None:
            self._since = now
        if now - self._since < PATIENCE:
            return
        if _is_over(self._logged_at, now):
            self._logged_at = now
            count = len(self._administrators)
            log.error("alarm", extra={"kind": str(Alarm.STORING), "count": count})
        for each in self._administrators:
            if _is_over(self._told_at.get(each.chat), now):
                await self._tell(each, now)

    async def _tell(self, who: AdministratorChat, now: datetime) -> None:
        if await self._say(who, Alarm.STORING):
            self._told_at[who.chat] = now
        else:
            log.warning("alarm.not_sent")


def _is_over(at: datetime | None, now: datetime) -> bool:
    return at is None or now - at >= PAUSE
