"""Notices of the bot about itself: that it was offline, that a file could not be sent."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.outbox.outage import storage as outage
from bot.storage.dialect import from_ms
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.refusals import clock_is_wrong, file_failed, was_away
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("press_again", policy=ASKED)
async def press_again(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask to tap again after a lost tap, unless the person has been active since."""
    alive_at = from_ms(row.number("alive_at"))
    if await outage.was_active_after(context.tx, row.chat_id, alive_at):
        return Drop(state="dropped", reason="went on")
    return calls.say(row.chat_id, was_away(context.texts(to)))


@notices.kind("clock.wrong", policy=ASKED)
async def clock_wrong(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell an administrator that the clock is wrong, and which messages wait."""
    return calls.say(row.chat_id, clock_is_wrong(context.texts(to)))


@notices.kind("file_failed", policy=ASKED)
async def file_not_sent(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell the person who waits for a file that it could not be sent."""
    return calls.say(row.chat_id, file_failed(context.texts(to)))
