"""Who: rules, names, meetings and saved audiences."""

from bot.announcements.audience import screens, service
from bot.announcements.audience.buttons import (
    ChooseBy,
    ChooseEverybody,
    OpenWho,
    Tick,
    ToggleCohort,
    TurnOver,
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
    announcement = button.announcement
    await service.choose_everybody(turn.act, announcement)
    await show_who(turn, announcement)


@routes.tap(ToggleCohort)
async def toggle_cohort(turn: Turn, button: ToggleCohort) -> None:
    announcement = button.announcement
    cohort = button.cohort
    await service.toggle_cohort(turn.act, announcement, cohort)
    await show_who(turn, announcement)


async def show_who(turn: Turn, announcement: AnnouncementId) -> None:
    """Whom it is for, by now."""
    found = await service.show(turn.act, announcement)
    turn.show(screens.who(found, turn.texts))


@routes.tap(ChooseBy)
async def choose_by(turn: Turn, button: ChooseBy) -> None:
    found = await service.list_for(turn.act, button.announcement, button.by, max(0, button.page))
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(Tick)
async def tick(turn: Turn, button: Tick) -> None:
    found = await service.tick(
        turn.act, button.announcement, button.by, button.picked, max(0, button.page)
    )
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(TurnOver)
async def turn_over(turn: Turn, button: TurnOver) -> None:
    found = await service.turn_over(turn.act, button.announcement, button.by)
    turn.show(screens.ticks(found, turn.texts))
