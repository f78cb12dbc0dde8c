"""How long stored data is kept, and how it is deleted afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """How long each kind of data is kept, in days (inactive people: in months)."""

    seen_days: int = 7
    dead_days: int = 30
    job_days: int = 7
    message_text_days: int = 7
    message_days: int = 90
    announcement_days: int = 90
    roster_days: int = 1
    audit_days: int = 730
    inactive_months: int = 12

    def of(self, name: str) -> timedelta:
        """Return the period with this name, such as "seen_days"."""
        days = getattr(self, name)
        assert isinstance(days, int)
        return timedelta(days=days)


EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
AT_ONCE: Final = 2000
"""About so many rows of a large table are deleted in one transaction: replies wait for it."""
_NEXT: Final = timedelta(milliseconds=1)


class Window(Protocol):
    """Finds the end of a portion of old rows; see `Forget`."""

    async def __call__(
        self, tx: Tx, *, since: datetime, before: datetime, many: int
    ) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Forget:
    """Deletes rows that are too old; called once a day.

    `delete` gets `now`, and `keep` if `period` names one of `Periods` or there is a `keep`; other
    functions know themselves how long to keep rows. For a large table, `window` returns the instant
    of the row that comes `many` rows after `since`, if that is before `before`, else None; then
    `delete` gets `since`, too, and rows before it are left out.
    """

    delete: Callable[..., None]
    period: str = ""
    keep: timedelta | None = None
    window: Window | None = None

    def __call__(self, tx: Tx, *, now: datetime, periods: Periods) -> None:
        """Delete all of them."""
        keep = self._kept(periods)
        self.delete(tx, now=now, **({} if keep is None else {"keep": keep}))

    async def delete_some(
        self, tx: Tx, *, now: datetime, periods: Periods, since: datetime
    ) -> datetime | None:
        """Delete the oldest of them after `since`; return from when on there are more, or None."""
        keep = self._kept(periods)
        if self.window is None or keep is None:
            self(tx, now=now, periods=periods)
            return None
        before = now - keep
        found = await self.window(tx, since=since, before=before, many=AT_ONCE)
        until = before if found is None else max(found, since + _NEXT)
        self.delete(tx, now=now, keep=now - until, since=since)
        return None if found is None else until

    def _kept(self, periods: Periods) -> timedelta | None:
        return periods.of(self.period) if self.period else self.keep
