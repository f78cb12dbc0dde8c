"""Which replies in a group are grave, and over which time coordinators see their number."""

from datetime import timedelta
from typing import Final

from bot.catalog.course import GuardWords
from bot.safety.guard.domain import Response, Risk, all_risks, answer_to

GRAVE: Final = frozenset({Risk.SELF_HARM, Risk.DANGER, Risk.PERSON, Risk.DOCUMENT})
"""Telephone numbers and links are usual in a group, where people find each other."""
COUNTED_OVER: Final = timedelta(days=7)


def grave_reply(text: str, words: GuardWords) -> Response | None:
    """Return how to answer the writer of a grave reply; None for any other."""
    return answer_to(all_risks(text, words) & GRAVE) if text else None
