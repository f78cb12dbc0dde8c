"""Handles the list of quizzes, and the buttons that begin, continue, repeat and stop an attempt."""

from bot.learning.attempts import screens, service
from bot.learning.handlers import show_attempt
from bot.learning.quiz.buttons import (
    BeginQuiz,
    NextQuestion,
    OpenQuiz,
    OpenQuizzes,
    RepeatMissed,
    StopQuiz,
)
from bot.learning.quiz.domain import QuizQuestion
from bot.learning.recap import service as recap
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
    show_attempt(turn, await service.open_quiz(turn.act, turn.enrolment.id, button.quiz))


@routes.tap(BeginQuiz)
async def begin_quiz(turn: Turn, button: BeginQuiz) -> None:
    show_attempt(turn, await service.begin_quiz(turn.act, turn.enrolment.id, button.quiz))


@routes.tap(RepeatMissed)
async def repeat_missed(turn: Turn, button: RepeatMissed) -> None:
    show_attempt(turn, await service.repeat_missed(turn.act, button.attempt))


@routes.tap(NextQuestion)
async def next_question(turn: Turn, button: NextQuestion) -> None:
    show_attempt(turn, await service.go_on(turn.act, button.attempt))


@routes.tap(StopQuiz)
async def stop_quiz(turn: Turn, button: StopQuiz) -> None:
    outcome = await service.stop(turn.act, button.attempt)
    if isinstance(outcome, QuizQuestion):
        await turn.go_home(news=screens.stopped(outcome, turn.texts))
    else:
        show_attempt(turn, outcome)
