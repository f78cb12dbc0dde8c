"""Compares the clock with the header Date of Telegram's answers, and pauses scheduled messages.

A clock that is ahead would send every reminder too early, and one that is behind too late. While it
is wrong, people still get answers; reminders and planned messages wait.
"""

import logging
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.clock import Clock
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Database, Tx

log = logging.getLogger(__name__)

TOLERANCE = timedelta(seconds=120)
KIND = "clock.wrong"


class ClockWatch:
    """Reads the header Date of every answer; `is_right` is the result for the latest one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told = False
        self.is_right = True
        self.skew = timedelta(0)
        """How far the clock is ahead of Telegram; negative if it is behind."""

    def now(self) -> datetime:
        return self._clock.now()

    def note(self, began: datetime, header: str | None) -> None:
        """Compare the clock with the Date of an answer to a call that began at `began`.

        Telegram wrote it at some time during the call. So an answer that took long, as a long poll
        does, says nothing about a small difference.
        """
        try:
            telegram = parsedate_to_datetime(header or "")
        except ValueError:
            return
        ended = self._clock.now()
        first, last = sorted((began - telegram, ended - telegram))
        if first > TOLERANCE or last < -TOLERANCE:
            self.is_right, self.skew = False, ended - telegram
        elif first >= -TOLERANCE and last <= TOLERANCE:
            self.is_right, self.skew = True, ended - telegram

    async def may_schedule(self, database: Database) -> bool:
        """Tell whether scheduled messages may be planned; if not, tell administrators once."""
        if self.is_right:
            if self._told:
                log.info("clock.right")
            self._told = False
            return True
        if not self._told:
            log.error("clock.wrong", extra={"seconds": round(self.skew.total_seconds())})
            await database.run(self._tell)
            self._told = True
        return False

    async def _tell(self, tx: Tx) -> None:
        now = self._clock.now()
        messages = [
            NewMessage(chat_id=chat, lane=Lane.URGENT, kind=KIND, due_at=now)
            for chat in await staff.chats_of_administrators(tx)
        ]
        outbox.enqueue(tx, messages, now=now)
