"""Coordinators open the table of what still waits."""

from bot.learning.review import service
from bot.learning.review.buttons import OpenWaitingTexts
from bot.learning.waiting import screens
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)


@routes.tap(OpenWaitingTexts)
async def open_waiting(turn: Turn, button: OpenWaitingTexts) -> None:
    turn.show(screens.table(await service.load_review(turn.act, button.cohort), turn.texts))
