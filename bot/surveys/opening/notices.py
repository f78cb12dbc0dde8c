"""Asks people to take part in a survey, if it still waits for their answers."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import DeliveryPolicy, Drop
from bot.surveys.domain import RoundId
from bot.surveys.opening import service
from bot.surveys.opening.screens import push
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
ASKED_ONCE = DeliveryPolicy()
"""It counts towards the limits of the day and the week, and leaves room for the day's meetings.
On a quiet day, at night and during a pause it waits."""


@notices.kind(service.ASKED, service.REMINDED, policy=ASKED_ONCE)
async def ask_to_take_part(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    number = RoundId(row.number("round"))
    found = None
    if to.person_id is not None:
        found = await service.still_asked(context.act, row.kind, number, to.person_id)
    if found is None:
        return Drop(state="dropped", reason="answered or over")
    again = row.kind == service.REMINDED
    return calls.say(row.chat_id, push(*found, context.texts(to), again=again))
