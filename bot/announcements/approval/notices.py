"""Asks another coordinator to approve, unless it was decided already."""

from bot.announcements.approval import screens
from bot.announcements.domain import AnnouncementState
from bot.announcements.notices import BARRED, GONE, announcement_id, load_details_once
from bot.membership.staff.domain import coordinates
from bot.membership.visitor.storage import load_visitors
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


DECIDED = Drop(state="dropped", reason="decided")


@notices.kind("announcement.approval", policy=FOR_STAFF, cover="common.cover_approval")
async def asked(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask another coordinator to approve, unless it was decided or they lost the role."""
    details = await load_details_once(context, announcement_id(row))
    if details is None:
        return GONE
    one = details.announcement
    if one.state is not AnnouncementState.APPROVAL or one.revision != row.about["revision"]:
        return DECIDED
    known = await load_visitors(context.tx, [row.chat_id])
    grants = known[row.chat_id].grants if row.chat_id in known else ()
    if not any(coordinates(grants, cohort) for cohort in one.audience.cohorts):
        return BARRED
    return calls.say(row.chat_id, screens.asked(details, context.texts(to)))
