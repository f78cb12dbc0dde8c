"""Somebody is told that something waits for them."""

from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import Drop, Manners
from bot.people.notices import GONE, enrolment_in
from bot.people.nudges import screens, service
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind(service.KIND, manners=Manners())
async def reminded(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """A coordinator lets somebody know that something waits for them."""
    listed = await enrolments.one(desk.tx, enrolment_in(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, screens.something_waits(desk.texts(to)))
