"""The buttons below a consent text that has changed."""

from bot.telegram.kit.button import Button


class AgreeAnew(Button, prefix="jb"):
    """Agree to wording `version`."""

    version: int


class NotNow(Button, prefix="jd"):
    """Put it off; what I agreed to before stays."""
