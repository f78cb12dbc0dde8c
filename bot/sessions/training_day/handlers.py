"""Coordinators see and change the day on which the training of their course ended."""

from typing import Any

from bot.membership.domain import CohortId
from bot.safety.guard.handlers import STORIES
from bot.sessions.buttons import AskTrainingDay, ForgetTrainingDay, OpenTrainingDay
from bot.sessions.training_day import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


routes.shows(OpenTrainingDay, service.open_day, screens.training_day, ends_dialog=True)


@routes.tap(AskTrainingDay)
async def ask_for_the_day(turn: Turn, button: AskTrainingDay) -> None:
    found = await service.open_day(turn.act, button.cohort)
    turn.ask("training_day", screens.ask_training_day(found, turn.texts), cohort=button.cohort)


@routes.dialog("training_day", guard=STORIES)
async def read_typed_day(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read the day, or ask once more."""
    found = await service.set_day(turn.act, CohortId(dialog["cohort"]), said.text)
    if found.unread:
        turn.say(screens.ask_training_day(found, turn.texts))
        return
    turn.end_dialog()
    turn.say(screens.training_day(found, turn.texts))


routes.shows(ForgetTrainingDay, service.forget_day, screens.training_day)
