"""The lists of announcements: kept drafts, the one that was begun, planned ones and sent ones."""

from enum import StrEnum


class AnnouncementListKind(StrEnum):
    """Which announcements of a cohort are listed; drafts are somebody's own.

    Of those that were only begun there is one at most; a draft that was sent and undone is kept.
    """

    BEGUN = "begun"
    DRAFTS = "drafts"
    PLANNED = "planned"
    SENT = "history"
