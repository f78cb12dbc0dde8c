"""Templates of announcements that coordinators of every course need again and again."""

from dataclasses import dataclass
from typing import Final

from bot.catalog.wording import Text

BLANK: Final = "___"
"""A coordinator replaces it with words; a text that still has it is not sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementTemplate:
    """A text to start an announcement from; `title` is the text of its button."""

    id: str
    title: Text
    text: Text
