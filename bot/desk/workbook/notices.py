"""The rows that delete the files of a workbook from a chat."""

from bot.desk.workbook import service, storage
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import TIDYING, Drop
from bot.storage.dialect import from_ms
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.DELETE_FILES, policy=TIDYING)
async def delete_files(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete the files that the bot sent at least a day ago."""
    found = await storage.sent_files(
        context.tx,
        row.chat_id,
        service.FILE,
        until=from_ms(row.number("until")),
        now=context.now,
    )
    if not found:
        return Drop(state="dropped", reason="nothing left")
    return calls.delete_all(row.chat_id, found)


@notices.kind(service.DELETE_UPLOAD, policy=TIDYING)
async def delete_upload(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete a file that a coordinator sent."""
    return calls.delete(row.chat_id, row.number("message"))
