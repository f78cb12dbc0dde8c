"""Coordinators set how soon they answer, and say that they are away."""

from bot.membership.domain import PersonId
from bot.questions.answer_times import screens, service
from bot.questions.buttons import (
    AskBackDay,
    ComeBackToWork,
    GoAway,
    OpenAway,
    SetAnswerDays,
)
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenAnswerTimes

routes = Routes("questions", staff=True)

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
        nobody = PersonId(0)
        turn.show(screens.until_when(nobody, 0, turn.texts, zone=found.zone, now=turn.now))


@routes.tap(AskBackDay)
async def ask_back_day(turn: Turn, button: AskBackDay) -> None:
    screen = screens.until_when(
        button.stand_in, button.page, turn.texts, zone=turn.person.zone, now=turn.now
    )
    turn.show(screen)
