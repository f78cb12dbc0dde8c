"""Shows coordinators the day on which a training ended, and asks for it."""

from markupsafe import Markup

from bot.locale import Texts
from bot.sessions.buttons import OpenDeskSessions, OpenTrainingDay
from bot.sessions.training_day.buttons import AskTrainingDay, ForgetTrainingDay
from bot.sessions.training_day.service import TrainingDay
from bot.telegram.kit.screen import Screen, paragraphs, tap


def training_day(found: TrainingDay, texts: Texts) -> Screen:
    """Show the day, its source, and its use."""
    cohort = found.cohort.id
    again = tap(texts.label("training_day.forget"), ForgetTrainingDay(cohort))
    return Screen(
        text=paragraphs(
            texts("training_day.title"),
            _day(found, texts),
            texts(_source(found)) if found.day else None,
            texts("training_day.what"),
        ),
        buttons=[
            [tap(texts.label("training_day.change"), AskTrainingDay(cohort))],
            [again] if found.said else [],
            [tap(texts.label("sessions.back"), OpenDeskSessions(cohort))],
        ],
    )


def ask_training_day(found: TrainingDay, texts: Texts) -> Screen:
    """Ask for the day, after the reason why the last answer was refused."""
    return Screen(
        text=paragraphs(
            texts("training_day.title"),
            texts("training_day.unread") if found.unread else None,
            texts("training_day.which"),
        ),
        buttons=[[tap(texts.label("sessions.back"), OpenTrainingDay(found.cohort.id))]],
    )


def _day(found: TrainingDay, texts: Texts) -> Markup:
    if found.day is None:
        return texts("training_day.none")
    key = "training_day.will_be" if found.ahead else "training_day.is"
    return texts(key, day=texts.date(found.day))


def _source(found: TrainingDay) -> str:
    if found.said:
        return "training_day.said"
    return "training_day.met" if found.met else "training_day.of_course"
