"""People open a covered announcement that was sent to them, and close it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.cover import storage
from bot.announcements.delivery import storage as delivery_storage
from bot.announcements.domain import IN_CHATS, AnnouncementDetails, AnnouncementId
from bot.announcements.receipts import storage as receipts
from bot.announcements.results.storage import deletion
from bot.membership.domain import ChatId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import ForeignButton, NoSuchContent
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAnnouncement:
    """An announcement that was opened; `got_it`: this reader has tapped "Got it"."""

    details: AnnouncementDetails
    got_it: bool


async def open_covered(
    tx: Tx, announcement: AnnouncementId, person: PersonId
) -> OpenedAnnouncement:
    """Return the announcement behind the cover.

    Raises `NoSuchContent` if it was taken back or its words were deleted, `ForeignButton` if it
    was not sent to this person.
    """
    details = await announcements.load(tx, announcement)
    if details is None or details.announcement.state not in IN_CHATS:
        raise NoSuchContent
    if not details.content.parts:
        raise NoSuchContent
    if not await delivery_storage.was_sent_to(tx, announcement, person):
        raise ForeignButton
    found = await receipts.of_person(tx, announcement, person)
    return OpenedAnnouncement(details=details, got_it=found is not None and found.got_it)


def enqueue_rest(
    act: Act, opened: OpenedAnnouncement, chat: ChatId, numbers: Iterable[int]
) -> None:
    """Enqueue the messages (by number) that do not fit into the message of the cover."""
    one = opened.details.announcement.id
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="announcement.leaf",
            due_at=act.now,
            about={"announcement": one, "part": number, "got_it": int(opened.got_it)},
            dedup=storage.dedup(one, chat, number, now=act.now),
        )
        for number in numbers
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


async def close_covered(act: Act, opened: OpenedAnnouncement, chat: ChatId) -> None:
    """Delete the messages that opening has added below the cover."""
    opened_here = await storage.in_chat(act.tx, opened.details.announcement.id, chat, now=act.now)
    outbox.enqueue(act.tx, [deletion(each, now=act.now) for each in opened_here], now=act.now)
