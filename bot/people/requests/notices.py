"""Tells coordinators that somebody asks to join."""

from bot.membership.domain import Membership
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.people.notices import GONE, load_listed
from bot.people.requests import screens, service
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.request", policy=FOR_STAFF, cover="common.cover_people")
async def request(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Show a request, in a row of an earlier release."""
    listed = await load_listed(context, row, to)
    if listed is None or listed.enrolment.state is not Membership.WAITING:
        return GONE
    found = await service.request_of(context.tx, listed)
    return calls.say(row.chat_id, screens.request(found, context.texts(to)))
