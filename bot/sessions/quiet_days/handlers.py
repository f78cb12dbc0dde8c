"""Coordinators see, add and remove the days on which a cohort gets no messages."""

from typing import Any

from bot.membership.domain import CohortId
from bot.safety.guard.handlers import STORIES
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
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


routes.shows(OpenQuietDays, service.open_days, screens.quiet_days, ends_dialog=True)
routes.shows(OpenHolidays, service.open_holidays, screens.holidays)


@routes.tap(ToggleHoliday)
async def toggle_holiday(turn: Turn, button: ToggleHoliday) -> None:
    day_range = DayRange(first=day_from_button(button.first), last=day_from_button(button.last))
    found = await service.toggle_holiday(turn.act, button.cohort, day_range, button.page)
    turn.show(screens.holidays(found, turn.texts))


@routes.tap(AddQuietDays)
async def ask_for_days(turn: Turn, button: AddQuietDays) -> None:
    found = await service.open_days(turn.act, button.cohort)
    turn.ask("quiet_days", screens.ask_days(found, turn.texts), cohort=button.cohort)


@routes.dialog("quiet_days", guard=STORIES)
async def read_typed_days(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read the days, or ask once more."""
    found = await service.add(turn.act, CohortId(dialog["cohort"]), said.text)
    if found.problem is not None:
        turn.say(screens.ask_days(found, turn.texts))
        return
    turn.end_dialog()
    turn.say(screens.quiet_days(found, turn.texts))


@routes.tap(RemoveQuietDays)
async def remove_days(turn: Turn, button: RemoveQuietDays) -> None:
    day_range = DayRange(first=day_from_button(button.first), last=day_from_button(button.last))
    found = await service.remove(turn.act, button.cohort, day_range)
    turn.show(screens.quiet_days(found, turn.texts))
