"""Opens the table of what waits for a person."""

from bot.learning.review import service
from bot.learning.review.buttons import OpenWaitingTexts
from bot.learning.waiting import screens
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)


@routes.tap(OpenWaitingTexts)
async def open_table(turn: Turn, button: OpenWaitingTexts) -> None:
    found = await service.load_review(turn.act, button.cohort)
    turn.show(screens.table(found, turn.bot.catalogue, turn.texts))
