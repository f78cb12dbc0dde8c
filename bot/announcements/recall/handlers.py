"""Coordinators take an announcement back."""

from bot.announcements.buttons import AskRecall, Recall
from bot.announcements.recall import service
from bot.announcements.results import screens
from bot.announcements.results.handlers import show_result
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(AskRecall)
async def ask_recall(turn: Turn, button: AskRecall) -> None:
    announcement = button.announcement
    found = await service.ask_recall(turn.act, announcement)
    turn.show(screens.ask_recall(announcement, found, turn.texts))


@routes.tap(Recall)
async def recall(turn: Turn, button: Recall) -> None:
    announcement = button.announcement
    found = await service.recall(turn.act, announcement)
    show_result(turn, found)
