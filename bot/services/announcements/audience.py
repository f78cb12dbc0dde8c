"""Choosing whom an announcement is for: everybody, or ticks in a list."""

from dataclasses import dataclass

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.audience import Audience, By, Headcount, Picked
from bot.domain.people.person import Cohort, CohortId
from bot.domain.people.roles import require_coordinator
from bot.domain.refusals import StaleButton
from bot.services.announcements.drafts import open_draft, places
from bot.storage import announcements, audiences
from bot.storage.audiences import Entry
from bot.storage.database import Tx
from bot.storage.visitors import Visitor

PAGE = 8
NAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Whom a draft is for: in figures, and the first names of the list."""

    announcement: AnnouncementId
    audience: Audience
    headcount: Headcount
    names: tuple[str, ...]
    cohorts: tuple[Cohort, ...]
    places: tuple[Cohort, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of a list to tick. `entries` are empty where languages are chosen."""

    announcement: AnnouncementId
    audience: Audience
    headcount: Headcount
    entries: tuple[Entry, ...]
    languages: tuple[tuple[str, int], ...]
    page: int
    pages: int


async def show(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Chosen:
    """Return whom a draft is for."""
    dossier = await open_draft(tx, announcement, visitor)
    audience = dossier.announcement.audience
    headcount = await audiences.headcount(tx, audience)
    entries, _ = await audiences.people(tx, audience, page=0, size=NAMES)
    return Chosen(
        announcement=announcement,
        audience=audience,
        headcount=headcount,
        names=tuple(entry.name for entry in entries),
        cohorts=dossier.cohorts,
        places=tuple(await places(tx, visitor)),
    )


async def choose_everybody(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> None:
    """Let a draft be for everybody in its cohorts."""
    dossier = await open_draft(tx, announcement, visitor)
    everybody = dossier.announcement.audience.chosen(By.ALL)
    announcements.set_audience(tx, announcement, everybody)


async def toggle_cohort(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, cohort: CohortId
) -> None:
    """Let a draft be for one more course, or one fewer; raise `NotAllowed`, `NoCohort`."""
    require_coordinator(visitor.grants, cohort)
    dossier = await open_draft(tx, announcement, visitor)
    changed = dossier.announcement.audience.with_cohort_toggled(cohort)
    announcements.set_audience(tx, announcement, changed)


async def list_for(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, by: By, page: int
) -> Listed:
    """Return a page of organizations, languages or names to tick."""
    dossier = await open_draft(tx, announcement, visitor)
    audience = dossier.announcement.audience.chosen(by)
    return await _listed(tx, announcement, audience, page)


async def tick(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    by: By,
    picked: Picked,
    page: int,
) -> Listed:
    """Put or take one tick and return the page; raise `StaleButton` for nobody on the list.

    A forged tick of somebody else adds nobody: the query is bound to the cohorts.
    """
    if by is By.ALL:
        raise StaleButton
    dossier = await open_draft(tx, announcement, visitor)
    audience = dossier.announcement.audience.chosen(by).toggled(picked)
    announcements.set_audience(tx, announcement, audience)
    return await _listed(tx, announcement, audience, page)


async def _listed(tx: Tx, announcement: AnnouncementId, audience: Audience, page: int) -> Listed:
    everybody = Audience(cohorts=audience.cohorts)
    entries: list[Entry] = []
    total = 0
    if audience.by is By.ORGANIZATION:
        every = await audiences.organizations(tx, audience.cohorts)
        entries, total = every[page * PAGE : (page + 1) * PAGE], len(every)
    elif audience.by is By.NAME:
        entries, total = await audiences.people(tx, everybody, page=page, size=PAGE)
    languages = (await audiences.headcount(tx, everybody)).readings
    return Listed(
        announcement=announcement,
        audience=audience,
        headcount=await audiences.headcount(tx, audience),
        entries=tuple(entries),
        languages=tuple((r.language, r.reached + r.closed + r.out) for r in languages),
        page=page,
        pages=max(1, -(-total // PAGE)),
    )
