"""People open a covered announcement and tap "Got it"; the author reminds the others once."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.domain import IN_CHATS, AnnouncementDetails, AnnouncementId
from bot.announcements.message import storage
from bot.announcements.message.storage import Receipt, ReminderCounts
from bot.announcements.results import storage as results_storage
from bot.announcements.results.storage import deletion
from bot.announcements.service import (
    is_author,
    load_own_announcement,
    load_shared,
    note_announcement,
)
from bot.announcements.votes import storage as votes
from bot.membership.domain import ChatId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.forecast.domain import Timing
from bot.outbox.gate.domain import ANNOUNCEMENT
from bot.outbox.storage import NewMessage
from bot.refusals import ForeignButton, NoSuchContent, StaleButton
from bot.sessions.timing.service import MOST_PEOPLE, timing_now
from bot.storage.database import Tx

LISTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """The first names of people who tapped "Got it", and of the others, who are reminded once.

    `timing` is when a reminder would come, None if that is not shown. `reminded` counts reminders
    that were sent and that wait.
    """

    details: AnnouncementDetails
    got: tuple[str, ...]
    not_yet: tuple[str, ...]
    count: int
    sent: int
    can_remind: bool
    timing: Timing | None = None
    reminded: ReminderCounts | None = None


async def confirm_receipt(act: Act, announcement_id: AnnouncementId) -> None:
    """Save that this person has seen it; a second tap changes nothing.

    Raises `StaleButton` if nobody is asked, and as `load_for_recipient`.
    """
    details, _ = await load_for_recipient(act.tx, announcement_id, act.person.id)
    if not details.announcement.got_it:
        raise StaleButton
    await storage.save_receipt(act.tx, announcement_id, act.person.id, now=act.now)


async def load_receipts(act: Act, announcement: AnnouncementId) -> Receipts:
    """Return who has tapped it and who has not; raise `StaleButton`, and as `load_shared`."""
    details = await load_shared(act, announcement)
    if not details.announcement.got_it:
        raise StaleButton
    got, not_yet = await storage.receipt_names(act.tx, announcement, limit=LISTED)
    tally = await results_storage.tally(act.tx, details.announcement, now=act.now)
    count = await storage.count_receipts(act.tx, announcement)
    reminded = details.announcement.reminded_at is not None
    can_remind = (
        is_author(act.visitor, details)
        and not reminded
        and bool(not_yet)
        and details.announcement.state in IN_CHATS
    )
    return Receipts(
        details=details,
        got=tuple(got),
        not_yet=tuple(not_yet),
        count=count,
        sent=tally.sent,
        can_remind=can_remind,
        timing=await _reminder_timing(act, announcement) if can_remind else None,
        reminded=await storage.count_reminders(act.tx, announcement) if reminded else None,
    )


async def _reminder_timing(act: Act, announcement_id: AnnouncementId) -> Timing | None:
    people = await storage.not_yet(act.tx, announcement_id, limit=MOST_PEOPLE + 1)
    return await timing_now(act, people, ANNOUNCEMENT)


async def remind(act: Act, announcement: AnnouncementId) -> Receipts:
    """Remind the others; raise `StaleButton` the second time, and as `load_own_announcement`."""
    await load_own_announcement(act, announcement)
    found = await load_receipts(act, announcement)
    if not found.can_remind or not await storage.begin_reminding(act.tx, announcement, now=act.now):
        raise StaleButton
    await note_announcement(act, "remind", announcement)
    return await load_receipts(act, announcement)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAnnouncement:
    """An announcement that was opened.

    `got_it`: this reader has tapped "Got it"; `voted`: what this reader chose.
    """

    details: AnnouncementDetails
    got_it: bool
    voted: str | None = None


async def open_covered(
    tx: Tx, announcement_id: AnnouncementId, person: PersonId
) -> OpenedAnnouncement:
    """Return the announcement behind the cover.

    Raises `NoSuchContent` if its words were deleted, and as `load_for_recipient`.
    """
    details, receipt = await load_for_recipient(tx, announcement_id, person)
    if not details.content.parts:
        raise NoSuchContent
    asked = details.announcement.vote
    return OpenedAnnouncement(
        details=details,
        got_it=receipt.got_it,
        voted=None if asked is None else await votes.of_person(tx, announcement_id, person),
    )


def enqueue_rest(
    act: Act, opened: OpenedAnnouncement, chat: ChatId, numbers: Iterable[int]
) -> None:
    """Enqueue the messages (by number) that do not fit into the message of the cover."""
    announcement_id = opened.details.announcement.id
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="announcement.leaf",
            due_at=act.now,
            about={
                "announcement": announcement_id,
                "part": number,
                "got_it": int(opened.got_it),
                "voted": opened.voted,
            },
            dedup=storage.opened_dedup(announcement_id, chat, number, now=act.now),
        )
        for number in numbers
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


async def close_covered(act: Act, opened: OpenedAnnouncement, chat: ChatId) -> None:
    """Delete the messages that were added below the cover when it was opened."""
    opened_here = await storage.opened_in_chat(
        act.tx, opened.details.announcement.id, chat, now=act.now
    )
    outbox.enqueue(act.tx, [deletion(each, now=act.now) for each in opened_here], now=act.now)


async def load_for_recipient(
    tx: Tx, announcement_id: AnnouncementId, person: PersonId
) -> tuple[AnnouncementDetails, Receipt]:
    """Return an announcement that is in chats, with the receipt of one of its recipients.

    Raises `NoSuchContent` if it was taken back, `ForeignButton` if this person did not get it.
    """
    details = await announcements.load(tx, announcement_id)
    if details is None or details.announcement.state not in IN_CHATS:
        raise NoSuchContent
    receipt = await storage.receipt_of(tx, announcement_id, person)
    if receipt is None:
        raise ForeignButton
    return details, receipt
