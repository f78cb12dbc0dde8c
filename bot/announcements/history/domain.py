"""A list of announcements has a line for each."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcements.domain import AnnouncementId, State
from bot.announcements.message.domain import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One announcement in a list; `first` is its first part, if its words are still kept.

    `at` is when it started or is to start; of a draft, when it was begun. `author` is the
    colleague who wrote it, None for one's own.
    """

    id: AnnouncementId
    state: State
    at: datetime
    people: int
    first: Part | None
    author: str | None = None
