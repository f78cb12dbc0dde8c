"""Handles the buttons under an offer to learn."""

from bot.learning.attempts import screens as attempts_screens
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
from bot.learning.quiz.domain import WARM_UP
from bot.learning.recap import screens as lesson_screens
from bot.learning.recap import service as recap
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenWarmUp)
async def open_warm_up(turn: Turn, button: OpenWarmUp) -> None:
    await service.switch_enrolment(turn.act, button.enrolment)
    show_attempt(turn, await attempts.open_quiz(turn.act, button.enrolment, WARM_UP))


@routes.tap(ContinueLearning)
async def go_on(turn: Turn, button: ContinueLearning) -> None:
    enrolment = button.enrolment
    await service.switch_enrolment(turn.act, enrolment)
    seen = await recap.load_overview(turn.act, enrolment)
    if (quiz_id := seen.next_quiz) is not None:
        show_attempt(turn, await attempts.begin_quiz(turn.act, enrolment, quiz_id))
        return
    opened = await recap.open_next(turn.act, enrolment)
    screen = (
        lesson_screens.overview(seen, turn.texts)
        if opened is None
        else lesson_screens.card(opened, turn.texts, words_only=turn.words_only)
    )
    turn.show(screen)


@routes.tap(OpenRetentionCheck)
async def open_check(turn: Turn, button: OpenRetentionCheck) -> None:
    enrolment = button.enrolment
    await service.switch_enrolment(turn.act, enrolment)
    outcome = await attempts.open_check(turn.act, enrolment)
    if outcome is not None:
        show_attempt(turn, outcome)
        return
    known = await recap.load_overview(turn.act, enrolment)
    turn.show(attempts_screens.overview(known, turn.texts))


@routes.tap(NotToday)
async def not_today(turn: Turn, _button: NotToday) -> None:
    turn.show(screens.put_off(turn.texts))


@routes.tap(FewerMessages)
async def fewer_messages(turn: Turn, button: FewerMessages) -> None:
    enrolment = button.enrolment
    slowed = await service.use_fewer_days(turn.act, enrolment)
    turn.show(screens.fewer_days(slowed, enrolment, turn.texts))


@routes.tap(WriteAgain)
async def write_again(turn: Turn, button: WriteAgain) -> None:
    await service.use_all_days(turn.act, button.enrolment)
    turn.show(screens.all_days_again(turn.texts))
