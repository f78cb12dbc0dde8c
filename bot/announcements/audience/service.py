"""Choosing whom an announcement is for: everybody, or those whom rules and names leave."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.act import Act
from bot.announcements.audience import storage
from bot.announcements.audience.domain import (
    COORDINATOR,
    PARTICIPANT,
    ROLES,
    SILENT_DAYS,
    Audience,
    By,
    Headcount,
    Picked,
    Sought,
    sought,
)
from bot.announcements.audience_summary.service import Vocabulary, describe, units_of
from bot.announcements.domain import AnnouncementId, Dossier
from bot.announcements.saved_audiences import storage as saved_audiences
from bot.announcements.service import choose, open_draft
from bot.catalog.course import Courses
from bot.catalog.wording import Text
from bot.membership.domain import Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as running
from bot.refusals import StaleButton

PAGE = 8
NAMES = 12
ALSO, NEVER = "also", "never"
"""The two lists of names that stand beside the rules."""
TICKED = (By.ORGANIZATION, By.LANGUAGE, By.ROLE, By.UNIT, By.SILENT)
"""Rules whose whole list is one screen to tick; meetings have their own."""
COULD_TURN = frozenset({By.ORGANIZATION, By.LANGUAGE, By.UNIT, By.SILENT})
"""Rules that may also leave people out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Whom a draft is for: in figures, in words, and the first names of the list."""

    announcement: AnnouncementId
    audience: Audience
    headcount: Headcount
    names: tuple[str, ...]
    vocabulary: Vocabulary
    cohorts: tuple[Cohort, ...]
    places: tuple[Cohort, ...]
    saved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One line to tick; `name` is None where the screen has the word for `value`."""

    value: str
    name: str | Text | None
    people: int | None = None
    put: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of a list to tick. `way` is a rule (By) or a list of names (ALSO, NEVER)."""

    announcement: AnnouncementId
    way: str
    audience: Audience
    headcount: Headcount
    options: tuple[Option, ...]
    page: int = 0
    pages: int = 1

    @property
    def out(self) -> bool | None:
        """Whether the rule leaves people out; None if it cannot."""
        if self.way not in COULD_TURN:
            return None
        rule = self.audience.rule(By(self.way))
        return rule is not None and rule.out


async def show(act: Act, announcement: AnnouncementId) -> Chosen:
    """Return whom a draft is for."""
    dossier = await open_draft(act, announcement)
    asked = sought(dossier.announcement.audience, dossier.home, now=act.now)
    entries, _ = await storage.people(act.tx, asked, page=0, size=NAMES)
    return Chosen(
        announcement=announcement,
        audience=asked.audience,
        headcount=await storage.headcount(act.tx, asked),
        names=tuple(entry.name for entry in entries),
        vocabulary=await describe(act, asked.audience, dossier.cohorts),
        cohorts=dossier.cohorts,
        places=await running.open_cohorts(act),
        saved=len(await saved_audiences.of_owner(act.tx, dossier.announcement.author_id)),
    )


async def choose_everybody(act: Act, announcement: AnnouncementId) -> None:
    """Let a draft be for everybody in its cohorts."""
    await choose_audience(act, announcement, lambda draft: draft.announcement.audience.everybody())


async def toggle_cohort(act: Act, announcement: AnnouncementId, cohort: CohortId) -> None:
    """Let a draft be for one more course, or one fewer; raise `NotAllowed`, `NoCohort`."""
    require_coordinator(act.visitor.grants, cohort)
    await choose_audience(
        act, announcement, lambda draft: draft.announcement.audience.with_cohort_toggled(cohort)
    )


async def choose_audience(
    act: Act, announcement: AnnouncementId, change: Callable[[Dossier], Audience]
) -> Dossier:
    """Let `change` choose whom a draft is for, save it, and return the draft as it is now.

    Raises as `open_choice`, and what `change` raises.
    """
    return await choose(
        act,
        announcement,
        lambda draft: replace(_free(draft).announcement, audience=change(draft)),
    )


async def list_for(act: Act, announcement: AnnouncementId, way: str, page: int) -> Listed:
    """Return a page of a list to tick; raise `StaleButton` for a list that there is not."""
    dossier = await open_choice(act, announcement)
    return await _listed(act, dossier, way, page)


async def tick(act: Act, announcement: AnnouncementId, way: str, picked: str, page: int) -> Listed:
    """Put or take one tick and return the page; raise `StaleButton` for what cannot be ticked.

    A forged tick of somebody else adds nobody: the query is bound to the cohorts.
    """
    dossier = await choose_audience(
        act, announcement, lambda draft: _ticked(draft, act.courses, way, picked)
    )
    return await _listed(act, dossier, way, page)


async def turn_over(act: Act, announcement: AnnouncementId, way: str) -> Listed:
    """Let a rule leave out whom it let in, or the other way; raise `StaleButton` without one."""
    dossier = await choose_audience(act, announcement, lambda draft: _turned(draft, way))
    return await _listed(act, dossier, way, 0)


def _turned(draft: Dossier, way: str) -> Audience:
    audience = draft.announcement.audience
    if way not in COULD_TURN or audience.rule(By(way)) is None:
        raise StaleButton
    return audience.turned(By(way))


async def open_choice(act: Act, announcement: AnnouncementId) -> Dossier:
    """Return a draft whose audience is free to choose; a correction goes to those who got it."""
    return _free(await open_draft(act, announcement))


def _free(draft: Dossier) -> Dossier:
    if draft.announcement.corrects is not None:
        raise StaleButton
    return draft


def _ticked(dossier: Dossier, courses: Courses, way: str, picked: str) -> Audience:
    audience = dossier.announcement.audience
    if way in {ALSO, NEVER}:
        person = _number(picked)
        return audience.with_name(person) if way == ALSO else audience.without_name(person)
    if way not in TICKED:
        raise StaleButton
    by = By(way)
    return audience.toggled(by, _value(by, picked, dossier, courses))


def _value(by: By, picked: str, dossier: Dossier, courses: Courses) -> Picked:
    match by:
        case By.ORGANIZATION:
            return _number(picked)
        case By.SILENT if picked.isdecimal() and int(picked) in SILENT_DAYS:
            return int(picked)
        case By.ROLE if picked in ROLES:
            return picked
        case By.UNIT if picked in units_of(dossier.cohorts, courses):
            return picked
        case By.LANGUAGE:
            return picked
        case _:
            raise StaleButton


def _number(picked: str) -> int:
    if not (picked.isdecimal() and picked.isascii()) or len(picked) > 15:  # noqa: PLR2004 - 2**53
        raise StaleButton
    return int(picked)


async def _listed(act: Act, dossier: Dossier, way: str, page: int) -> Listed:
    one = dossier.announcement
    options, total = await _options(act, dossier, way, page)
    return Listed(
        announcement=one.id,
        way=way,
        audience=one.audience,
        headcount=await storage.headcount(act.tx, sought(one.audience, dossier.home, now=act.now)),
        options=tuple(options),
        page=page,
        pages=max(1, -(-total // PAGE)),
    )


async def _options(act: Act, dossier: Dossier, way: str, page: int) -> tuple[list[Option], int]:
    """Return a page of what may be ticked, and how much there is in all."""
    audience = dossier.announcement.audience
    everybody = sought(audience.everybody(), dossier.home, now=act.now)
    if way in {ALSO, NEVER}:
        put = audience.also if way == ALSO else audience.never
        people, total = await storage.people(act.tx, everybody, page=page, size=PAGE)
        return [Option(value=str(e.id), name=e.name, put=e.id in put) for e in people], total
    if way not in TICKED:
        raise StaleButton
    by = By(way)
    every = await _all_options(act, dossier, by, everybody)
    return every[page * PAGE : (page + 1) * PAGE], len(every)


async def _all_options(act: Act, dossier: Dossier, by: By, everybody: Sought) -> list[Option]:
    audience = dossier.announcement.audience
    put = audience.picked(by)
    if by is By.ORGANIZATION:
        found = await storage.organizations(act.tx, audience.cohorts)
        return [
            Option(value=str(e.id), name=e.name, people=e.people, put=e.id in put) for e in found
        ]
    if by is By.LANGUAGE:
        readings = (await storage.headcount(act.tx, everybody)).readings
        return [
            Option(
                value=r.language,
                name=None,
                people=r.reached + r.closed + r.out,
                put=r.language in put,
            )
            for r in readings
        ]
    if by is By.UNIT:
        units = units_of(dossier.cohorts, act.courses)
        return [Option(value=u, name=title, put=u in put) for u, title in units.items()]
    if by is By.SILENT:
        return [Option(value=str(days), name=None, put=days in put) for days in SILENT_DAYS]
    roles = audience.roles
    return [Option(value=r, name=None, put=r in roles) for r in (PARTICIPANT, COORDINATOR)]
