"""The bot's own messages in the chat of a lost phone are deleted."""

from datetime import datetime

from bot.desk.stolen_phone import storage
from bot.desk.stolen_phone.service import WIPE
from bot.outbox.domain import DELETABLE, OutboxRow, Recipient
from bot.outbox.gate.domain import TIDYING, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(WIPE, policy=TIDYING)
async def wipe(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete one page of messages, counted from the instant at which the phone was cut off."""
    since = datetime.fromisoformat(str(row.about["since"])) - DELETABLE
    found = await storage.messages(context.tx, row.chat_id, page=row.number("page"), since=since)
    if not found:
        return Drop(state="dropped", reason="nothing to delete")
    return calls.delete_all(row.chat_id, found)
