"""Tells colleagues that too many codes of somebody were wrong."""

from bot.membership.domain import CohortId, PersonId
from bot.membership.person import storage as people
from bot.membership.staff import storage as staff
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, Drop
from bot.people.second_factor import screens
from bot.people.second_factor.service import TOLD
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
GONE = Drop(state="dropped", reason="no longer so")


@notices.kind(TOLD, policy=AWAITED, cover="common.cover_people")
async def codes_wrong(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Name the person, whom the reader should call."""
    cohort, person = row.about["cohort"], PersonId(row.number("person"))
    if cohort is None:
        may = row.chat_id in await staff.chats_of_administrators(context.tx)
    else:
        may = await context.is_still_coordinator(to, CohortId(row.number("cohort")))
    found = await people.by_id(context.tx, person)
    if not may or found is None:
        return GONE
    return calls.say(row.chat_id, screens.told(found.name, context.texts(to)))
