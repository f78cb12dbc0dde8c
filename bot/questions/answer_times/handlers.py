"""Coordinators set how soon they answer, and say that they are away."""

from datetime import date

from bot.questions.answer_times import screens, service
from bot.questions.buttons import (
    AskBackDay,
    ComeBackToWork,
    GoAway,
    OpenAway,
    SetAnswerDays,
)
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenAnswerTimes

routes = Routes("questions", staff=True)


@routes.tap(OpenAnswerTimes)
async def open_answer_times(turn: Turn, _button: OpenAnswerTimes) -> None:
    turn.show(screens.answer_times(await service.load(turn.act), turn.texts, zone=_zone(turn)))


@routes.tap(SetAnswerDays)
async def set_days(turn: Turn, button: SetAnswerDays) -> None:
    found = await service.set_days(turn.act, button.cohort, button.days)
    turn.show(screens.answer_times(found, turn.texts, zone=_zone(turn)))


@routes.tap(OpenAway)
async def open_away(turn: Turn, _button: OpenAway) -> None:
    """With colleagues, ask who stands in; without, only for how long."""
    found = await service.load(turn.act)
    if found.colleagues:
        turn.show(screens.who_stands_in(found, turn.texts))
    else:
        turn.show(screens.until_when(0, 0, turn.texts, zone=_zone(turn), now=turn.now))


@routes.tap(AskBackDay)
async def ask_back_day(turn: Turn, button: AskBackDay) -> None:
    screen = screens.until_when(
        button.stand_in, button.page, turn.texts, zone=_zone(turn), now=turn.now
    )
    turn.show(screen)


@routes.tap(GoAway)
async def go_away(turn: Turn, button: GoAway) -> None:
    if not 1 <= button.day <= date.max.toordinal():
        raise StaleButton
    back = date.fromordinal(button.day)
    found = await service.go_away(turn.act, button.stand_in or None, back)
    turn.show(screens.answer_times(found, turn.texts, zone=_zone(turn)))


@routes.tap(ComeBackToWork)
async def come_back(turn: Turn, _button: ComeBackToWork) -> None:
    found = await service.come_back(turn.act)
    turn.show(screens.answer_times(found, turn.texts, zone=_zone(turn)))


def _zone(turn: Turn) -> str:
    return turn.person.zone
