"""A topic for two buddies, in neutral words of the course."""

from bot.catalog.course import BuddyTopic
from bot.locale import Texts
from bot.peers.buttons import OpenPair
from bot.peers.domain import PairId
from bot.telegram.kit.screen import Screen, tap


def topic(found: BuddyTopic, pair: PairId, texts: Texts) -> Screen:
    """Tell that there is a topic, in neutral words of the course."""
    open_it = tap(texts.label("peers.buddy_open"), OpenPair(pair))
    said = texts("topics.push", words=found.push.in_(texts.language))
    return Screen(text=said, buttons=[[open_it]])
