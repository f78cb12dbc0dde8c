"""Says that an edit comes too late for an announcement."""

from bot.announcements.buttons import ChangeText, OpenAnnouncementCard
from bot.announcements.domain import Announcement, AnnouncementState
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap

_NOT_BEGUN = frozenset({AnnouncementState.SCHEDULED, AnnouncementState.APPROVAL})


def too_late(one: Announcement, texts: Texts) -> Screen:
    """Say that it keeps its words, and where they can be changed."""
    if one.state in _NOT_BEGUN:
        words = texts("announcements_editing.edit_planned")
        next_step = tap(texts.label("announcements.card_change_text"), ChangeText(one.id))
    else:
        words = texts("announcements_editing.edit_sent")
        next_step = tap(
            texts.label("announcements_editing.open_card"), OpenAnnouncementCard(one.id)
        )
    return Screen(text=paragraphs(texts("announcements.title"), words), buttons=[[next_step]])
