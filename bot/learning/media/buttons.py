"""Buttons of voice notes and pictures."""

from bot.learning.quiz.domain import AttemptId
from bot.telegram.kit.button import Button


class LessonMedium(Button, prefix="fl"):
    """What goes with a lesson; `attempt` is the run it was opened from, 0 for none."""

    card: str
    kind: str
    attempt: AttemptId


class QuestionMedium(Button, prefix="fq"):
    """What goes with the question at `place` of an attempt, or with its explanation."""

    attempt: AttemptId
    place: int
    beside: str
    kind: str


class CloseMedium(Button, prefix="fx"):
    """Take the voice note or the picture out of the chat."""
