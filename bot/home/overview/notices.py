"""Somebody who was let in gets Home."""

from bot.home.overview import screens
from bot.home.overview.service import AtHome, find_home
from bot.membership.enrolment import storage as enrolments
from bot.membership.visitor.storage import load_visitors
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import AWAITED, Drop
from bot.people.notices import GONE, enrolment_in
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind("people.let_in", manners=AWAITED)
async def let_in(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Home for somebody who was let in, pinned."""
    listed = await enrolments.one(desk.tx, enrolment_in(row))
    if listed is None or listed.telegram_id is None:
        return GONE
    known = await load_visitors(desk.tx, [listed.telegram_id])
    found = await find_home(desk.tx, known[listed.telegram_id], desk.house.courses, now=desk.now)
    if not isinstance(found, AtHome):
        return GONE
    screen = screens.home(found, desk.texts(to), now=desk.now)
    return calls.say(row.chat_id, screen, pinned=True)
