"""The cover: an announcement with topic words goes out as one neutral line with Open."""

from collections.abc import Iterable

from bot.domain.announcements.letter import Part
from bot.domain.learning.topic import TopicWords, topic_words_in


def betraying(parts: Iterable[Part], words: TopicWords) -> tuple[str, ...]:
    """Return the topic words that a locked screen would show: in texts, captions, file names."""
    shown = (f"{part.plain}\n{part.name}" for part in parts)
    return tuple(dict.fromkeys(word for each in shown for word in topic_words_in(each, words)))
