"""Topics that a course suggests to buddies now and then."""

from dataclasses import dataclass
from datetime import timedelta

from bot.catalog.wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BuddyTopic:
    """Something to talk about. `push` appears on a locked screen, so it hides the topic."""

    id: str
    push: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BuddyTopics:
    """The topics in order; a new one is suggested after each period `every`."""

    every: timedelta
    topics: tuple[BuddyTopic, ...]

    def topic(self, number: int) -> BuddyTopic | None:
        """Return a topic by its number from 0; after the last one, the last; None without any."""
        return self.topics[min(number, len(self.topics) - 1)] if self.topics else None


NO_TOPICS = BuddyTopics(every=timedelta(days=21), topics=())
"""The topics of a course without peers.yaml."""
