"""Coordinators learn that somebody asks to come in."""

from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Membership
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import WORK, Drop
from bot.people.notices import GONE, concerning
from bot.people.requests import screens, service
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind("people.request", manners=WORK)
async def request(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody asks to come in."""
    listed = await concerning(desk, row, to)
    if listed is None or listed.enrolment.state is not Membership.WAITING:
        return GONE
    found = service.Request(
        listed=listed, organizations=tuple(await cohorts.organizations(desk.tx))
    )
    return calls.say(row.chat_id, screens.request(found, desk.texts(to)))
