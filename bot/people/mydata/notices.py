"""Tells people who were silent for long that their data will be deleted."""

from dataclasses import replace

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import NEUTRAL, Drop
from bot.people.mydata import screens, service
from bot.storage.dialect import from_ms
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
DESPITE_PAUSE = replace(NEUTRAL, despite_pause=True)
"""Somebody who paused and never came back loses their data, too."""


@notices.kind(service.FADING, policy=DESPITE_PAUSE)
async def fading(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    until = from_ms(row.number("until"))
    return calls.say(row.chat_id, screens.fading(until, to.zone, context.texts(to)))
