"""Choosing whom an announcement is for: everybody, or those whom rules and names leave."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcements import storage as announcements
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
from bot.announcements.service import open_draft
from bot.catalog.course import Courses
from bot.catalog.wording import Text
from bot.membership.domain import Cohort, CohortId, Visitor
from bot.membership.staff import service as running
from bot.membership.staff.domain import require_coordinator
from bot.refusals import StaleButton
from bot.storage.database import Tx

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


async def show(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, courses: Courses, *, now: datetime
) -> Chosen:
    """Return whom a draft is for."""
    dossier = await open_draft(tx, announcement, visitor)
    asked = _sought(dossier, now=now)
    entries, _ = await storage.people(tx, asked, page=0, size=NAMES)
    return Chosen(
        announcement=announcement,
        audience=asked.audience,
        headcount=await storage.headcount(tx, asked),
        names=tuple(entry.name for entry in entries),
        vocabulary=await describe(tx, asked.audience, dossier.cohorts, courses),
        cohorts=dossier.cohorts,
        places=await running.open_cohorts(tx, visitor),
        saved=len(await saved_audiences.of_owner(tx, dossier.announcement.author_id)),
    )


async def choose_everybody(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> None:
    """Let a draft be for everybody in its cohorts."""
    dossier = await open_choice(tx, announcement, visitor)
    announcements.set_audience(tx, announcement, dossier.announcement.audience.everybody())


async def toggle_cohort(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, cohort: CohortId
) -> None:
    """Let a draft be for one more course, or one fewer; raise `NotAllowed`, `NoCohort`."""
    require_coordinator(visitor.grants, cohort)
    dossier = await open_choice(tx, announcement, visitor)
    changed = dossier.announcement.audience.with_cohort_toggled(cohort)
    announcements.set_audience(tx, announcement, changed)


async def list_for(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    courses: Courses,
    way: str,
    page: int,
    *,
    now: datetime,
) -> Listed:
    """Return a page of a list to tick; raise `StaleButton` for a list that there is not."""
    dossier = await open_choice(tx, announcement, visitor)
    return await _listed(tx, dossier, courses, way, page, now=now)


async def tick(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    courses: Courses,
    way: str,
    picked: str,
    page: int,
    *,
    now: datetime,
) -> Listed:
    """Put or take one tick and return the page; raise `StaleButton` for what cannot be ticked.

    A forged tick of somebody else adds nobody: the query is bound to the cohorts.
    """
    dossier = await open_choice(tx, announcement, visitor)
    audience = _ticked(dossier, courses, way, picked)
    announcements.set_audience(tx, announcement, audience)
    return await _listed(tx, _with(dossier, audience), courses, way, page, now=now)


async def turn_over(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    courses: Courses,
    way: str,
    *,
    now: datetime,
) -> Listed:
    """Let a rule leave out whom it let in, or the other way; raise `StaleButton` without one."""
    dossier = await open_choice(tx, announcement, visitor)
    audience = dossier.announcement.audience
    if way not in COULD_TURN or audience.rule(By(way)) is None:
        raise StaleButton
    audience = audience.turned(By(way))
    announcements.set_audience(tx, announcement, audience)
    return await _listed(tx, _with(dossier, audience), courses, way, 0, now=now)


async def open_choice(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    """Return a draft whose audience is free to choose; a correction goes to those who got it."""
    dossier = await open_draft(tx, announcement, visitor)
    if dossier.announcement.corrects is not None:
        raise StaleButton
    return dossier


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


def _sought(dossier: Dossier, *, now: datetime) -> Sought:
    return sought(dossier.announcement.audience, dossier.home, now=now)


def _with(dossier: Dossier, audience: Audience) -> Dossier:
    return dossier.with_audience(audience)


async def _listed(
    tx: Tx, dossier: Dossier, courses: Courses, way: str, page: int, *, now: datetime
) -> Listed:
    one = dossier.announcement
    options, total = await _options(tx, dossier, courses, way, page, now=now)
    return Listed(
        announcement=one.id,
        way=way,
        audience=one.audience,
        headcount=await storage.headcount(tx, _sought(dossier, now=now)),
        options=tuple(options),
        page=page,
        pages=max(1, -(-total // PAGE)),
    )


async def _options(
    tx: Tx, dossier: Dossier, courses: Courses, way: str, page: int, *, now: datetime
) -> tuple[list[Option], int]:
    """Return a page of what may be ticked, and how much there is in all."""
    audience = dossier.announcement.audience
    everybody = sought(audience.everybody(), dossier.home, now=now)
    if way in {ALSO, NEVER}:
        put = audience.also if way == ALSO else audience.never
        people, total = await storage.people(tx, everybody, page=page, size=PAGE)
        return [Option(value=str(e.id), name=e.name, put=e.id in put) for e in people], total
    if way not in TICKED:
        raise StaleButton
    by = By(way)
    every = await _all_options(tx, dossier, courses, by, everybody)
    return every[page * PAGE : (page + 1) * PAGE], len(every)


async def _all_options(
    tx: Tx, dossier: Dossier, courses: Courses, by: By, everybody: Sought
) -> list[Option]:
    audience = dossier.announcement.audience
    put = audience.picked(by)
    if by is By.ORGANIZATION:
        found = await storage.organizations(tx, audience.cohorts)
        return [
            Option(value=str(e.id), name=e.name, people=e.people, put=e.id in put) for e in found
        ]
    if by is By.LANGUAGE:
        readings = (await storage.headcount(tx, everybody)).readings
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
        units = units_of(dossier.cohorts, courses)
        return [Option(value=u, name=title, put=u in put) for u, title in units.items()]
    if by is By.SILENT:
        return [Option(value=str(days), name=None, put=days in put) for days in SILENT_DAYS]
    roles = audience.roles
    return [Option(value=r, name=None, put=r in roles) for r in (PARTICIPANT, COORDINATOR)]
