"""Buttons of voice notes and pictures."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class LessonMedium(Button, prefix="fl"):
    """What goes with a lesson; `attempt` is the run it was opened from, 0 for none."""

    card: str
    kind: str
    attempt: int


@dataclass(frozen=True, slots=True)
class QuestionMedium(Button, prefix="fq"):
    """What goes with the question at `place` of an attempt, or with its explanation."""

    attempt: int
    place: int
    beside: str
    kind: str


@dataclass(frozen=True, slots=True)
class CloseMedium(Button, prefix="fx"):
    """Take the voice note or the picture out of the chat."""
