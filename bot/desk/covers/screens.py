"""What stands there when a notice is opened that no longer matters."""

from bot.locale import Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap


def settled(texts: Texts) -> Screen:
    """Say that nothing is left to do."""
    return Screen(
        text=texts("covers.settled"), buttons=[[tap(texts.label("common.home"), OpenHome())]]
    )
