"""Takes the answers to the questions of quizzes; `attempts` shows the next question."""

from collections.abc import Sequence

from bot.learning.handlers import show_attempt
from bot.learning.quiz import service
from bot.learning.quiz.buttons import AnswerQuiz, CheckTicks, PlaceOption, TickOption
from bot.learning.quiz.service import prefetch_runs
from bot.storage.database import Tx
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


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
