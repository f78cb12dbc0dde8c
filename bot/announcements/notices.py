"""Loads the announcement of a notice."""

from bot.announcements import storage
from bot.announcements.domain import AnnouncementDetails, AnnouncementId
from bot.outbox.domain import OutboxRow
from bot.outbox.gate.domain import Drop
from bot.telegram.outgoing.kinds import RenderContext

BARRED = Drop(state="dropped", reason="role")
GONE = Drop(state="dropped", reason="gone")


def announcement_id(row: OutboxRow) -> AnnouncementId:
    """Return the announcement that a row of the outbox is about."""
    return AnnouncementId(row.number("announcement"))


async def load_details_once(
    context: RenderContext, announcement: AnnouncementId
) -> AnnouncementDetails | None:
    """Load an announcement once for all outbox rows that are claimed together."""
    key = ("details", announcement)
    if key not in context.memo:
        context.memo[key] = await storage.load(context.tx, announcement)
    details: AnnouncementDetails | None = context.memo[key]
    return details
