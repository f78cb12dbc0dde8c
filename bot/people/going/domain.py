"""When somebody may leave or erase everything without their PIN.

A forgotten PIN may keep nobody in the course. Another person who holds the phone has to wait for
a day; meanwhile the owner sees the request on Home and can take it back.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

OPENS_AFTER: Final = timedelta(hours=24)
LAPSES_AFTER: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class GoingRequest:
    """A request to go without the PIN, made at `asked_at`; None if there is none."""

    asked_at: datetime | None

    @property
    def opens_at(self) -> datetime | None:
        """From when it works without the PIN."""
        return None if self.asked_at is None else self.asked_at + OPENS_AFTER

    def stands(self, now: datetime) -> bool:
        """Tell whether somebody has asked, and the request has not lapsed."""
        return self.asked_at is not None and now < self.asked_at + LAPSES_AFTER

    def is_open(self, now: datetime) -> bool:
        """Tell whether leaving and erasing work without the PIN now."""
        opens_at = self.opens_at
        return self.stands(now) and opens_at is not None and now >= opens_at
