"""Asks which module should come next, once for each person."""

from bot.learning.next_module import service
from bot.learning.next_module.screens import asked_unasked
from bot.learning.rhythm.service import words_for
from bot.membership.domain import EnrolmentId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import LEARNING, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.KIND, policy=LEARNING)
async def ask_next_module(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask, unless the person was asked or has chosen meanwhile."""
    enrolment = EnrolmentId(row.number("enrolment"))
    if not await service.note_asked(context.act, enrolment):
        return Drop(state="dropped", reason="asked or chosen")
    await words_for(context.act, enrolment, row.kind)
    return calls.say(row.chat_id, asked_unasked(enrolment, context.texts(to)))
