"""Tells coordinators that their group has lost the bot."""

from bot.desk.groups import screens
from bot.desk.service import GROUP_LOST
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
GONE = Drop(state="dropped", reason="no longer so")


@notices.kind(GROUP_LOST, policy=FOR_STAFF, cover="common.cover_people")
async def lost(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that the group is gone, unless it is linked again or they have lost the role."""
    cohort = await cohorts.by_id(context.tx, CohortId(row.number("cohort")))
    if cohort is None or cohort.group_chat_id is not None:
        return GONE
    if not await context.is_still_coordinator(to, cohort.id):
        return GONE
    return calls.say(row.chat_id, screens.lost(cohort, context.texts(to)))
