"""What a note may say, how long it is kept, and the day until which Today leaves somebody out."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NewType

from bot.desk.contacts.domain import PEACE_DAYS
from bot.sessions.typed_times.domain import read_day
from bot.sessions.written_times.domain import dates_in
from bot.writing import has_words, utf16_units

NoteId = NewType("NoteId", int)

LONGEST: Final = 200
"""In code units of UTF-16, as Telegram counts."""
MOST: Final = 5
"""How many notes about a person a cohort keeps; a new one replaces the oldest."""
KEPT: Final = timedelta(days=90)
FARTHEST: Final = timedelta(days=92)
"""The longest time for which a note can keep somebody off Today."""
_UNTIL: Final = re.compile(r".*(?:\b(?:back|until|till|til|to)\b|ដល់|មកវិញ)(.+)$", re.IGNORECASE)
_EDGES: Final = " .,;:!–-"
_DAY: Final = (
    r"(?:today|tomorrow|yesterday|(?:this|next|last) (?:week|month)"
    r"|(?:next |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}/\d{1,2})"
)
_WHEN: Final = rf"(?: (?:again|soon))?(?: (?:on |until |till |at )?{_DAY})?"
_DONE: Final = r"(?:spoken|done|ok|okay|all is well|no answer|thanks)"
_TALKED: Final = (
    r"(?:(?:we|i) )?(?:talked|spoke|called|phoned)(?: (?:to|with))?(?: (?:her|him|them))?"
    rf"(?: (?:on|by) (?:the )?(?:phone|telegram))?{_WHEN}"
)
_IS_FINE: Final = (
    r"(?:she|he|they) (?:is|are) (?:very )?(?:fine|well|ok|okay|busy|travelling|traveling|on leave)"
    rf"{_WHEN}"
)
_NEW_PHONE: Final = r"(?:she|he|they) (?:has|have) (?:a )?new (?:phone|number|sim|sim card)"
_COMES: Final = (
    r"(?:she|he|they) (?:will )?(?:come|join|read|write|call)s?"
    r"(?: (?:back|me|us|to the meeting|the lessons?|(?:her|his|their) plan))?"
    rf"{_WHEN}"
)
_PLAIN: Final = f"{_DONE}|{_TALKED}|{_IS_FINE}|{_NEW_PHONE}|{_COMES}"
_ALL_PLAIN: Final = re.compile(rf"(?:{_PLAIN})(?:(?:[,;.] ?| and |, and )(?:{_PLAIN}))*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note about somebody; `author` is None once the author's data is erased."""

    id: NoteId
    author: str | None
    words: str
    written_at: datetime


def typed_note(text: str) -> str | None:
    """Return a note in one line, or None if it has no words or is too long."""
    words = " ".join(text.split())
    return words if has_words(words) and utf16_units(words) <= LONGEST else None


def is_plain(text: str) -> bool:
    """Tell whether a note says nothing but "We talked, she is fine" and the like.

    The guard doubts "she" in so short a text. Each word here is one of a closed list, so nothing
    that it stops elsewhere can be in such a note.
    """
    note = typed_note(text)
    return note is not None and _ALL_PLAIN.fullmatch(note.lower()) is not None


def day_in(words: str, *, today: date) -> date | None:
    """Return the day of "ill, back Monday" or "away until 5/6", if it is ahead; else None."""
    found = _UNTIL.search(words)
    if found is None:
        return None
    day = _only_day(found[1], today=today)
    return day if day is not None and is_ahead(day, today=today) else None


def _only_day(words: str, *, today: date) -> date | None:
    written = words.strip(_EDGES)
    day = read_day(written, today=today)
    if day is None:
        days = [day for each in dates_in(written.lower(), today=today) for day in each.days]
        day = days[0] if len(days) == 1 else None
    return day


def typed_peace(words: str, *, today: date) -> date | None:
    """Return the day of "9/6" or "until 9 June" if somebody can be left in peace until then."""
    day = _only_day(words, today=today) or day_in(words, today=today)
    return day if day is not None and is_peace(day, today=today) else None


def is_peace(day: date, *, today: date) -> bool:
    """Tell whether a coordinator may leave somebody in peace until this day."""
    return today < day <= today + timedelta(days=PEACE_DAYS)


def is_ahead(day: date, *, today: date) -> bool:
    """Tell whether a note may keep somebody off Today until this day."""
    return today < day <= today + FARTHEST


@dataclass(frozen=True, slots=True)
class PersonNotes:
    """The notes about somebody, the latest first."""

    notes: tuple[Note, ...]
