"""Changes the draft that an edited message is a part of; sent announcements keep their words."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements.domain import AnnouncementDetails, AnnouncementId, AnnouncementState
from bot.announcements.editing import storage
from bot.announcements.editing.domain import changed_parts
from bot.announcements.message.domain import AnnouncementTooLong, MessagePart
from bot.announcements.service import load_own_announcement
from bot.refusals import NotAllowed, StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChanged:
    """The draft was changed in these languages."""

    announcement: AnnouncementId
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditTooLate:
    """The announcement was sent or planned, and stays as it is."""


EditOutcome = DraftChanged | AnnouncementTooLong | EditTooLate


async def find_edited(act: Act, message: int) -> AnnouncementDetails | None:
    """Return the visitor's own announcement that a message is a part of, or None.

    Announcements that were dropped, stopped or taken back are not returned: nobody waits for them.
    """
    found = await storage.find(act.tx, act.person.id, message, now=act.now)
    if found is None:
        return None
    try:
        details = await load_own_announcement(act, found)
    except (NotAllowed, StaleButton):
        return None
    ended = details.announcement.state in {
        AnnouncementState.DROPPED,
        AnnouncementState.RECALLED,
        AnnouncementState.STOPPED,
    }
    return None if ended else details


def edit(
    act: Act, details: AnnouncementDetails, message: int, written: MessagePart, *, added: int
) -> EditOutcome:
    """Change a draft, unless it is too late, or the new words are too long.

    `added` is the length of the lines that are added around its words.
    """
    one = details.announcement
    if one.state is not AnnouncementState.DRAFT:
        return EditTooLate()
    changed = changed_parts(details.content, message, written, added=added)
    too_long = [each.excess for each in changed if each.excess is not None]
    if too_long:
        return max(too_long, key=lambda each: each.by)
    for each in changed:
        storage.change_part(act.tx, one.id, each.language, each.position, each.part)
    languages = tuple(dict.fromkeys(each.language for each in changed))
    return DraftChanged(announcement=one.id, languages=languages)
