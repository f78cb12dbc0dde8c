"""Somebody is told that their place changed."""

from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import DeliveryPolicy, Drop
from bot.people.moving import screens
from bot.people.notices import GONE, enrolment_in
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.moved", policy=DeliveryPolicy())
async def moved(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody takes part in another course."""
    listed = await enrolments.one(context.tx, enrolment_in(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, screens.moved(context.texts(to)))


@notices.kind("people.ended", policy=DeliveryPolicy())
async def ended(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody takes part no more, and nobody took it back."""
    listed = await enrolments.one(context.tx, enrolment_in(row))
    if listed is None or listed.enrolment.state is not Membership.LEFT:
        return GONE
    return calls.say(row.chat_id, screens.ended(context.texts(to)))
