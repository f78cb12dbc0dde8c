"""Coordinators save an audience, use it again, or delete it."""

from bot.act import Act
from bot.announcements.audience.service import choose_audience, load_audience_draft
from bot.announcements.domain import AnnouncementId, SavedAudience, SavedId
from bot.announcements.saved_audiences import storage
from bot.membership.domain import CohortId
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.refusals import ForeignButton, Refusal, StaleButton
from bot.safety.names.domain import typed_name

MOST_SAVED = 20


class TooManySaved(Refusal):
    """So many audiences are saved that one must go first."""


async def saved_under(act: Act, cohort: CohortId) -> tuple[SavedAudience, ...]:
    """Return the saved audiences under Announce of a cohort; raise `NotAllowed`."""
    require_coordinator(act.visitor.grants, cohort)
    return await saved(act)


async def saved(act: Act) -> tuple[SavedAudience, ...]:
    """Return the saved audiences to which their owner may still announce."""
    found = await storage.of_owner(act.tx, act.person.id)
    return tuple(
        each
        for each in found
        if all(coordinates(act.visitor.grants, cohort) for cohort in each.audience.cohorts)
    )


async def save(act: Act, announcement: AnnouncementId, name: str) -> str:
    """Save a draft's audience under a name and return the name; raise `NoName`, `TooManySaved`."""
    details = await load_audience_draft(act, announcement)
    kept = typed_name(name)
    owner = act.person.id
    there = await storage.of_owner(act.tx, owner)
    if len(there) >= MOST_SAVED and kept not in {each.name for each in there}:
        raise TooManySaved
    storage.save(act.tx, owner, kept, details.announcement.audience, now=act.now)
    return kept


async def use(act: Act, announcement: AnnouncementId, saved_id: SavedId) -> None:
    """Let a draft be for a saved audience; raise as `require_saved`."""
    found = await require_saved(act, saved_id)
    await choose_audience(act, announcement, lambda _draft: found.audience)


async def delete(act: Act, saved_id: SavedId) -> None:
    """Delete a saved audience; raise as `require_saved`."""
    storage.delete(act.tx, (await require_saved(act, saved_id)).id)


async def require_saved(act: Act, saved_id: SavedId) -> SavedAudience:
    """Return somebody's own saved audience.

    Raises `StaleButton` if it is gone, `ForeignButton`, `NotAllowed`.
    """
    found = await storage.by_id(act.tx, saved_id)
    if found is None:
        raise StaleButton
    if found.owner != act.person.id:
        raise ForeignButton
    for cohort in found.audience.cohorts:
        require_coordinator(act.visitor.grants, cohort)
    return found
