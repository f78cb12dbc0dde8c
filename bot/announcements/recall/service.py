"""An announcement is taken back from every chat, as far as Telegram allows."""

from datetime import datetime

from bot.act import Act
from bot.announcements.domain import STANDING, AnnouncementId, State
from bot.announcements.recall import storage
from bot.announcements.results.domain import Recalled
from bot.announcements.results.service import Card, Deed, card_for, tell_author
from bot.announcements.sending import storage as announcement_states
from bot.announcements.service import note, shared
from bot.outbox.domain import Lane
from bot.outbox.sent.storage import SentMessage
from bot.outbox.storage import NewMessage
from bot.refusals import Refusal, StaleButton


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


async def ask_recall(act: Act, announcement: AnnouncementId) -> Recalled:
    """Return from how many chats it could be deleted; raise `TooOldToTakeBack`, `StaleButton`."""
    dossier = await shared(act, announcement)
    if dossier.announcement.state not in STANDING:
        raise StaleButton
    found = await storage.recalled(act.tx, announcement, now=act.now)
    if not found.going:
        raise TooOldToTakeBack
    return found


async def recall(act: Act, announcement: AnnouncementId) -> Card:
    """Take it back; raise `StaleButton`, `TooOldToTakeBack`, and as `shared`."""
    await ask_recall(act, announcement)
    dossier = await shared(act, announcement)
    if not await announcement_states.move(act.tx, announcement, State.RECALLED):
        raise StaleButton
    storage.recall_anew(act.tx, announcement)
    await note(act, "recall", announcement)
    tell_author(act, dossier, Deed.RECALL)
    return await card_for(act, announcement)
