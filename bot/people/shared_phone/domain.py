"""When screens close on a shared phone, and what becomes of each message then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.membership.domain import Enrolment, Person

OPEN_FOR = timedelta(minutes=15)
"""How long a screen stays open without a tap."""
OPEN_LONGER = timedelta(minutes=30)
"""The same for a long text, such as a case, and for a recording."""
LONG_TEXT = 1200
"""Characters (with formatting) from which a text is long: a page of a case, for example."""
LOOKS_BACK = timedelta(hours=47)
"""What is closed of the time before somebody said that the phone is shared. Telegram lets a bot
delete messages of the last 48 hours."""
ASKED_AFTER, ASKED_UNTIL = timedelta(days=1), timedelta(days=7)
"""When people are asked whether they share the phone, counted from the day they came in."""

_TEXTS = frozenset({"say", "show", "after", "home", "ask", "guard"})
"""Kinds of replies that are texts, so that they can be edited into another text."""
_STAY = frozenset({"lessons"})
"""Files that people asked to keep."""
_PINNED = "home"
BUTTONS_ONLY = frozenset({"keys", "clear", "tidy", "reaction"})
"""Kinds of replies that change no words."""


class Fate(Enum):
    """What becomes of a message when the screens of its chat close."""

    NEUTRAL = auto()
    """It becomes a neutral line."""
    AS_BEFORE = auto()
    """It shows again with what it arrived."""
    DELETED = auto()
    STAYS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMessage:
    """A message that shows what somebody asked for: `ids` are those of an album.

    `row` of the outbox sent it, with the `kind`; `kinds` are those of all its rows. `before`: it
    was in the chat before. `unasked`: it came by itself, and was opened by a tap.
    """

    ids: tuple[int, ...]
    row: int
    kind: str
    kinds: frozenset[str]
    before: bool
    unasked: bool

    @property
    def is_text(self) -> bool:
        """Whether it is known to be a text."""
        return not self.kinds.isdisjoint(_TEXTS)


def stays_open(lengths: Iterable[int], *, plays: bool) -> timedelta:
    """Return how long a reply stays open; `lengths` of its texts, `plays`: it has a recording."""
    return OPEN_LONGER if plays or max(lengths, default=0) >= LONG_TEXT else OPEN_FOR


def close_at(person: Person, length: timedelta, *, now: datetime) -> datetime:
    """Return when the screens of somebody close; a tap never brings it forward."""
    planned = person.screens_close_at
    return now + length if planned is None else max(planned, now + length)


def is_to_be_asked(person: Person, place: Enrolment | None, *, now: datetime) -> bool:
    """Tell whether somebody is asked now whether others use the phone: once, in the first week."""
    if person.phone_asked_at is not None or person.shared_phone:
        return False
    if place is None or place.joined_at is None:
        return False
    return ASKED_AFTER <= now - place.joined_at < ASKED_UNTIL


def fates(messages: Sequence[OpenMessage]) -> list[tuple[OpenMessage, Fate]]:
    """Decide about the messages of a chat, the oldest first.

    What was sent meanwhile is deleted, but for the last text, which leads back. What stood there
    before stays where it is, without its words.
    """
    last = max((each.ids[0] for each in messages if each.is_text), default=0)
    return [(each, _fate(each, is_last=each.ids[0] == last)) for each in messages]


def _fate(message: OpenMessage, *, is_last: bool) -> Fate:
    if message.kind in _STAY:
        return Fate.STAYS
    if message.unasked:
        return Fate.AS_BEFORE
    if message.is_text and (is_last or message.before or message.kind == _PINNED):
        return Fate.NEUTRAL
    return Fate.DELETED
