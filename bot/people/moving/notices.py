"""Somebody is told that their place changed."""

from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import Drop, Manners
from bot.people.moving import screens
from bot.people.notices import GONE, enrolment_in
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind("people.moved", manners=Manners())
async def moved(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody takes part in another course."""
    listed = await enrolments.one(desk.tx, enrolment_in(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, screens.moved(desk.texts(to)))


@renders.kind("people.ended", manners=Manners())
async def ended(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody takes part no more, and nobody took it back."""
    listed = await enrolments.one(desk.tx, enrolment_in(row))
    if listed is None or listed.enrolment.state is not Membership.LEFT:
        return GONE
    return calls.say(row.chat_id, screens.ended(desk.texts(to)))
