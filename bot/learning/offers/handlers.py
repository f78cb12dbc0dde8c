"""Handles the buttons under an offer to learn."""

from bot.learning.attempts import service as attempts
from bot.learning.buttons import (
    ContinueLearning,
    FewerMessages,
    NotToday,
    OpenRetentionCheck,
    OpenWarmUp,
    WriteAgain,
)
from bot.learning.handlers import show_attempt
from bot.learning.offers import screens, service
from bot.learning.quiz.buttons import BeginQuiz, OpenQuiz, OpenQuizzes
from bot.learning.quiz.domain import WARM_UP
from bot.learning.recap.buttons import OpenLesson, OpenLessons
from bot.learning.service import switch_to
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenWarmUp)
async def open_warm_up(turn: Turn, button: OpenWarmUp) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    await turn.follow(OpenQuiz(WARM_UP))


@routes.tap(ContinueLearning)
async def go_on(turn: Turn, button: ContinueLearning) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    step = await service.find_step(turn.act, button.enrolment)
    if step is None:
        await turn.follow(OpenLessons())
    elif step.is_lesson:
        await turn.follow(OpenLesson(step.unit, step.at))
    else:
        await turn.follow(BeginQuiz(step.unit))


@routes.tap(OpenRetentionCheck)
async def open_check(turn: Turn, button: OpenRetentionCheck) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    outcome = await attempts.open_check(turn.act, button.enrolment)
    if outcome is None:
        await turn.follow(OpenQuizzes())
    else:
        show_attempt(turn, outcome)


@routes.tap(NotToday)
async def not_today(turn: Turn, _button: NotToday) -> None:
    turn.show(screens.put_off(turn.texts))


@routes.tap(FewerMessages)
async def fewer_messages(turn: Turn, button: FewerMessages) -> None:
    days = await service.use_fewer_days(turn.act, button.enrolment)
    turn.show(screens.fewer_days(days, button.enrolment, turn.texts))


@routes.tap(WriteAgain)
async def write_again(turn: Turn, button: WriteAgain) -> None:
    await service.use_all_days(turn.act, button.enrolment)
    turn.show(screens.all_days_again(turn.texts))
