"""What coordinators do with announcements is written down."""

from datetime import datetime

from bot.domain.announcements.announcement import AnnouncementId
from bot.storage import audit
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


async def note(
    tx: Tx,
    visitor: Visitor,
    action: str,
    announcement: AnnouncementId,
    *,
    now: datetime,
    **detail: int,
) -> None:
    """Write down who did what with which announcement; `detail` holds counts, never words."""
    await audit.note(
        tx,
        actor=visitor.require_person().id,
        action=f"announcement.{action}",
        object=f"announcement:{announcement}",
        detail=detail,
        now=now,
    )
