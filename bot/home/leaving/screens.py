"""Says that the label of a button is no answer."""

from bot.locale import Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap


def tap_it(typed: str, texts: Texts) -> Screen:
    """Say that the button itself does it, and that the question is still open."""
    cancel = tap(texts.label("leaving.cancel"), OpenHome())
    return Screen(text=texts("leaving.tap_it", label=typed), buttons=[[cancel]])
