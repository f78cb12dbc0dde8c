"""People tap "Got it"; the author sees who did, and reminds the others once."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.domain import STANDING, AnnouncementId, Dossier
from bot.announcements.receipts import storage
from bot.announcements.results import storage as outcomes
from bot.announcements.service import note, own, shared, writes
from bot.membership.domain import PersonId
from bot.refusals import ForeignButton, NoSuchContent, StaleButton

LISTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """Who has tapped it and who has not; the first names of each. `can_remind`: once, not yet."""

    dossier: Dossier
    got: tuple[str, ...]
    not_yet: tuple[str, ...]
    count: int
    sent: int
    can_remind: bool


async def tap(act: Act, announcement: AnnouncementId, person: PersonId) -> Dossier:
    """Note that somebody has seen it; a second tap changes nothing.

    Raises `NoSuchContent` if it was taken back, `ForeignButton` if it was sent to others only.
    """
    dossier = await announcements.load(act.tx, announcement)
    if dossier is None or dossier.announcement.state not in STANDING:
        raise NoSuchContent
    if not dossier.announcement.got_it:
        raise StaleButton
    if await storage.of_person(act.tx, announcement, person) is None:
        raise ForeignButton
    await storage.note(act.tx, announcement, person, now=act.now)
    return dossier


async def listed(act: Act, announcement: AnnouncementId) -> Receipts:
    """Return who has tapped it and who has not; raise `StaleButton`, and as `shared`."""
    dossier = await shared(act, announcement)
    one = dossier.announcement
    if not one.got_it:
        raise StaleButton
    got, not_yet = await storage.listed(act.tx, announcement, limit=LISTED)
    sent = (await outcomes.tally(act.tx, one, now=act.now)).sent
    count = await storage.count(act.tx, announcement)
    return Receipts(
        dossier=dossier,
        got=tuple(got),
        not_yet=tuple(not_yet),
        count=count,
        sent=sent,
        can_remind=writes(act.visitor, dossier)
        and one.reminded_at is None
        and bool(not_yet)
        and one.state in STANDING,
    )


async def remind(act: Act, announcement: AnnouncementId) -> Receipts:
    """Remind those who have not tapped it; raise `StaleButton` the second time, and as `own`."""
    await own(act, announcement)
    found = await listed(act, announcement)
    if not found.can_remind or not await storage.begin_reminding(act.tx, announcement, now=act.now):
        raise StaleButton
    await note(act, "remind", announcement)
    return await listed(act, announcement)
