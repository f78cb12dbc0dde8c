"""Coordinators see, add and remove the days on which a cohort gets no messages."""

from typing import Any

from bot.days import local_day
from bot.membership.domain import CohortId
from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.sessions.buttons import OpenQuietDays, day_from_button
from bot.sessions.quiet_days import screens, service
from bot.sessions.quiet_days.buttons import (
    AddQuietDays,
    OpenHolidays,
    RemoveQuietDays,
    ToggleHoliday,
)
from bot.sessions.quiet_days.domain import DayRange, are_days_alone
from bot.sessions.quiet_days.service import QuietDays
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)
ASKING = "quiet_days"
PAGE = "quiet_days.page"


@routes.tap(OpenQuietDays, ends_dialog=True)
async def open_quiet_days(turn: Turn, button: OpenQuietDays) -> None:
    _show(turn, await service.open_days(turn.act, button.cohort))


routes.shows(OpenHolidays, service.open_holidays, screens.holidays)


@routes.tap(ToggleHoliday)
async def toggle_holiday(turn: Turn, button: ToggleHoliday) -> None:
    day_range = DayRange(first=day_from_button(button.first), last=day_from_button(button.last))
    found = await service.toggle_holiday(turn.act, button.cohort, day_range, button.page)
    turn.show(screens.holidays(found, turn.texts))


def _show(turn: Turn, found: QuietDays) -> None:
    """Show the quiet days; as long as they are open, days that are typed become quiet, too."""
    screen = screens.quiet_days(found, turn.texts)
    turn.ask(PAGE, screen, ANSWERED_WITHIN, cohort=found.cohort.id)


@routes.dialog(PAGE, screen=True, unguarded="it takes days only")
async def read_days_on_page(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Make typed days quiet, although nobody tapped [Add]; or say why they cannot be."""
    cohort = (await service.open_days(turn.act, CohortId(dialog["cohort"]))).cohort
    today = local_day(turn.now, cohort.zone)
    if said.kind is not ContentType.TEXT or not are_days_alone(said.text, today=today):
        return False
    added = await service.add(turn.act, cohort.id, said.text)
    if added.problem is None:
        _show(turn, added)
    else:
        turn.ask(ASKING, screens.ask_days(added, turn.texts), cohort=cohort.id)
    return True


async def _add(turn: Turn, found: QuietDays, text: str) -> StaysOpen | None:
    added = await service.add(turn.act, found.cohort.id, text)
    if added.problem is not None:
        return StaysOpen(screens.ask_days(added, turn.texts))
    _show(turn, added)
    return None


asks_for_text(
    routes,
    AddQuietDays,
    ASKING,
    guard=STORIES,
    load=lambda act, button: service.open_days(act, button.cohort),
    ask=screens.ask_days,
    read=str,
    take=_add,
)


@routes.tap(RemoveQuietDays)
async def remove_days(turn: Turn, button: RemoveQuietDays) -> None:
    day_range = DayRange(first=day_from_button(button.first), last=day_from_button(button.last))
    _show(turn, await service.remove(turn.act, button.cohort, day_range))
