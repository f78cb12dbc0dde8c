"""An announcement is taken back from every chat, as far as Telegram allows."""

from datetime import datetime

from bot.announcements.domain import STANDING, AnnouncementId, State
from bot.announcements.recall import storage
from bot.announcements.results.domain import Recalled
from bot.announcements.results.service import Card, Deed, card_for, tell_author
from bot.announcements.sending import storage as announcement_states
from bot.announcements.service import note, shared
from bot.membership.domain import Visitor
from bot.outbox.domain import Lane
from bot.outbox.sent.storage import SentMessage
from bot.outbox.storage import NewMessage
from bot.refusals import Refusal, StaleButton
from bot.storage.database import Tx


def deletion(sent: SentMessage, *, now: datetime) -> NewMessage:
    """Return the debt that deletes what was sent; owed twice it is one."""
    return NewMessage(
        chat_id=sent.chat_id,
        lane=Lane.URGENT,
        kind="announcement.recall",
        due_at=now,
        about={"messages": list(sent.message_ids)},
        dedup=f"recall:{sent.row}",
    )


class TooOldToTakeBack(Refusal):
    """All of it is older than 48 hours, so that nobody can delete it any more."""


async def ask_recall(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Recalled:
    """Return from how many chats it could be deleted; raise `TooOldToTakeBack`, `StaleButton`."""
    dossier = await shared(tx, announcement, visitor)
    if dossier.announcement.state not in STANDING:
        raise StaleButton
    found = await storage.recalled(tx, announcement, now=now)
    if not found.going:
        raise TooOldToTakeBack
    return found


async def recall(tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime) -> Card:
    """Take it back; raise `StaleButton`, `TooOldToTakeBack`, and as `shared`."""
    await ask_recall(tx, announcement, visitor, now=now)
    dossier = await shared(tx, announcement, visitor)
    if not await announcement_states.move(tx, announcement, State.RECALLED):
        raise StaleButton
    storage.recall_anew(tx, announcement)
    await note(tx, visitor, "recall", announcement, now=now)
    tell_author(tx, dossier, visitor, Deed.RECALL, now=now)
    return await card_for(tx, announcement, visitor, now=now)
