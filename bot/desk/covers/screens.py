"""The screen in place of a notice that no longer matters."""

from bot.locale import Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap


def settled(texts: Texts) -> Screen:
    return Screen(
        text=texts("covers.settled"), buttons=[[tap(texts.label("common.home"), OpenHome())]]
    )
