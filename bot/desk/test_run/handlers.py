"""Coordinators start a test run."""

from bot.desk.buttons import OnlyShown, OpenTrial, StartTrial
from bot.desk.test_run import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)

routes.shows(OpenTrial, service.open_run, screens.offered)


@routes.tap(StartTrial)
async def start_trial(turn: Turn, button: StartTrial) -> None:
    run = await service.start(turn.act, button.cohort, turn.chat_id)
    turn.show(screens.started(run, turn.texts))


@routes.tap(OnlyShown, staff=False)
async def only_shown(turn: Turn, _button: OnlyShown) -> None:
    turn.toast(turn.texts.label("test_run.only_shown"))
