"""A coordinator saves an audience, uses it again, or deletes it."""

from datetime import datetime

from bot.announcements import storage as announcements
from bot.announcements.audience.service import open_choice
from bot.announcements.domain import AnnouncementId
from bot.announcements.saved_audiences import storage
from bot.announcements.saved_audiences.domain import Saved, SavedId
from bot.membership.domain import CohortId, Visitor
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.refusals import ForeignButton, Refusal, StaleButton
from bot.safety.names.domain import typed_name
from bot.storage.database import Tx

MOST_SAVED = 20


class TooManySaved(Refusal):
    """So many audiences are saved that one must go first."""


async def saved_under(tx: Tx, visitor: Visitor, cohort: CohortId) -> tuple[Saved, ...]:
    """Return the same under Announce of a cohort; raise `NotAllowed`."""
    require_coordinator(visitor.grants, cohort)
    return await saved(tx, visitor)


async def saved(tx: Tx, visitor: Visitor) -> tuple[Saved, ...]:
    """Return the audiences that somebody keeps and may still announce to."""
    found = await storage.of_owner(tx, visitor.require_person().id)
    return tuple(
        each
        for each in found
        if all(coordinates(visitor.grants, cohort) for cohort in each.audience.cohorts)
    )


async def save(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, name: str, *, now: datetime
) -> str:
    """Keep a draft's audience under a name and return it; raise `NoName`, `TooManySaved`."""
    dossier = await open_choice(tx, announcement, visitor)
    kept = typed_name(name)
    owner = visitor.require_person().id
    there = await storage.of_owner(tx, owner)
    if len(there) >= MOST_SAVED and kept not in {each.name for each in there}:
        raise TooManySaved
    storage.keep(tx, owner, kept, dossier.announcement.audience, now=now)
    return kept


async def use(tx: Tx, announcement: AnnouncementId, visitor: Visitor, saved_id: SavedId) -> None:
    """Let a draft be for a saved audience; raise as `require_saved`."""
    await open_choice(tx, announcement, visitor)
    found = await require_saved(tx, visitor, saved_id)
    announcements.set_audience(tx, announcement, found.audience)


async def forget(tx: Tx, visitor: Visitor, saved_id: SavedId) -> None:
    """Keep a saved audience no longer; raise as `require_saved`."""
    storage.forget(tx, (await require_saved(tx, visitor, saved_id)).id)


async def require_saved(tx: Tx, visitor: Visitor, saved_id: SavedId) -> Saved:
    """Return somebody's own saved audience.

    Raises `StaleButton` if it is gone, `ForeignButton`, `NotAllowed`.
    """
    found = await storage.by_id(tx, saved_id)
    if found is None:
        raise StaleButton
    if found.owner != visitor.require_person().id:
        raise ForeignButton
    for cohort in found.audience.cohorts:
        require_coordinator(visitor.grants, cohort)
    return found
