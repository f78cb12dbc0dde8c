"""Coordinators fix a typo silently."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.checking.service import allowed_links, revealed_topic_words
from bot.announcements.domain import (
    IN_CHATS,
    AnnouncementDetails,
    AnnouncementId,
    WordsForgotten,
)
from bot.announcements.message.domain import AnnouncementTooLong, MessagePart, too_long
from bot.announcements.service import load_own_announcement, note_announcement
from bot.announcements.typos import domain, storage
from bot.announcements.typos.domain import NoWords, PartPosition, require_typo, rewritten
from bot.catalog.course import Courses
from bot.refusals import StaleButton, require
from bot.safety.links import domain as links


@dataclass(frozen=True, slots=True, kw_only=True)
class FixableParts:
    """The parts of an announcement in which a typo can be fixed."""

    announcement: AnnouncementId
    positions: tuple[tuple[PartPosition, MessagePart], ...]

    def require(self, language: str, position: int) -> PartPosition:
        """Return one of its positions; raise `StaleButton` for another."""
        wanted = PartPosition(language=language, number=position)
        if wanted not in dict(self.positions):
            raise StaleButton
        return wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFix:
    """A fix that waits for confirmation, and the number of chats that it would change."""

    details: AnnouncementDetails
    position: PartPosition
    new: MessagePart
    chats: int

    @property
    def changed(self) -> AnnouncementDetails:
        content = domain.changed(self.details.content, self.position, self.new)
        return replace(self.details, content=content)


async def load_fixable(act: Act, announcement: AnnouncementId) -> FixableParts:
    """Return the parts in which a typo can be fixed.

    Raises `NoWords` if there are no words, `WordsForgotten`, `StaleButton` if nothing was sent.
    """
    details = await _load_sent(act, announcement)
    found = domain.fixable_parts(details.content)
    if not found:
        raise NoWords
    return FixableParts(announcement=announcement, positions=found)


async def propose_fix(
    act: Act, announcement: AnnouncementId, position: PartPosition, html: str, *, added: int
) -> ProposedFix | AnnouncementTooLong:
    """Return the fix with new words, or that it is too long.

    `added` is the length of the lines that are added around it. Raises as `load_fixable`,
    `MoreThanATypo` and `AlreadySo`.
    """
    details = await _load_sent(act, announcement)
    old = require(dict(domain.fixable_parts(details.content)).get(position))
    new = rewritten(old, html)
    excess = too_long(new, added=added)
    if excess is not None:
        return excess
    require_typo(
        old,
        new,
        allowed_by_another=details.announcement.approved_by is not None,
        new_links=_new_links(details, new, act.courses),
        new_topic_words=_new_topic_words(details, new, act.courses),
    )
    return ProposedFix(
        details=details,
        position=position,
        new=new,
        chats=await _chats_in(act, details, position.language),
    )


async def _chats_in(act: Act, details: AnnouncementDetails, language: str) -> int:
    """Count the chats that have the words of a language; readers of others get the first one."""
    sent = await storage.sent_by_language(act.tx, details.announcement.id)
    content = details.content
    return sum(n for spoken, n in sent.items() if content.language_for(spoken) == language)


async def fix(
    act: Act, announcement: AnnouncementId, position: PartPosition, html: str, *, added: int
) -> ProposedFix | AnnouncementTooLong:
    """Fix a typo here and in every chat that has it; raise as `propose_fix`."""
    found = await propose_fix(act, announcement, position, html, added=added)
    if isinstance(found, ProposedFix):
        announcements.rewrite_part(
            act.tx, announcement, position.language, position.number, found.new
        )
        await note_announcement(act, "fix", announcement, chats=found.chats)
    return found


async def _load_sent(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    details = await load_own_announcement(act, announcement)
    if details.announcement.forgotten_at is not None:
        raise WordsForgotten
    if details.announcement.state not in IN_CHATS:
        raise StaleButton
    return details


def _new_links(details: AnnouncementDetails, new: MessagePart, courses: Courses) -> tuple[str, ...]:
    there = {each for part in details.content.all_parts for each in links.domains(part.html)}
    found = [each for each in links.domains(new.html) if each not in there]
    return links.unknown(found, allowed_links(details, courses))


def _new_topic_words(
    details: AnnouncementDetails, new: MessagePart, courses: Courses
) -> tuple[str, ...]:
    if details.announcement.covered or not details.announcement.may_cover:
        return ()
    return revealed_topic_words(details, courses, (new,))
