"""Which updates had their effect, and which could not be understood."""

from datetime import datetime, timedelta

from bot.storage.database import Tx
from bot.storage.personal_data import Tables

SEEN_FOR = timedelta(days=7)
"""Telegram may restart its numbering after a quiet week, so ids are forgotten then."""
DEAD_FOR = timedelta(days=30)


def note_seen(tx: Tx, update_id: int, *, now: datetime) -> None:
    """Note that an update has its effect with this transaction."""
    tx.do(
        "INSERT INTO seen_updates (update_id, seen_at) VALUES (:id, :now)"
        " ON CONFLICT (update_id) DO NOTHING",
        id=update_id,
        now=now,
    )


def save_dead(tx: Tx, update_id: int, *, kind: str, error: str, tries: int, now: datetime) -> None:
    """Note an update that no handler can take, without its content."""
    tx.do(
        "INSERT INTO dead_updates (update_id, kind, error, tries, died_at)"
        " VALUES (:id, :kind, :error, :tries, :now) ON CONFLICT (update_id) DO NOTHING",
        id=update_id,
        kind=kind,
        error=error,
        tries=tries,
        now=now,
    )


def forget_dead(tx: Tx, *, now: datetime) -> None:
    """Forget the updates that were buried long ago."""
    tx.do("DELETE FROM dead_updates WHERE died_at < :before", before=now - DEAD_FOR)


def forget_seen(tx: Tx, *, now: datetime) -> None:
    """Forget ids that Telegram can no longer deliver again."""
    tx.do("DELETE FROM seen_updates WHERE seen_at < :before", before=now - SEEN_FOR)


TABLES = Tables(
    impersonal=("seen_updates", "dead_updates"),
    forget=(forget_seen, forget_dead),
)
