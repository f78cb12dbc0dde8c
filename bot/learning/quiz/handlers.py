"""Handles the buttons of quizzes."""

from collections.abc import Sequence

from bot.learning.attempts import screens
from bot.learning.attempts import service as attempts
from bot.learning.handlers import show_attempt
from bot.learning.quiz import service
from bot.learning.quiz.buttons import (
    AnswerQuiz,
    BeginQuiz,
    CheckTicks,
    NextQuestion,
    OpenQuiz,
    OpenQuizzes,
    PlaceOption,
    RepeatMissed,
    StopQuiz,
    TickOption,
)
from bot.learning.quiz.domain import QuizQuestion
from bot.learning.quiz.service import prefetch_runs
from bot.learning.recap import service as recap
from bot.storage.database import Tx
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenQuizzes)
async def open_quizzes(turn: Turn, _button: OpenQuizzes) -> None:
    known = await recap.load_overview(turn.act, turn.enrolment.id)
    turn.show(screens.overview(known, turn.texts))


routes.shortcut(OpenQuizzes(), "quiz")


@routes.tap(OpenQuiz)
async def open_quiz(turn: Turn, button: OpenQuiz) -> None:
    show_attempt(turn, await attempts.open_quiz(turn.act, turn.enrolment.id, button.quiz))


@routes.tap(BeginQuiz)
async def begin_quiz(turn: Turn, button: BeginQuiz) -> None:
    show_attempt(turn, await attempts.begin_quiz(turn.act, turn.enrolment.id, button.quiz))


@routes.tap(RepeatMissed)
async def repeat_missed(turn: Turn, button: RepeatMissed) -> None:
    show_attempt(turn, await attempts.repeat_missed(turn.act, button.attempt))


@routes.prefetch(AnswerQuiz, TickOption, PlaceOption, CheckTicks)
async def prefetch_batch(
    tx: Tx, buttons: Sequence[AnswerQuiz | TickOption | PlaceOption | CheckTicks]
) -> None:
    """Load the runs of all taps of a batch at once."""
    await prefetch_runs(tx, (button.attempt for button in buttons))


@routes.tap(AnswerQuiz)
async def answer(turn: Turn, button: AnswerQuiz) -> None:
    outcome = await service.answer(
        turn.act, button.attempt, button.place, button.option, button.wording
    )
    show_attempt(turn, outcome)


@routes.tap(TickOption)
async def tick(turn: Turn, button: TickOption) -> None:
    outcome = await service.tick_option(
        turn.act, button.attempt, button.place, button.option, button.wording
    )
    show_attempt(turn, outcome)


@routes.tap(PlaceOption)
async def place_option(turn: Turn, button: PlaceOption) -> None:
    outcome = await service.place_option(
        turn.act, button.attempt, button.place, button.option, button.wording, back=button.back == 1
    )
    show_attempt(turn, outcome)


@routes.tap(CheckTicks)
async def check_ticks(turn: Turn, button: CheckTicks) -> None:
    show_attempt(
        turn, await service.check_ticks(turn.act, button.attempt, button.place, button.wording)
    )


@routes.tap(NextQuestion)
async def next_question(turn: Turn, button: NextQuestion) -> None:
    show_attempt(turn, await attempts.go_on(turn.act, button.attempt))


@routes.tap(StopQuiz)
async def stop_quiz(turn: Turn, button: StopQuiz) -> None:
    outcome = await attempts.stop(turn.act, button.attempt)
    if isinstance(outcome, QuizQuestion):
        await turn.go_home(news=screens.stopped(outcome, turn.texts))
    else:
        show_attempt(turn, outcome)
