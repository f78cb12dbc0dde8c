"""Stores which updates were handled, and which could not be handled."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables
from bot.storage.retention import EVER, Forget

SEEN_FOR = timedelta(days=7)
"""After a week without updates Telegram picks the next id at random, so older ones are deleted."""
DEAD_FOR = timedelta(days=30)
_BY_AGE = """
SELECT seen_at AS at FROM seen_updates WHERE seen_at >= :since AND seen_at < :before
ORDER BY seen_at LIMIT 1 OFFSET :many
"""


def keep_others_out(tx: Tx, chats: Iterable[int]) -> None:
    """Let no other worker handle updates of these chats and people until the commit.

    It changes nothing in their rows. If two transactions do it, the second one begins again, and
    reads what the first has saved. So it must come first.
    """
    tx.do("UPDATE chats SET reach = reach WHERE id IN :ids", ids=sorted(chats))


def note_seen(tx: Tx, updates: Iterable[int], *, now: datetime) -> None:
    """Save that this transaction handles updates."""
    for update in updates:
        tx.do(
            "INSERT INTO seen_updates (update_id, seen_at) SELECT :id, :now /*FROM EACH*/"
            " WHERE true ON CONFLICT (update_id) DO NOTHING",
            id=update,
            now=now,
        )


def save_dead(tx: Tx, update_id: int, *, kind: str, error: str, tries: int, now: datetime) -> None:
    """Save an update that could not be handled, without its content."""
    tx.do(
        "INSERT INTO dead_updates (update_id, kind, error, tries, died_at)"
        " VALUES (:id, :kind, :error, :tries, :now) ON CONFLICT (update_id) DO NOTHING",
        id=update_id,
        kind=kind,
        error=error,
        tries=tries,
        now=now,
    )


def forget_dead(tx: Tx, *, now: datetime, keep: timedelta = DEAD_FOR) -> None:
    """Delete dead updates that are old."""
    tx.do("DELETE FROM dead_updates WHERE died_at < :before", before=now - keep)


async def seen_after(tx: Tx, *, since: datetime, before: datetime, many: int) -> datetime | None:
    """Return when the update `many` after `since` was seen, if that is before `before`."""
    row = await tx.one(_BY_AGE, since=since, before=before, many=many)
    return None if row is None else from_ms(row["at"])


def forget_seen(
    tx: Tx, *, now: datetime, keep: timedelta = SEEN_FOR, since: datetime = EVER
) -> None:
    """Delete ids that Telegram cannot deliver again."""
    tx.do(
        "DELETE FROM seen_updates WHERE seen_at >= :since AND seen_at < :before",
        since=since,
        before=now - keep,
    )


TABLES = Tables(
    impersonal=("seen_updates", "dead_updates"),
    forget=(
        Forget(forget_seen, "seen_days", window=seen_after),
        Forget(forget_dead, "dead_days"),
    ),
)
