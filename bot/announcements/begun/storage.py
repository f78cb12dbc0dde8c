"""Puts away, keeps and brings back drafts."""

from datetime import datetime, timedelta

from bot.announcements.domain import AnnouncementId
from bot.announcements.lists.storage import ONLY_BEGUN
from bot.storage.database import Tx
from bot.storage.personal_data import Tables
from bot.storage.retention import Forget

WAITS = timedelta(days=7)
"""How long a draft waits that was begun and not kept."""
_DROP_OLD = (
    f"UPDATE announcements SET state = 'dropped' WHERE {ONLY_BEGUN} AND created_at < :before"  # noqa: S608 - our own words
)


def keep(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> None:
    """Note that a draft was kept for later."""
    tx.do("UPDATE announcements SET kept_at = :now WHERE id = :id", id=announcement, now=now)


async def bring_back(tx: Tx, announcement: AnnouncementId, *, now: datetime) -> bool:
    """Make a kept draft of one that was put away; return False if its words are gone."""
    return await tx.found(
        "UPDATE announcements SET state = 'draft', kept_at = :now, revision = revision + 1"
        " WHERE id = :id AND state = 'dropped' AND forgotten_at IS NULL RETURNING id",
        id=announcement,
        now=now,
    )


def drop_old(tx: Tx, *, now: datetime) -> None:
    """Drop drafts that were begun long ago; the text under Announce said so."""
    tx.do(_DROP_OLD, before=now - WAITS)


TABLES = Tables(forget=(Forget(drop_old),))
