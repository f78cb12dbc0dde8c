"""Writes the invitation when it is sent, if its reason still holds."""

from bot.membership.domain import EnrolmentId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import LEARNING, Drop
from bot.plans.invitation import screens, service
from bot.plans.invitation.domain import KIND
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(KIND, policy=LEARNING)
async def invite(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    enrolment = EnrolmentId(row.number("enrolment"))
    occasion = await service.invite(context.act, enrolment)
    if occasion is None:
        return Drop(state="dropped", reason="planned or gone")
    return calls.say(row.chat_id, screens.invited(enrolment, occasion, context.texts(to)))
