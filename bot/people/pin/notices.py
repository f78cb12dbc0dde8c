"""Tells a person that their PIN was reset."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, Drop
from bot.people.pin import screens
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.pin_reset", policy=AWAITED)
async def pin_reset(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    return calls.say(row.chat_id, screens.was_reset(context.texts(to)))
