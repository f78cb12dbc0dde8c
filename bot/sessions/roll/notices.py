"""The rows that delete photos of lists from a coordinator's chat."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import TIDYING, Drop
from bot.sessions.roll.service import PHOTO
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(PHOTO, policy=TIDYING)
async def delete_photo(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    return calls.delete_all(row.chat_id, row.numbers("messages"))
