"""A sent reminder gets the new link of its meeting."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.sessions.notices import matter_of, write_told
from bot.sessions.reminders.notices import starting
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("session.relinked", policy=ASKED)
async def relinked(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The link has changed since somebody was reminded: the same message leads there now."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    matter = await matter_of(context, row)
    if matter is None or matter.session.is_over(now=context.now):
        return Drop(state="dropped", reason="over")
    written = await write_told(context, row, to, starting(row, to))
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written)
