"""Coordinators see and choose whom an announcement is for."""

from bot.announcements.audience import screens, service
from bot.announcements.audience.buttons import (
    ChooseEverybody,
    OpenWho,
    TickShortcut,
    ToggleCohort,
)
from bot.announcements.domain import AnnouncementId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(OpenWho)
async def open_who(turn: Turn, button: OpenWho) -> None:
    await show_who(turn, button.announcement)


@routes.tap(ChooseEverybody)
async def choose_everybody(turn: Turn, button: ChooseEverybody) -> None:
    await service.choose_everybody(turn.act, button.announcement)
    await show_who(turn, button.announcement)


@routes.tap(TickShortcut)
async def tick_shortcut(turn: Turn, button: TickShortcut) -> None:
    await service.tick_shortcut(turn.act, button.announcement, button.way, button.picked)
    await show_who(turn, button.announcement)


@routes.tap(ToggleCohort)
async def toggle_cohort(turn: Turn, button: ToggleCohort) -> None:
    await service.toggle_cohort(turn.act, button.announcement, button.cohort)
    await show_who(turn, button.announcement)


async def show_who(turn: Turn, announcement: AnnouncementId) -> None:
    """Show whom the draft is for now."""
    found = await service.load_chosen(turn.act, announcement)
    turn.show(screens.who(found, turn.texts))
