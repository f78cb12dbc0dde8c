"""These buttons stand on Home."""

from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button


class OpenMore(Button, prefix="hm"):
    """What Home has no room for."""


class SwitchPlace(Button, prefix="hs"):
    """Home of another course that I take."""

    enrolment: EnrolmentId
