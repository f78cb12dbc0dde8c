"""Somebody is told that they do not coordinate a course any more."""

from bot.desk.team.service import ROLE_ENDED
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.membership.staff import storage as staff
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.kit.ways import to_home
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
GONE = Drop(state="dropped", reason="gone")


@notices.kind(ROLE_ENDED, policy=FOR_STAFF, cover="common.cover_people")
async def role_ended(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Name the course that somebody no longer coordinates, unless they were appointed again."""
    cohort = await cohorts.by_id(context.tx, CohortId(row.number("cohort")))
    if cohort is None or to.person_id is None:
        return GONE
    if any(each.id == to.person_id for each in await staff.coordinators(context.tx, cohort.id)):
        return Drop(state="dropped", reason="role")
    texts = context.texts(to)
    words = texts("team.role_ended", course=cohort.title)
    return calls.say(row.chat_id, Screen(text=words, buttons=[[to_home(texts)]]))
