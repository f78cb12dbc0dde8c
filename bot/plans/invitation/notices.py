"""Writes the invitation when it is sent, unless a step was planned meanwhile."""

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
    if not await service.invite(context.act, enrolment):
        return Drop(state="dropped", reason="planned or gone")
    return calls.say(row.chat_id, screens.invited(enrolment, context.texts(to)))
