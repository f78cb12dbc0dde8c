"""A test run."""

from bot.domain.people.person import CohortId
from bot.services.followup import trial
from bot.tg.buttons.today import OnlyShown, OpenTrial, StartTrial
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.followup import trial as screens

routes = Routes("followup", staff=True)


@routes.tap(OpenTrial)
async def open_trial(turn: Turn, button: OpenTrial) -> None:
    """What a test run does."""
    run = await trial.open_run(
        turn.tx, turn.visitor, turn.house.courses, CohortId(button.cohort), now=turn.now
    )
    turn.show(screens.offered(run, turn.texts))


@routes.tap(StartTrial)
async def start_trial(turn: Turn, button: StartTrial) -> None:
    """Let it begin."""
    run = await trial.start(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        CohortId(button.cohort),
        turn.chat_id,
        now=turn.now,
    )
    turn.show(screens.started(run, turn.texts))


@routes.tap(OnlyShown, staff=False)
async def only_shown(turn: Turn, _button: OnlyShown) -> None:
    """A key of a sample."""
    turn.toast(turn.texts.label("trial.only_shown"))
