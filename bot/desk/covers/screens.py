"""The screen in place of a notice that no longer matters."""

from bot.locale import Texts
from bot.telegram.kit.screen import Screen
from bot.telegram.kit.ways import to_home


def settled(texts: Texts) -> Screen:
    return Screen(text=texts("covers.settled"), buttons=[[to_home(texts)]])
