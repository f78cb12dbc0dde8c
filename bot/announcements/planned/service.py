"""Authors send a planned announcement at another time, or take it back to change its text."""

from collections.abc import Callable
from datetime import timedelta

from bot.act import Act
from bot.announcements.checking.service import AnnouncementCheck, review_of
from bot.announcements.domain import (
    Announcement,
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementState,
)
from bot.announcements.results.service import StatusCard
from bot.announcements.sending.domain import SendMode
from bot.announcements.sending.service import send_draft, undo_sending
from bot.announcements.service import change_draft, load_own_announcement
from bot.refusals import StaleButton, require

PLANNED = frozenset({AnnouncementState.SCHEDULED, AnnouncementState.APPROVAL})


async def load_planned(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Return the visitor's own announcement that is planned or waits for approval.

    Raises `StaleButton` if it has begun or was taken back, and as `load_own_announcement`.
    """
    details = await load_own_announcement(act, announcement)
    if details.announcement.state not in PLANNED:
        raise StaleButton
    return details


async def review_planned(
    act: Act, announcement: AnnouncementId, *, limit: int
) -> AnnouncementCheck:
    """Check an announcement before it goes at another time; raise as `load_planned`."""
    return await review_of(act, await load_planned(act, announcement), limit=limit)


async def replan(
    act: Act,
    announcement: AnnouncementId,
    change: Callable[[AnnouncementDetails], Announcement],
    *,
    limit: int,
    undo_time: timedelta,
    screen_message_id: int | None,
) -> StatusCard | AnnouncementCheck:
    """Send it at another time, with the same checks as at first: a colleague may have to approve.

    If something would delay it then, it becomes a draft, and the check is returned for its author
    to decide. Raises as `load_planned` and `send_draft`, and what `change` raises: then nothing is
    changed.
    """
    await take_back(act, announcement)
    draft = await change_draft(act, announcement, change)
    return await send_draft(
        act,
        announcement,
        revision=draft.announcement.revision,
        how=SendMode.CHOSEN,
        limit=limit,
        undo=undo_time,
        screen_message_id=screen_message_id,
    )


async def take_back(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Make a planned announcement a draft again; raise as `load_planned`."""
    await load_planned(act, announcement)
    return require(await undo_sending(act, announcement))
