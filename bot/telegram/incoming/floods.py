"""Limits for accounts that send too much, for strangers, and for guessed links.

All counts are in memory and forgotten within an hour: nothing is stored about strangers, and a
restart may start counting from zero. The limits suppress answers, never updates of others.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

log = logging.getLogger(__name__)

MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
MOST_ACCOUNTS: Final = 10_000
"""How many accounts have counts at a time; then the oldest counts are dropped."""
MOST_DECISIONS: Final = 1_000
"""How many updates are remembered, so that none counts twice after a failed transaction."""


class Verdict(Enum):
    HANDLE = auto()
    SLOW_DOWN = auto()
    IGNORE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FloodLimits:
    """How many messages are answered (one account, all strangers); how many links may be wrong."""

    messages_a_minute: int = 20
    taps_a_minute: int = 60
    strangers_a_minute: int = 30
    wrong_links_an_hour: int = 5
    wrong_links_a_minute: int = 50
    """Above this, from all accounts together, the log warns."""


@dataclass(slots=True)
class _Count:
    since: datetime
    many: int = 0


class PeriodCounts:
    """Counts events by key within a period, which begins with a key's first event."""

    def __init__(self, period: timedelta) -> None:
        self._period = period
        self._counts: dict[int, _Count] = {}

    def __len__(self) -> int:
        """Return the number of keys with a count."""
        return len(self._counts)

    def add(self, key: int, *, now: datetime) -> int:
        """Count one event; return the number of events in this period."""
        count = self._counts.get(key)
        if count is None or not self._is_current(count, now):
            self._counts.pop(key, None)
            count = self._counts[key] = _Count(now)
            self._forget()
        count.many += 1
        return count.many

    def of(self, key: int, *, now: datetime) -> int:
        count = self._counts.get(key)
        return count.many if count is not None and self._is_current(count, now) else 0

    def _is_current(self, count: _Count, now: datetime) -> bool:
        return count.since <= now < count.since + self._period  # a clock may go back

    def _forget(self) -> None:
        while len(self._counts) > MOST_ACCOUNTS:
            del self._counts[next(iter(self._counts))]


class Floods:
    """Decides which updates are too many; there is one object for the life of the bot."""

    _ALL: Final = 0

    def __init__(self, limits: FloodLimits | None) -> None:
        self._limits = limits
        self._messages, self._taps = PeriodCounts(MINUTE), PeriodCounts(MINUTE)
        self._answers, self._wrong_in_all = PeriodCounts(MINUTE), PeriodCounts(MINUTE)
        self._wrong = PeriodCounts(HOUR)
        self._decided: dict[int, Verdict] = {}

    @property
    def counted(self) -> int:
        """How many accounts have a count at the moment."""
        return len(self._messages) + len(self._taps) + len(self._wrong)

    def decide(
        self, update_id: int, account: int, *, is_tap: bool, opens_link: bool, now: datetime
    ) -> Verdict:
        """Decide on an update of an account; the same update gets the same verdict again."""
        if self._limits is None:
            return Verdict.HANDLE
        known = self._decided.get(update_id)
        if known is not None:
            return known
        verdict = self._decide(self._limits, account, is_tap=is_tap, opens_link=opens_link, now=now)
        self._decided[update_id] = verdict
        if len(self._decided) > MOST_DECISIONS:
            del self._decided[next(iter(self._decided))]
        return verdict

    def _decide(
        self,
        limits: FloodLimits,
        account: int,
        *,
        is_tap: bool,
        opens_link: bool,
        now: datetime,
    ) -> Verdict:
        counts = self._taps if is_tap else self._messages
        most = limits.taps_a_minute if is_tap else limits.messages_a_minute
        many = counts.add(account, now=now)
        if many > most:
            if many == most + 1:
                log.warning("flood.began", extra={"count": many})
                return Verdict.SLOW_DOWN
            return Verdict.IGNORE
        if opens_link and self._wrong.of(account, now=now) >= limits.wrong_links_an_hour:
            return Verdict.IGNORE
        return Verdict.HANDLE

    def may_answer_stranger(self, *, now: datetime) -> bool:
        """Count one refusal to a stranger; tell whether it may be sent."""
        if self._limits is None:
            return True
        many = self._answers.add(self._ALL, now=now)
        if many == self._limits.strangers_a_minute + 1:
            log.warning("strangers.unanswered", extra={"count": many})
        return many <= self._limits.strangers_a_minute

    def note_wrong_link(self, account: int, *, now: datetime) -> None:
        if self._limits is None:
            return
        mine = self._wrong.add(account, now=now)
        every = self._wrong_in_all.add(self._ALL, now=now)
        if mine == self._limits.wrong_links_an_hour:
            log.warning("links.guessed", extra={"count": mine, "reason": "one account"})
        if every == self._limits.wrong_links_a_minute:
            log.warning("links.guessed", extra={"count": every, "reason": "all accounts"})
