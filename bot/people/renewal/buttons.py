"""The buttons below a consent text that has changed."""

from bot.telegram.kit.button import Button


class AgreeAnew(Button, prefix="jb"):
    """I agree to wording `version`."""

    version: int


class NotNow(Button, prefix="jd"):
    """Not now: what I agreed to before stays."""
