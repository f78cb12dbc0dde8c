"""The lists of announcements: open drafts, planned ones and sent ones."""

from enum import StrEnum


class AnnouncementListKind(StrEnum):
    """Which announcements of a cohort are listed; drafts are somebody's own."""

    DRAFTS = "drafts"
    PLANNED = "planned"
    SENT = "history"
