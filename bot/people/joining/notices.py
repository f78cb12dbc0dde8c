"""Coordinators learn that somebody came in, or that two people use one account."""

from bot.membership.domain import CohortId, Membership, PersonId
from bot.membership.person import storage as people
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import WORK, Drop
from bot.people.joining import screens
from bot.people.notices import GONE, concerning
from bot.people.requests import service as requests
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind("people.joined", manners=WORK)
async def joined(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody of the list came in; without a sound, and with a way to undo it."""
    listed = await concerning(desk, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    decided = await requests.standing(desk.tx, listed)
    return calls.say(row.chat_id, screens.came_in(decided, desk.texts(to)), silent=True)


@renders.kind("people.taken", manners=WORK)
async def taken(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Two people use one account."""
    owner = await _name(desk, row.about["person"])
    if owner is None or not await desk.still_runs(to, CohortId(row.number("cohort"))):
        return GONE
    screen = screens.taken(owner, await _name(desk, row.about["invited"]), desk.texts(to))
    return calls.say(row.chat_id, screen)


async def _name(desk: Desk, person: object) -> str | None:
    if not isinstance(person, int):
        return None
    found = await people.by_id(desk.tx, PersonId(person))
    return None if found is None else found.name
