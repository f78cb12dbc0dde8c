"""Ways on from any screen: keys that look the same wherever they stand."""

from bot.locale import Texts
from bot.tg.buttons.people import OpenDesk, OpenHome
from bot.tg.screens.screen import Key, tap


def to_home(texts: Texts) -> Key:
    """Return the key to Home."""
    return tap(texts.label("home.label"), OpenHome())


def to_desk(cohort: int, texts: Texts) -> Key:
    """Return the key to a cohort's desk."""
    return tap(texts.label("desk.label"), OpenDesk(cohort))
