"""Coordinators learn what somebody says is wrong on the list."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.people.corrections import screens
from bot.people.notices import GONE, concerning
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.correction", policy=FOR_STAFF)
async def correction(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody says that something about them on the list is wrong."""
    listed = await concerning(context, row, to)
    if listed is None:
        return GONE
    what = "organization" if row.about["what"] == "organization" else "name"
    return calls.say(row.chat_id, screens.correction(listed, what, context.texts(to)))


@notices.kind("people.words", policy=FOR_STAFF)
async def words(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Their own words, copied by id."""
    if await concerning(context, row, to) is None:
        return GONE
    return calls.copy(row.chat_id, row.number("chat"), row.number("message"))
