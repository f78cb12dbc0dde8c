"""The rows that delete files from a chat."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import TIDYING, Drop
from bot.outbox.sent import storage as sent
from bot.people.tidying import service
from bot.storage.dialect import from_ms
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.SENT_BY_PEOPLE, policy=TIDYING)
async def delete_upload(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    return calls.delete_all(row.chat_id, row.numbers("messages"))


@notices.kind(service.SENT_BY_BOT, policy=TIDYING)
async def delete_sent(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete the files of one kind that were sent soon after they were asked for."""
    at = from_ms(row.number("at"))
    kinds = [str(row.about["kind"])]
    until = at + service.SENT_WITHIN
    found = await sent.messages_of(
        context.tx, row.chat_id, kinds=kinds, now=context.now, until=until
    )
    if not found:
        return Drop(state="dropped", reason="nothing to delete")
    return calls.delete_all(row.chat_id, found)
