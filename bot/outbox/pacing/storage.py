"""Until when Telegram asked to send nothing at all, so that a restart keeps to it."""

from datetime import datetime

from bot.storage import meta
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, to_ms

SILENT_UNTIL = "silent_until"


def save_silence(tx: Tx, until: datetime) -> None:
    """Save that nothing is sent to anybody before `until`; it replaces an earlier instant."""
    meta.save(tx, SILENT_UNTIL, str(to_ms(until)))


async def silent_until(tx: Tx) -> datetime | None:
    """Return the saved end of a silence, which may be over; None if none was ever saved."""
    stored = await meta.read(tx, SILENT_UNTIL)
    return None if stored is None else from_ms(int(stored))
