"""Somebody is told that their place changed: short and neutral."""

from bot.locale import Texts
from bot.people.mydata.buttons import OpenMyData
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_home


def moved(texts: Texts) -> Screen:
    """They belong to another group now."""
    return Screen(text=texts("news.moved"), buttons=[[to_home(texts)]])


def ended(texts: Texts) -> Screen:
    """Their place has ended; what is stored stays theirs to see and erase."""
    return Screen(
        text=texts("news.ended"), buttons=[[tap(texts.label("more.my_data"), OpenMyData())]]
    )
