"""The rows that close the screens of a chat."""

from dataclasses import replace

from bot.outbox.covers import storage as sent
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.people.shared_phone import screens, service
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.CLOSE, policy=ASKED)
async def close(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Find out what is open; the next rows close it."""
    await service.close(context.act, row, context.bot.part(Notices).closing)
    return Drop(state="dropped", reason="planned")


@notices.kind(service.DELETE, policy=ASKED)
async def delete(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    return calls.delete_all(row.chat_id, row.numbers("messages"))


@notices.kind(service.NEUTRAL, policy=ASKED)
async def neutral(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    return _in_place(row, screens.closed(context.texts(to)))


@notices.kind(service.AS_BEFORE, policy=ASKED)
async def as_before(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Show the neutral line with which a message arrived, so that it can be opened once more."""
    arrived = await sent.sent_row(context.tx, row.number("row"), row.chat_id)
    again = None
    if arrived is not None:
        again = await context.bot.part(Notices).close(context, arrived, to)
    return _in_place(row, again or screens.closed(context.texts(to)))


def _in_place(row: OutboxRow, screen: Screen) -> Call:
    """Edit a text, or the caption of a picture."""
    message = row.number("message")
    edit = calls.show(row.chat_id, message, screen, only_edit=True)
    return replace(edit, instead=calls.caption(row.chat_id, message, screen))
