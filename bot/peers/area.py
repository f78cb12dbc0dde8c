"""Registers peers: a leader's buddy, the pairs that coordinators make, and their end."""

from bot.peers import storage
from bot.peers.buddy import handlers as buddy
from bot.peers.buddy import notices as buddy_notices
from bot.peers.domain import CannotPair
from bot.peers.ending.service import BuddyEnds
from bot.peers.matching import handlers as matching
from bot.peers.topics import notices as topics_notices
from bot.peers.topics.service import BuddyTopics
from bot.telegram.registration import Area, Feature

AREA = Area(
    name="peers",
    features=(
        Feature(routes=buddy.routes, notices=buddy_notices.notices),
        Feature(routes=matching.routes, refusals={CannotPair: "refusal.cannot_pair"}),
        Feature(sources=lambda _courses: [BuddyEnds()]),
        Feature(
            notices=topics_notices.notices,
            sources=lambda courses: [BuddyTopics(courses)],
        ),
        Feature(tables=storage.TABLES),  # of all features of buddies
    ),
)
