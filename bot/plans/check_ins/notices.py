"""Writes the question how a step went, if it still waits for its answer."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import DeliveryPolicy, Drop
from bot.plans.check_ins import screens, service
from bot.plans.domain import CheckInId
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
ASKED_ONCE = DeliveryPolicy()
"""It counts as one of the two a day and leaves room for the day's meetings; on a quiet day, at
night and in a pause it waits."""


@notices.kind(service.KIND, policy=ASKED_ONCE)
async def check_in(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    number = CheckInId(row.number("check_in"))
    details = await service.still_asked(context.act, number)
    if details is None or details.person_id != to.person_id:
        return Drop(state="dropped", reason="answered or changed")
    return calls.say(row.chat_id, screens.push(details.plan, number, context.texts(to)))
