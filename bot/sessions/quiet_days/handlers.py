"""Coordinators see, add and remove the days on which a cohort gets no messages."""

from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.sessions.buttons import (
    AddQuietDays,
    OpenHolidays,
    OpenQuietDays,
    RemoveQuietDays,
    ToggleHoliday,
    day_from_button,
)
from bot.sessions.quiet_days import screens, service
from bot.sessions.quiet_days.domain import DayRange
from bot.sessions.quiet_days.service import QuietDays
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("sessions", staff=True)

routes.shows(OpenQuietDays, service.open_days, screens.quiet_days, ends_dialog=True)
routes.shows(OpenHolidays, service.open_holidays, screens.holidays)


@routes.tap(ToggleHoliday)
async def toggle_holiday(turn: Turn, button: ToggleHoliday) -> None:
    day_range = DayRange(first=day_from_button(button.first), last=day_from_button(button.last))
    found = await service.toggle_holiday(turn.act, button.cohort, day_range, button.page)
    turn.show(screens.holidays(found, turn.texts))


async def _add(turn: Turn, found: QuietDays, text: str) -> Screen | StaysOpen:
    added = await service.add(turn.act, found.cohort.id, text)
    if added.problem is not None:
        return StaysOpen(screens.ask_days(added, turn.texts))
    return screens.quiet_days(added, turn.texts)


asks_for_text(
    routes,
    AddQuietDays,
    "quiet_days",
    guard=STORIES,
    load=lambda act, button: service.open_days(act, button.cohort),
    ask=screens.ask_days,
    read=str,
    take=_add,
)


@routes.tap(RemoveQuietDays)
async def remove_days(turn: Turn, button: RemoveQuietDays) -> None:
    day_range = DayRange(first=day_from_button(button.first), last=day_from_button(button.last))
    found = await service.remove(turn.act, button.cohort, day_range)
    turn.show(screens.quiet_days(found, turn.texts))
