"""Coordinators look through their drafts, planned and sent announcements, and saved audiences."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements.audience.service import choose_audience, load_audience_draft
from bot.announcements.domain import (
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementLine,
    SavedAudience,
    SavedId,
    WordsForgotten,
)
from bot.announcements.lists import storage
from bot.announcements.lists.domain import AnnouncementListKind
from bot.membership.domain import Cohort, CohortId
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.paging import Page
from bot.people.rights import service as rights
from bot.refusals import ForeignButton, Refusal, require
from bot.safety.names.domain import typed_name

MOST_SAVED = 20
PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementList:
    """A page of the sent or planned announcements of a cohort, or of somebody's own drafts."""

    cohort: Cohort
    which: AnnouncementListKind
    page: Page[AnnouncementLine]


async def list_page(
    act: Act, cohort: CohortId, page: int, which: AnnouncementListKind
) -> AnnouncementList:
    """Return a page of a list; raise `NotAllowed`."""
    home = await rights.require_cohort(act, cohort)
    found, total = await storage.lines(act.tx, act.person.id, cohort, which, page=page, size=PAGE)
    return AnnouncementList(
        cohort=home, which=which, page=Page.loaded(found, page, total=total, size=PAGE)
    )


async def count_planned(act: Act, cohort: CohortId) -> int:
    """Count the planned announcements of a cohort that the visitor sees."""
    (rows,) = await act.tx.ask_each(
        storage.count_query(act.person.id, cohort, AnnouncementListKind.PLANNED)
    )
    return int(rows[0]["many"])


def require_words(announcement: AnnouncementDetails) -> AnnouncementDetails:
    """Return an announcement whose words are still stored; raise `WordsForgotten`."""
    if not announcement.content.parts:
        raise WordsForgotten
    return announcement


class TooManySaved(Refusal):
    """So many audiences are saved that one must be deleted first."""


async def saved_under(act: Act, cohort: CohortId) -> tuple[SavedAudience, ...]:
    """Return the saved audiences under Announce of a cohort; raise `NotAllowed`."""
    require_coordinator(act.visitor.grants, cohort)
    return await usable_audiences(act)


async def usable_audiences(act: Act) -> tuple[SavedAudience, ...]:
    """Return the saved audiences to which their owner may still announce."""
    found = await storage.saved_audiences(act.tx, act.person.id)
    return tuple(
        each
        for each in found
        if all(coordinates(act.visitor.grants, cohort) for cohort in each.audience.cohorts)
    )


async def save_audience(act: Act, announcement: AnnouncementId, name: str) -> str:
    """Save a draft's audience under a name and return the name; raise `NoName`, `TooManySaved`."""
    details = await load_audience_draft(act, announcement)
    kept = typed_name(name)
    owner = act.person.id
    there = await storage.saved_audiences(act.tx, owner)
    if len(there) >= MOST_SAVED and kept not in {each.name for each in there}:
        raise TooManySaved
    storage.save_audience(act.tx, owner, kept, details.announcement.audience, now=act.now)
    return kept


async def use_saved(act: Act, announcement: AnnouncementId, saved_id: SavedId) -> None:
    """Let a draft be for a saved audience; raise as `require_saved`."""
    found = await require_saved(act, saved_id)
    await choose_audience(act, announcement, lambda _draft: found.audience)


async def delete_saved(act: Act, saved_id: SavedId) -> None:
    """Delete a saved audience; raise as `require_saved`."""
    storage.delete_audience(act.tx, (await require_saved(act, saved_id)).id)


async def require_saved(act: Act, saved_id: SavedId) -> SavedAudience:
    """Return somebody's own saved audience.

    Raises `StaleButton` if it is gone, `ForeignButton`, `NotAllowed`.
    """
    found = require(await storage.saved_audience(act.tx, saved_id))
    if found.owner != act.person.id:
        raise ForeignButton
    for cohort in found.audience.cohorts:
        require_coordinator(act.visitor.grants, cohort)
    return found
