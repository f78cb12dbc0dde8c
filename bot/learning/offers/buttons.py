"""Buttons of offers to learn."""

from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class OpenWarmUp(Button, prefix="ow"):
    """The questions before the first meeting."""

    enrolment: EnrolmentId


class GoOn(Button, prefix="og"):
    """Continue with what comes next: an open question, a lesson, a quiz."""

    enrolment: EnrolmentId


class OpenCheck(Button, prefix="oc"):
    """The retention check, in one of one's enrolments."""

    enrolment: EnrolmentId


class NotToday(Button, prefix="on"):
    """Not today, or not now."""


class FewerMessages(Button, prefix="of"):
    """Write to me about learning on fewer days."""

    enrolment: EnrolmentId


class WriteAgain(Button, prefix="oa"):
    """Write to me about learning on all working days again."""

    enrolment: EnrolmentId
