"""What a note may say, how long it is kept, and until which day it keeps somebody off Today."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NewType

from bot.sessions.typed_times.domain import read_day
from bot.sessions.written_times.domain import dates_in
from bot.writing import utf16_units

NoteId = NewType("NoteId", int)

LONGEST: Final = 200
"""In code units of UTF-16, as Telegram counts."""
MOST: Final = 5
"""So many notes of a person are kept in a cohort; the oldest goes when another is written."""
KEPT: Final = timedelta(days=90)
FARTHEST: Final = timedelta(days=92)
"""Nobody is kept off Today for longer."""
_UNTIL: Final = re.compile(r".*(?:\b(?:back|until|till|til|to)\b|ដល់|មកវិញ)(.+)$", re.IGNORECASE)
_EDGES: Final = " .,;:!–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note about somebody; `author` is the name of who wrote it, None once they were erased."""

    id: NoteId
    author: str | None
    words: str
    written_at: datetime


def typed_note(text: str) -> str | None:
    """Return a note in one line, or None if it is empty or too long."""
    words = " ".join(text.split())
    return words if words and utf16_units(words) <= LONGEST else None


def day_in(words: str, *, today: date) -> date | None:
    """Return the day in "ill, back Monday" or "away until 5/6", if it says one that is to come."""
    found = _UNTIL.search(words)
    if found is None:
        return None
    written = found[1].strip(_EDGES)
    day = read_day(written, today=today)
    if day is None:
        days = [day for each in dates_in(written.lower(), today=today) for day in each.days]
        day = days[0] if len(days) == 1 else None
    return day if day is not None and is_ahead(day, today=today) else None


def is_ahead(day: date, *, today: date) -> bool:
    """Whether somebody may be kept off Today until this day."""
    return today < day <= today + FARTHEST


@dataclass(frozen=True, slots=True)
class PersonNotes:
    """The notes about somebody, the latest first."""

    notes: tuple[Note, ...]
