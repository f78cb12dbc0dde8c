"""Handles the buttons of quizzes, and shows what came out."""

from collections.abc import Sequence

from bot.learning.attempts import screens
from bot.learning.attempts import service as attempts
from bot.learning.attempts.service import Finished, RunResult, Stopped
from bot.learning.practice import screens as practice_screens
from bot.learning.practice.service import Practised
from bot.learning.quiz import screens as quiz_screens
from bot.learning.quiz import service
from bot.learning.quiz.buttons import (
    AnswerQuiz,
    BeginQuiz,
    CheckTicks,
    NextQuestion,
    OpenQuiz,
    OpenQuizzes,
    Peek,
    PlaceOption,
    RepeatMissed,
    StopQuiz,
    TickOption,
)
from bot.learning.quiz.service import (
    QuizQuestionAnswered,
    QuizQuestionAsked,
    WrongTickCount,
    prefetch_runs,
)
from bot.learning.recap import screens as lesson_screens
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
    show_quiz(turn, await attempts.open_quiz(turn.act, turn.enrolment.id, button.quiz))


@routes.tap(BeginQuiz)
async def begin_quiz(turn: Turn, button: BeginQuiz) -> None:
    show_quiz(turn, await attempts.begin_quiz(turn.act, turn.enrolment.id, button.quiz))


@routes.tap(RepeatMissed)
async def repeat_missed(turn: Turn, button: RepeatMissed) -> None:
    show_quiz(turn, await attempts.repeat_missed(turn.act, button.attempt))


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
    show_quiz(turn, outcome)


@routes.tap(TickOption)
async def tick(turn: Turn, button: TickOption) -> None:
    outcome = await service.tick_option(
        turn.act, button.attempt, button.place, button.option, button.wording
    )
    show_quiz(turn, outcome)


@routes.tap(PlaceOption)
async def place_option(turn: Turn, button: PlaceOption) -> None:
    outcome = await service.place_option(
        turn.act, button.attempt, button.place, button.option, button.wording, back=button.back == 1
    )
    show_quiz(turn, outcome)


@routes.tap(CheckTicks)
async def check_ticks(turn: Turn, button: CheckTicks) -> None:
    show_quiz(
        turn, await service.check_ticks(turn.act, button.attempt, button.place, button.wording)
    )


@routes.tap(NextQuestion)
async def next_question(turn: Turn, button: NextQuestion) -> None:
    show_quiz(turn, await attempts.go_on(turn.act, button.attempt))


@routes.tap(StopQuiz)
async def stop_quiz(turn: Turn, button: StopQuiz) -> None:
    outcome = await attempts.stop(turn.act, button.attempt)
    if isinstance(outcome, Stopped):
        await turn.go_home(news=screens.stopped(outcome, turn.texts))
    else:
        show_quiz(turn, outcome)


@routes.tap(Peek)
async def peek(turn: Turn, button: Peek) -> None:
    opened = await recap.peek(turn.act, button.attempt, button.unit, button.number)
    turn.show(lesson_screens.card(opened, turn.texts, words_only=turn.words_only))


def show_quiz(
    turn: Turn, outcome: QuizQuestionAsked | QuizQuestionAnswered | WrongTickCount | RunResult
) -> None:
    """Show the outcome as a screen, or as a line over the chat."""
    match outcome:
        case QuizQuestionAsked():
            turn.show(quiz_screens.asked(outcome, turn.texts, words_only=turn.words_only))
        case QuizQuestionAnswered():
            turn.show(quiz_screens.answered(outcome, turn.texts, words_only=turn.words_only))
        case WrongTickCount():
            turn.toast(quiz_screens.wrong_tick_count(outcome, turn.texts))
        case Finished():
            turn.show(screens.finished(outcome, turn.texts))
        case Practised():
            turn.show(practice_screens.done(outcome, turn.texts, now=turn.now))
