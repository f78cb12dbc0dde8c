"""The words of an alarm; they name nobody, since a locked screen may show them."""

from bot.desk.alarms.domain import Alarm
from bot.desk.alarms.service import KIND, PROBE
from bot.locale.texts import Texts
from bot.membership.domain import ChatId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(KIND, policy=AWAITED)
async def alarm(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    return alarm_call(row.chat_id, Alarm(str(row.about["alarm"])), context.texts(to))


@notices.kind(PROBE, policy=AWAITED)
async def probe(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    return calls.say(row.chat_id, Screen(text=context.texts(to)("alarms.probe")), silent=True)


def alarm_call(chat_id: ChatId, what: Alarm, texts: Texts) -> Call:
    """Return the message that tells a chat of an alarm."""
    return calls.say(chat_id, Screen(text=texts(f"alarms.{what}")))
