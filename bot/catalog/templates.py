"""Templates of announcements that coordinators of every course need again and again."""

from dataclasses import dataclass
from typing import Final

from bot.catalog.wording import Text

BLANK: Final = "___"
"""Stands for what a coordinator fills in; nothing with it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementTemplate:
    """A text to start an announcement from; `title` is the text of its button."""

    id: str
    title: Text
    text: Text
