"""Taking an announcement back from every chat that has it, as far as Telegram lets us."""

from datetime import datetime

from bot.domain.announcements.announcement import STANDING, AnnouncementId, State
from bot.domain.announcements.tally import Recalled
from bot.domain.refusals import Refusal, StaleButton
from bot.services.announcements.colleagues import Deed, tell_author
from bot.services.announcements.drafts import shared
from bot.services.announcements.noting import note
from bot.services.announcements.results import Card, card_for
from bot.storage import announcement_states, dispatches, outcomes
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


class TooOldToTakeBack(Refusal):
    """All of it is older than 48 hours, so that nobody can delete it any more."""


async def ask_recall(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Recalled:
    """Return from how many chats it could be deleted; raise `TooOldToTakeBack`, `StaleButton`."""
    dossier = await shared(tx, announcement, visitor)
    if dossier.announcement.state not in STANDING:
        raise StaleButton
    found = await outcomes.recalled(tx, announcement, now=now)
    if not found.going:
        raise TooOldToTakeBack
    return found


async def recall(tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime) -> Card:
    """Take it back; raise `StaleButton`, `TooOldToTakeBack`, and as `shared`."""
    await ask_recall(tx, announcement, visitor, now=now)
    dossier = await shared(tx, announcement, visitor)
    if not await announcement_states.move(tx, announcement, State.RECALLED):
        raise StaleButton
    dispatches.recall_anew(tx, announcement)
    await note(tx, visitor, "recall", announcement, now=now)
    tell_author(tx, dossier, visitor, Deed.RECALL, now=now)
    return await card_for(tx, announcement, visitor, now=now)
