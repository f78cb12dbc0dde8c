"""Buttons of practice."""

from bot.learning.quiz.domain import AttemptId
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class Practise(Button, prefix="po"):
    """Practise the few questions that are due, in one of one's enrolments."""

    enrolment: EnrolmentId


class NotSure(Button, prefix="pu"):
    """The right answer to the question at index `place` of an attempt was half a guess."""

    attempt: AttemptId
    place: int


class StartAgain(Button, prefix="pa"):
    """Write to me about practice again."""

    enrolment: EnrolmentId
