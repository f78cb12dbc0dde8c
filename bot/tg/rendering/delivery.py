"""What the bot says about itself: that it was away."""

from bot.domain.delivery.gate import ASKED, Drop
from bot.domain.delivery.lanes import Owed, Recipient
from bot.storage import outage
from bot.storage.dialect import from_ms
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.delivery.outage import was_away

renders = Renders()


@renders.kind("press_again", manners=ASKED)
async def press_again(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Ask for the tap that was lost, unless the person has gone on since."""
    alive_at = from_ms(row.number("alive_at"))
    if await outage.was_here_after(desk.tx, row.chat_id, alive_at):
        return Drop(state="dropped", reason="went on")
    return calls.say(row.chat_id, was_away(desk.texts(to)))
