"""Coordinators see and change the day on which the training of their course ended."""

from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.sessions.buttons import OpenTrainingDay
from bot.sessions.training_day import screens, service
from bot.sessions.training_day.buttons import AskTrainingDay, ForgetTrainingDay
from bot.sessions.training_day.service import TrainingDay
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("sessions", staff=True)

routes.shows(OpenTrainingDay, service.open_day, screens.training_day, ends_dialog=True)


async def _set(turn: Turn, found: TrainingDay, text: str) -> Screen | StaysOpen:
    changed = await service.set_day(turn.act, found.cohort.id, text)
    if changed.unread:
        return StaysOpen(screens.ask_training_day(changed, turn.texts))
    return screens.training_day(changed, turn.texts)


asks_for_text(
    routes,
    AskTrainingDay,
    "training_day",
    guard=STORIES,
    load=lambda act, button: service.open_day(act, button.cohort),
    ask=screens.ask_training_day,
    read=str,
    take=_set,
)


routes.shows(ForgetTrainingDay, service.forget_day, screens.training_day)
