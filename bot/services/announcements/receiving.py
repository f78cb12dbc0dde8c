"""Opening a covered announcement: only for those to whom it was sent."""

from bot.domain.announcements.announcement import AnnouncementId, State
from bot.domain.people.person import PersonId
from bot.domain.refusals import ForeignButton, NoSuchContent
from bot.storage import announcements, dispatches
from bot.storage.announcements import Dossier
from bot.storage.database import Tx

SEEN_IN = frozenset({State.RUNNING, State.DONE, State.STOPPED})


async def open_covered(tx: Tx, announcement: AnnouncementId, person: PersonId) -> Dossier:
    """Return what the cover hides.

    Raises `NoSuchContent` if it was taken back, `ForeignButton` if it was sent to others only.
    """
    dossier = await announcements.load(tx, announcement)
    if dossier is None or dossier.announcement.state not in SEEN_IN:
        raise NoSuchContent
    if not await dispatches.was_sent_to(tx, announcement, person):
        raise ForeignButton
    return dossier
