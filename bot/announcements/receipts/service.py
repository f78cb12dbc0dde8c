"""People tap "Got it"; the author sees who did, and reminds the others once."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcements import storage as announcements
from bot.announcements.domain import STANDING, AnnouncementId, Dossier
from bot.announcements.receipts import storage
from bot.announcements.results import storage as outcomes
from bot.announcements.service import note, open_draft, own, shared, writes
from bot.membership.domain import PersonId, Visitor
from bot.refusals import ForeignButton, NoSuchContent, StaleButton
from bot.storage.database import Tx


async def choose_got_it(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, got_it: bool
) -> None:
    """Let people be asked to tap that they have seen it, or not."""
    await open_draft(tx, announcement, visitor)
    announcements.set_got_it(tx, announcement, got_it=got_it)


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


async def tap(tx: Tx, announcement: AnnouncementId, person: PersonId, *, now: datetime) -> Dossier:
    """Note that somebody has seen it; a second tap changes nothing.

    Raises `NoSuchContent` if it was taken back, `ForeignButton` if it was sent to others only.
    """
    dossier = await announcements.load(tx, announcement)
    if dossier is None or dossier.announcement.state not in STANDING:
        raise NoSuchContent
    if not dossier.announcement.got_it:
        raise StaleButton
    if await storage.of_person(tx, announcement, person) is None:
        raise ForeignButton
    await storage.note(tx, announcement, person, now=now)
    return dossier


async def listed(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Receipts:
    """Return who has tapped it and who has not; raise `StaleButton`, and as `shared`."""
    dossier = await shared(tx, announcement, visitor)
    one = dossier.announcement
    if not one.got_it:
        raise StaleButton
    got, not_yet = await storage.listed(tx, announcement, limit=LISTED)
    sent = (await outcomes.tally(tx, one, now=now)).sent
    count = await storage.count(tx, announcement)
    return Receipts(
        dossier=dossier,
        got=tuple(got),
        not_yet=tuple(not_yet),
        count=count,
        sent=sent,
        can_remind=writes(visitor, dossier)
        and one.reminded_at is None
        and bool(not_yet)
        and one.state in STANDING,
    )


async def remind(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Receipts:
    """Remind those who have not tapped it; raise `StaleButton` the second time, and as `own`."""
    await own(tx, announcement, visitor)
    found = await listed(tx, announcement, visitor, now=now)
    if not found.can_remind or not await storage.begin_reminding(tx, announcement, now=now):
        raise StaleButton
    await note(tx, visitor, "remind", announcement, now=now)
    return await listed(tx, announcement, visitor, now=now)
