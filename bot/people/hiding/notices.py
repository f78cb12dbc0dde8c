"""The rows that hide a chat: they delete, cover what cannot be deleted, and say what stays."""

from dataclasses import replace

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.people.hiding import screens, service, storage
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.STEP, policy=ASKED)
async def step(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete the next slice of messages; if none is left, the next rows finish the work."""
    found = await service.next_slice(context.act, row)
    if not found:
        return Drop(state="dropped", reason="nothing left")
    return calls.delete_all(row.chat_id, found)


@notices.kind(service.COVER, policy=ASKED)
async def cover(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Put a neutral line in place of a message, or of the caption of a picture."""
    screen, message = screens.covered(context.texts(to)), row.number("message")
    edit = calls.show(row.chat_id, message, screen, only_edit=True)
    return replace(edit, instead=calls.caption(row.chat_id, message, screen))


@notices.kind(service.DONE, policy=ASKED)
async def done(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Answer the command; the answer becomes neutral soon."""
    service.make_neutral(context.act, row)
    screen = screens.done(context.texts(to), silent_until=to.paused_until, zone=to.zone)
    return calls.say(row.chat_id, screen, silent=True)


@notices.kind(service.NEUTRAL, policy=ASKED)
async def neutral(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Put a neutral line in place of the answer, unless it shows another screen by now."""
    answer = row.edits_message_id
    if answer is None or await storage.shows_another_screen(context.tx, row.chat_id, answer):
        return Drop(state="dropped", reason="not there any more")
    return calls.show(row.chat_id, answer, screens.neutral(context.texts(to)), only_edit=True)
