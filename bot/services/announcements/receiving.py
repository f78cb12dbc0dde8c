"""Opening a covered announcement: only for those to whom it was sent."""

from dataclasses import dataclass

from bot.domain.announcements.announcement import AnnouncementId, State
from bot.domain.people.person import PersonId
from bot.domain.refusals import ForeignButton, NoSuchContent
from bot.storage import announcements, dispatches, receipts
from bot.storage.announcements import Dossier
from bot.storage.database import Tx

SEEN_IN = frozenset({State.RUNNING, State.DONE, State.STOPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the cover hides; `got_it`: this reader has tapped that they have seen it."""

    dossier: Dossier
    got_it: bool


async def open_covered(tx: Tx, announcement: AnnouncementId, person: PersonId) -> Opened:
    """Return what the cover hides.

    Raises `NoSuchContent` if it was taken back or is not kept any more, `ForeignButton` if it
    was sent to others only.
    """
    dossier = await announcements.load(tx, announcement)
    if dossier is None or dossier.announcement.state not in SEEN_IN:
        raise NoSuchContent
    if not dossier.content.parts:
        raise NoSuchContent
    if not await dispatches.was_sent_to(tx, announcement, person):
        raise ForeignButton
    found = await receipts.of_person(tx, announcement, person)
    return Opened(dossier=dossier, got_it=found is not None and found.got_it)
