"""The buttons of the PIN."""

from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class ChoosePin(Button, prefix="sb"):
    """Ask for a PIN, the first or another one."""


class RemovePin(Button, prefix="sc"):
    """Remove my PIN."""


class AskResetPin(Button, prefix="zu"):
    """Ask a coordinator whether to reset this person's PIN."""

    enrolment: EnrolmentId


class ResetPin(Button, prefix="zw"):
    """Reset this person's PIN, after a call."""

    enrolment: EnrolmentId
