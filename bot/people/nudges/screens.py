"""Somebody reads that something waits for them."""

from bot.locale import Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap


def something_waits(texts: Texts) -> Screen:
    """Something waits, whenever they like."""
    return Screen(
        text=texts("news.something_waits"), buttons=[[tap(texts.label("news.open"), OpenHome())]]
    )
