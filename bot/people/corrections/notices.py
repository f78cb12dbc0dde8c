"""Coordinators learn what somebody says is wrong on the list."""

from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import WORK, Drop
from bot.people.corrections import screens
from bot.people.notices import GONE, concerning
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind("people.correction", manners=WORK)
async def correction(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody says that something about them on the list is wrong."""
    listed = await concerning(desk, row, to)
    if listed is None:
        return GONE
    what = "organization" if row.about["what"] == "organization" else "name"
    return calls.say(row.chat_id, screens.correction(listed, what, desk.texts(to)))


@renders.kind("people.words", manners=WORK)
async def words(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Their own words, copied by id."""
    if await concerning(desk, row, to) is None:
        return GONE
    return calls.copy(row.chat_id, row.number("chat"), row.number("message"))
