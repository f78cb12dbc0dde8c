"""Writes the message that offers practice, if it is still right when it is sent."""

from bot.learning.practice import service
from bot.learning.practice.screens import message_screen
from bot.learning.rhythm.domain import PRACTICE_KIND
from bot.learning.rhythm.service import words_for
from bot.membership.domain import EnrolmentId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import LEARNING, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(PRACTICE_KIND, policy=LEARNING)
async def practise(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Offer a few questions, or say that this was the last such message."""
    enrolment = EnrolmentId(row.number("enrolment"))
    written = await service.write_message(context.act, enrolment, row.number("number"))
    if written is None:
        return Drop(state="dropped", reason="answered or not due")
    line = await words_for(context.act, enrolment, row.kind)
    return calls.say(row.chat_id, message_screen(written, enrolment, context.texts(to), line))
