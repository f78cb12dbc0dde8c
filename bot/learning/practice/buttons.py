"""Buttons of practice."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- practice ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Practise(Button, prefix="po"):
    """The few questions that somebody is about to forget, in one of their places."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NotSure(Button, prefix="pu"):
    """The right answer at `place` of an attempt was half a guess."""

    attempt: int
    place: int


@dataclass(frozen=True, slots=True)
class StartAgain(Button, prefix="pa"):
    """Write to me about practice again."""

    enrolment: int
