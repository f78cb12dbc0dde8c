"""The buttons of the PIN."""

from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class ChoosePin(Button, prefix="sb"):
    """Choose a PIN, or another one."""


class RemovePin(Button, prefix="sc"):
    """I want no PIN."""


class AskResetPin(Button, prefix="zu"):
    """Coordinators: reset this person's PIN?"""

    enrolment: EnrolmentId


class ResetPin(Button, prefix="zw"):
    """Coordinators: reset this person's PIN, after a call."""

    enrolment: EnrolmentId
