"""Coordinators set how soon they answer, and say that they are away."""

from typing import Any

from bot.days import local_day
from bot.membership.domain import PersonId
from bot.questions.answer_times import screens, service
from bot.questions.answer_times.domain import away_days, first_day_back
from bot.questions.buttons import (
    AskBackDay,
    ComeBackToWork,
    GoAway,
    OpenAway,
    SetAnswerDays,
)
from bot.sessions.quiet_days.domain import read_days_alone
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenAnswerTimes

routes = Routes("questions", staff=True)
UNTIL = "answer_times.until"

routes.shows(OpenAnswerTimes, service.load, screens.answer_times)
routes.shows(SetAnswerDays, service.set_days, screens.answer_times)
routes.shows(GoAway, service.go_away, screens.answer_times)
routes.shows(ComeBackToWork, service.come_back, screens.answer_times)


@routes.tap(OpenAway)
async def open_away(turn: Turn, _button: OpenAway) -> None:
    """With colleagues, ask who stands in; without, only for how long."""
    found = await service.load(turn.act)
    if found.colleagues:
        turn.show(screens.who_stands_in(found, turn.texts))
    else:
        _ask_until(turn, PersonId(0))


@routes.tap(AskBackDay)
async def ask_back_day(turn: Turn, button: AskBackDay) -> None:
    _ask_until(turn, button.stand_in, button.page)


def _ask_until(
    turn: Turn, stand_in: PersonId, page: int = 0, *, problem: str | None = None
) -> None:
    """Ask for the first day back, by a button or in words."""
    screen = screens.until_when(
        stand_in, page, turn.texts, zone=turn.person.zone, now=turn.now, problem=problem
    )
    turn.ask(UNTIL, screen, ANSWERED_WITHIN, stand_in=stand_in)


@routes.dialog(UNTIL, screen=True, unguarded="it takes days only")
async def read_back_day(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Read the first day back, or the days of an absence; other messages are left alone.

    An absence begins at once, so one that is meant to begin later is asked about.
    """
    zone, stand_in = turn.person.zone, PersonId(dialog["stand_in"])
    today = local_day(turn.now, zone)
    days = None if said.kind is not ContentType.TEXT else read_days_alone(said.text, today=today)
    if days is None:
        return False
    back = first_day_back(days)
    if back not in away_days(zone, now=turn.now):
        _ask_until(turn, stand_in, problem="answer_times.not_offered")
    elif days.first != days.last and days.first > today:
        turn.end_dialog()
        turn.show(screens.from_now_on(stand_in, back, turn.texts))
    else:
        turn.end_dialog()
        found = await service.go_away(turn.act, stand_in, back.toordinal())
        turn.show(screens.answer_times(found, turn.texts))
    return True
