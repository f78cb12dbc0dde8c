"""How long stored data is kept, and how it is deleted afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

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


@dataclass(frozen=True, slots=True)
class Forget:
    """Deletes rows that are too old; called once a day.

    `delete` gets `now`, and `keep` if `period` names one of `Periods`; other functions know
    themselves how long to keep rows.
    """

    delete: Callable[..., None]
    period: str = ""

    def __call__(self, tx: Tx, *, now: datetime, periods: Periods) -> None:
        """Delete them."""
        if self.period:
            self.delete(tx, now=now, keep=periods.of(self.period))
        else:
            self.delete(tx, now=now)
