"""Compares the clock with the header Date of Telegram's answers, and pauses scheduled messages.

A clock that is ahead would send every reminder too early, and one that is behind too late; a clock
that was in 1970 would make everybody look as if they had been silent for decades. While it is
wrong, people still get answers, stored with Telegram's time; what was planned waits.
"""

import logging
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial

from bot.clock import Clock
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Database, Tx
from bot.telegram import clock_facts

log = logging.getLogger(__name__)

KIND = "clock.wrong"
DAY = timedelta(days=1)


class ClockWatch:
    """Reads the header Date of every answer; `is_right` also sees what happened since the latest.

    Between two answers the wall clock is compared with the time for which the machine has run.
    """

    def __init__(self, clock: Clock) -> None:
        clock.forget()
        self._clock = clock
        self._proven_wrong = False
        self._told = self._saved_first = self._far_off = False

    @property
    def is_right(self) -> bool:
        return self._clock.is_right

    @property
    def is_proven(self) -> bool:
        """Whether Telegram has told the time."""
        return self._clock.is_proven

    def now(self) -> datetime:
        return self._clock.now()

    def uptime(self) -> timedelta:
        return self._clock.uptime()

    def note(self, began: timedelta, header: str | None) -> None:
        """Learn from the Date of an answer to a call that began at the uptime `began`.

        Telegram wrote it at some time during the call. So an answer that took long, as a long poll
        does, says nothing about a small difference.
        """
        try:
            date = parsedate_to_datetime(header or "")
            date = date if date.tzinfo is not None else date.replace(tzinfo=UTC)
        except ValueError:
            return
        if date < clock_facts.NO_BOTS_BEFORE:
            return  # Telegram did not write this
        self._clock.hear(date, since=began)
        self._proven_wrong = not self._clock.is_right

    async def may_schedule(self, database: Database) -> bool:
        """Tell whether scheduled messages may be planned; if not, tell administrators once.

        They are told after an answer has shown that the clock is wrong: a machine that stood still
        and goes on looks for a moment as if its clock had jumped.
        """
        if self.is_proven and not self._saved_first:
            await database.run(partial(clock_facts.save_first, now=self.now()))
            self._saved_first = True
        if self.is_right:
            self._proven_wrong = False
            if self._told:
                await self._note_right(database)
            return True
        if self._proven_wrong:
            await self._note_wrong(database)
        return False

    async def may_erase(self, tx: Tx) -> bool:
        """Tell whether the age of data is known well enough to erase it for good.

        Telegram must have told the time, the clock must be right, and it must not have been more
        than a day off within the last day.
        """
        if not (self.is_proven and self.is_right):
            return False
        far_off = await clock_facts.far_off_at(tx)
        return far_off is None or abs(self.now() - far_off) >= DAY

    async def _note_wrong(self, database: Database) -> None:
        skew = self._clock.skew
        if not self._told:
            log.error("clock.wrong", extra={"seconds": round(skew.total_seconds())})
            await database.run(self._tell)
            self._told = True
        if abs(skew) > DAY and not self._far_off:
            await self._save_far_off(database)
            self._far_off = True

    async def _note_right(self, database: Database) -> None:
        if self._far_off:
            await self._save_far_off(database)
        log.info("clock.right")
        self._told = self._far_off = False

    async def _save_far_off(self, database: Database) -> None:
        await database.write(partial(clock_facts.save_far_off, now=self.now()))

    async def _tell(self, tx: Tx) -> None:
        now = self._clock.now()
        messages = [
            NewMessage(chat_id=chat, lane=Lane.URGENT, kind=KIND, due_at=now)
            for chat in await staff.chats_of_administrators(tx)
        ]
        outbox.enqueue(tx, messages, now=now)
