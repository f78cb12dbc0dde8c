"""Coordinators bring a draft back that a new one has put away."""

from bot.announcements.begun import service
from bot.announcements.buttons import BringBack, ResumeDraft
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(BringBack)
async def bring_back(turn: Turn, button: BringBack) -> None:
    await service.bring_back(turn.act, button.announcement)
    await turn.follow(ResumeDraft(button.announcement))
