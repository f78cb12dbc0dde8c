"""What is said after the bot was away."""

from bot.locale import Texts
from bot.tg.screens.screen import Screen


def was_away(texts: Texts) -> Screen:
    """Ask to tap once more; the tap itself is lost at Telegram."""
    return Screen(text=texts("outage.press_again"))
