"""These are the buttons that fix a typo in what was sent."""

from bot.announcements.domain import AnnouncementId
from bot.telegram.kit.button import Button


class FixTypo(Button, prefix="al"):
    """Put a typo right, silently."""

    announcement: AnnouncementId


class FixPart(Button, prefix="am"):
    """The part (from 0) of a language in which the typo is."""

    announcement: AnnouncementId
    language: str
    part: int


class FixNow(Button, prefix="an"):
    """Change it in every chat; the question answers the new words."""

    announcement: AnnouncementId
    language: str
    part: int
