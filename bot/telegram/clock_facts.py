"""What is stored about the clock: since when the time is known, and when the clock was far off."""

from datetime import UTC, datetime

from bot.membership.person.storage import first_instant
from bot.storage import meta
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, to_ms

_FIRST, _FAR_OFF = "clock.first", "clock.far_off"
NO_BOTS_BEFORE = datetime(2015, 6, 24, tzinfo=UTC)
"""The day on which Telegram first let bots in (https://telegram.org/blog/bot-revolution)."""


async def save_first(tx: Tx, *, now: datetime) -> None:
    """Save since when the time is known: since `now`, unless that is stored already.

    A database of an earlier release knows it since its first person.
    """
    if await meta.read(tx, _FIRST) is None:
        known = await first_instant(tx, after=NO_BOTS_BEFORE)
        first = now if known is None else min(known, now)
        meta.save(tx, _FIRST, str(to_ms(first)))


async def first_known(tx: Tx) -> datetime | None:
    """Return since when the time is known: earlier instants come from a wrong clock."""
    return await _instant(tx, _FIRST)


def save_far_off(tx: Tx, *, now: datetime) -> None:
    """Save that the clock is more than a day off at `now`, Telegram's time."""
    meta.save(tx, _FAR_OFF, str(to_ms(now)))


async def far_off_at(tx: Tx) -> datetime | None:
    """Return when the clock was last more than a day off, or None."""
    return await _instant(tx, _FAR_OFF)


async def _instant(tx: Tx, name: str) -> datetime | None:
    stored = await meta.read(tx, name)
    return None if stored is None else from_ms(int(stored))
