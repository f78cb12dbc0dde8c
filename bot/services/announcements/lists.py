"""What stands under Announce: drafts to go on with, saved audiences, and what was sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements.announcement import AnnouncementId, WordsForgotten
from bot.domain.announcements.audience import Audience
from bot.domain.people.names import typed_name
from bot.domain.people.person import Cohort, CohortId, PersonId
from bot.domain.people.roles import coordinates, require_coordinator
from bot.domain.refusals import ForeignButton, NoSuchContent, Refusal, StaleButton
from bot.services.announcements.audience import open_choice
from bot.services.announcements.drafts import Purpose
from bot.services.people import running
from bot.storage import announcement_lists, announcements, audiences, saved_audiences
from bot.storage.announcement_lists import Line
from bot.storage.announcements import Dossier
from bot.storage.database import Tx
from bot.storage.saved_audiences import Saved, SavedId
from bot.storage.visitors import Visitor

PAGE = 6
MOST_SAVED = 20


class TooManySaved(Refusal):
    """So many audiences are saved that one must go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """How much stands under Announce of each sort; `to` is whom one person's message is for."""

    cohort: CohortId
    drafts: int = 0
    saved: int = 0
    history: int = 0
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A page of somebody's announcements."""

    cohort: Cohort
    lines: tuple[Line, ...]
    page: int
    pages: int


async def shelf(tx: Tx, visitor: Visitor, cohort: CohortId) -> Shelf:
    """Return what stands under Announce for a cohort; raise `NotAllowed`."""
    require_coordinator(visitor.grants, cohort)
    person = visitor.require_person().id
    drafts, history = await tx.ask_each(
        announcement_lists.about_drafts(person, cohort),
        announcement_lists.about_history(person, cohort),
    )
    return Shelf(
        cohort=cohort,
        drafts=drafts[0]["many"],
        saved=len(await saved(tx, visitor)),
        history=history[0]["many"],
    )


async def drafts(tx: Tx, visitor: Visitor, cohort: CohortId, page: int) -> Lines:
    """Return a page of somebody's open drafts for a cohort; raise `NotAllowed`."""
    return await _lines(tx, visitor, cohort, page, sent=False)


async def history(tx: Tx, visitor: Visitor, cohort: CohortId, page: int) -> Lines:
    """Return a page of what was sent in a cohort; raise `NotAllowed`."""
    return await _lines(tx, visitor, cohort, page, sent=True)


async def _lines(tx: Tx, visitor: Visitor, cohort: CohortId, page: int, *, sent: bool) -> Lines:
    home = await running.require_cohort(tx, visitor, cohort)
    read = announcement_lists.history if sent else announcement_lists.drafts
    lines, total = await read(tx, visitor.require_person().id, cohort, page=page, size=PAGE)
    pages = max(1, -(-total // PAGE))
    return Lines(cohort=home, lines=tuple(lines), page=page, pages=pages)


def require_words(dossier: Dossier) -> Dossier:
    """Return an announcement whose words are still kept; raise `WordsForgotten`."""
    if not dossier.content.parts:
        raise WordsForgotten
    return dossier


async def saved_under(tx: Tx, visitor: Visitor, cohort: CohortId) -> tuple[Saved, ...]:
    """Return the same under Announce of a cohort; raise `NotAllowed`."""
    require_coordinator(visitor.grants, cohort)
    return await saved(tx, visitor)


async def saved(tx: Tx, visitor: Visitor) -> tuple[Saved, ...]:
    """Return the audiences that somebody keeps and may still announce to."""
    found = await saved_audiences.of_owner(tx, visitor.require_person().id)
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
    there = await saved_audiences.of_owner(tx, owner)
    if len(there) >= MOST_SAVED and kept not in {each.name for each in there}:
        raise TooManySaved
    saved_audiences.keep(tx, owner, kept, dossier.announcement.audience, now=now)
    return kept


async def use(tx: Tx, announcement: AnnouncementId, visitor: Visitor, saved_id: SavedId) -> None:
    """Let a draft be for a saved audience; raise as `require_saved`."""
    await open_choice(tx, announcement, visitor)
    found = await require_saved(tx, visitor, saved_id)
    announcements.set_audience(tx, announcement, found.audience)


async def forget(tx: Tx, visitor: Visitor, saved_id: SavedId) -> None:
    """Keep a saved audience no longer; raise as `require_saved`."""
    saved_audiences.forget(tx, (await require_saved(tx, visitor, saved_id)).id)


async def require_saved(tx: Tx, visitor: Visitor, saved_id: SavedId) -> Saved:
    """Return somebody's own saved audience.

    Raises `StaleButton` if it is gone, `ForeignButton`, `NotAllowed`.
    """
    found = await saved_audiences.by_id(tx, saved_id)
    if found is None:
        raise StaleButton
    if found.owner != visitor.require_person().id:
        raise ForeignButton
    for cohort in found.audience.cohorts:
        require_coordinator(visitor.grants, cohort)
    return found


async def write_to(tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId) -> Purpose:
    """Return the purpose of a message to one person of a cohort.

    Raises `NotAllowed`, and `NoSuchContent` for somebody who is not on its list.
    """
    require_coordinator(visitor.grants, cohort)
    named = await audiences.names(tx, [person], [cohort])
    if person not in named:
        raise NoSuchContent
    audience = Audience(cohorts=(cohort,), also=frozenset({person}))
    return Purpose(audience=audience, to=named[person])
