"""Asks other coordinators to listen, at most once a day, while a recording waits."""

from bot.catalog.course import NoSuchContent, find_course
from bot.learning.voice_notes import screens, service
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

GONE = Drop(state="dropped", reason="gone")
DECIDED = Drop(state="dropped", reason="decided")
BARRED = Drop(state="dropped", reason="role")


@notices.kind(service.ASKED, policy=FOR_STAFF, cover="common.cover_approval")
async def asked(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say how many recordings wait, in each language; drop the message if none waits."""
    cohort = await cohorts.by_id(context.tx, CohortId(row.number("cohort")))
    if cohort is None:
        return GONE
    if not await context.is_still_coordinator(to, cohort.id):
        return BARRED
    try:
        course = find_course(context.bot.courses, cohort.course)
    except NoSuchContent:
        return GONE
    waiting = await service.count_waiting(context.tx, course, to.person_id)
    if not waiting:
        return DECIDED
    return calls.say(row.chat_id, screens.asked(cohort.id, waiting, context.texts(to)))
