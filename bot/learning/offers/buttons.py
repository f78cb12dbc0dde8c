"""Buttons of offers to learn."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- offers -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenWarmUp(Button, prefix="ow"):
    """The questions before the first meeting."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class GoOn(Button, prefix="og"):
    """Whatever comes next: an open question, a lesson, a quiz."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class OpenCheck(Button, prefix="oc"):
    """The questions on what stayed, in one of somebody's places."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NotToday(Button, prefix="on"):
    """Not today, or not now."""


@dataclass(frozen=True, slots=True)
class FewerMessages(Button, prefix="of"):
    """Write to me about learning on fewer days."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class WriteAgain(Button, prefix="oa"):
    """Write to me about learning on all working days again."""

    enrolment: int
