"""Tells somebody who wants to be contacted that it was seen."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, Drop
from bot.questions.contacting import screens
from bot.questions.notices import GONE, load_thread
from bot.questions.ringing.service import SEEN
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(SEEN, policy=AWAITED)
async def seen(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    found = await load_thread(context, row)
    if found is None or not found.details.takes_part:
        return GONE
    question = found.details.question
    if question.waits_since is None or question.seen_at is None:
        return GONE
    return calls.say(row.chat_id, screens.seen(question, context.texts(to), zone=to.zone))
