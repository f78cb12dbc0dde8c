"""These buttons open what the cover hides, close it, and choose whether there is a cover."""

from bot.announcements.domain import AnnouncementId
from bot.telegram.kit.button import Button


class OpenCovered(Button, prefix="n1"):
    """Show what the cover hides."""

    announcement: AnnouncementId


class CoverAgain(Button, prefix="n0"):
    """Hide it again."""

    announcement: AnnouncementId


class SetCover(Button, prefix="nv"):
    """Cover topic words: 1, or not: 0."""

    announcement: AnnouncementId
    cover: int
