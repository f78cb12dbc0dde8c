"""Sums up the rows about a person by topic: how many, their first and last day, and their texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

MOST_WORDS: Final = 20
"""How many texts of one topic are shown; the file of all rows has the rest."""
_INSTANT = "_at"
"""Columns with this ending hold an instant: milliseconds since 1970, UTC."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TABLES_OF: Final = {
    "you": {
        "people",
        "chats",
        "enrolments",
        "invites",
        "invite_uses",
        "name_forms",
        "pins",
        "cut_off_accounts",
    },
    "learning": {
        "answers",
        "attempts",
        "certificates",
        "discussion_votes",
        "learning_messages",
        "module_wishes",
        "readings",
        "said_aloud",
        "unclear",
        "walk_steps",
        "walks",
    },
    "meetings": {"attendance", "connection_troubles", "pulses", "rsvps"},
    "announcements": {"recipients"},
    "questions": {"question_copies", "question_parts", "questions"},
    "plans": {"plan_check_ins", "plans", "strategies", "strategy_answers"},
    "community": {"community_sessions"},
    "services": {"service_flags", "service_proposals"},
    "peers": {"buddy_pairs", "buddy_places", "buddy_wishes"},
    "machine": {"audit", "errands", "outbox"},
}


class Topic(StrEnum):
    """The subject of rows, in the order of the page; `OTHER` has all tables that are not named."""

    YOU = "you"
    LEARNING = "learning"
    MEETINGS = "meetings"
    ANNOUNCEMENTS = "announcements"
    QUESTIONS = "questions"
    PLANS = "plans"
    COMMUNITY = "community"
    SERVICES = "services"
    PEERS = "peers"
    OTHER = "other"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRows:
    """The rows about one topic: how many, the first and last instant, and the texts in them.

    `first` and `last` are None for rows without an instant.
    """

    topic: Topic
    rows: int
    first: datetime | None
    last: datetime | None
    words: tuple[str, ...]


def by_topic(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[TopicRows, ...]:
    """Sum up all rows about a person, without empty topics."""
    found: dict[Topic, list[Mapping[str, Any]]] = {topic: [] for topic in Topic}
    for table, rows in tables.items():
        found[topic_of(table)] += rows
    return tuple(_summed(topic, rows) for topic, rows in found.items() if rows)


def topic_of(table: str) -> Topic:
    named = (topic for topic, names in _TABLES_OF.items() if table in names)
    return Topic(next(named, Topic.OTHER))


def _summed(topic: Topic, rows: Sequence[Mapping[str, Any]]) -> TopicRows:
    instants = sorted(_instants(rows))
    words = dict.fromkeys(_words(rows)) if topic is not Topic.MACHINE else {}
    return TopicRows(
        topic=topic,
        rows=len(rows),
        first=instants[0] if instants else None,
        last=instants[-1] if instants else None,
        words=tuple(words)[:MOST_WORDS],
    )


def _instants(rows: Iterable[Mapping[str, Any]]) -> Iterator[datetime]:
    for row in rows:
        for name, value in row.items():
            if name.endswith(_INSTANT) and isinstance(value, int):
                yield _EPOCH + timedelta(milliseconds=value)


def _words(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what somebody wrote: texts with several words, or not in Latin letters."""
    for row in rows:
        for value in row.values():
            if isinstance(value, str) and _is_written(value):
                yield value


def _is_written(value: str) -> bool:
    is_code = value.startswith(("{", "[", "$")) or ("/" in value and " " not in value)
    return not is_code and (" " in value or not value.isascii())
