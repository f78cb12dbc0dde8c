"""Buttons of practice."""

from bot.learning.quiz.domain import AttemptId
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class Practise(Button, prefix="po"):
    """The few questions that somebody is about to forget, in one of their places."""

    enrolment: EnrolmentId


class NotSure(Button, prefix="pu"):
    """The right answer at `place` of an attempt was half a guess."""

    attempt: AttemptId
    place: int


class StartAgain(Button, prefix="pa"):
    """Write to me about practice again."""

    enrolment: EnrolmentId
