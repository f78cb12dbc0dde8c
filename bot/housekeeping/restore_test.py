"""Remembers when a backup of this deployment was last restored, for real or as a drill.

The instant is in `meta`, so later backups have it, and each restore replaces it.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.storage import meta
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, to_ms

GOOD_FOR: Final = timedelta(days=35)
"""The drill is monthly; a test counts a few days longer than that."""
_NAME: Final = "restore_tested_at"


def note_tested(tx: Tx, *, now: datetime) -> None:
    """Save that a restore was tried and worked."""
    meta.save(tx, _NAME, str(to_ms(now)))


async def tested_at(tx: Tx) -> datetime | None:
    """Return when a backup was last restored (UTC-aware), or None if none ever was."""
    found = await meta.read(tx, _NAME)
    return None if found is None else from_ms(int(found))
