"""Coordinators choose the audience of an announcement, and see it in figures and names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.act import Act
from bot.announcements.audience import storage
from bot.announcements.audience.domain import (
    Audience,
    AudienceCriterion,
    Headcount,
    audience_query,
    session_picked,
)
from bot.announcements.domain import AnnouncementDetails, AnnouncementId
from bot.announcements.lists import storage as lists
from bot.announcements.service import change_draft, load_draft
from bot.announcements.shortcuts.domain import toggled
from bot.announcements.shortcuts.service import Shortcuts, find_shortcuts, rule_for
from bot.catalog.course import Courses
from bot.catalog.wording import Text
from bot.membership.domain import Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as rights
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import Session
from bot.storage.database import Tx

NAMES = 12
ALSO, NEVER = "also", "never"
"""The two lists of names beside the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceNames:
    """Names by id; those that do not exist any more are missing."""

    organizations: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    sessions: Mapping[int, Session] = field(default_factory=dict)
    units: Mapping[str, Text] = field(default_factory=dict)


async def load_names(act: Act, audience: Audience, cohorts: tuple[Cohort, ...]) -> AudienceNames:
    """Load the names of everything that is picked; an audience of everybody needs no query."""
    organizations: dict[int, str] = {}
    if audience.picked(AudienceCriterion.ORGANIZATION):
        every = await storage.organizations(act.tx, audience.cohorts)
        organizations = {each.id: each.name for each in every}
    people: dict[int, str] = {}
    if audience.also or audience.never:
        people = await storage.names(act.tx, audience.also | audience.never, audience.cohorts)
    return AudienceNames(
        organizations=organizations,
        people=people,
        sessions=await _sessions(act.tx, audience),
        units=units_of(cohorts, act.courses),
    )


def units_of(cohorts: tuple[Cohort, ...], courses: Courses) -> dict[str, Text]:
    """Return the parts of the courses of cohorts, by id, in order."""
    concerned = dict.fromkeys(each.course for each in cohorts if each.course in courses)
    return {unit.id: unit.title for course in concerned for unit in courses[course].units}


async def _sessions(tx: Tx, audience: Audience) -> dict[int, Session]:
    picked = audience.picked(AudienceCriterion.ANSWER) | audience.picked(
        AudienceCriterion.ATTENDANCE
    )
    wanted = {session_picked(each)[0] for each in picked}
    found: dict[int, Session] = {}
    for cohort in audience.cohorts if wanted else ():
        found |= {each.id: each for each in await sessions.all_of(tx, cohort) if each.id in wanted}
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenAudience:
    """The audience of a draft: the number of people, the rules, and the first names."""

    announcement: AnnouncementId
    audience: Audience
    headcount: Headcount
    names: tuple[str, ...]
    audience_names: AudienceNames
    cohorts: tuple[Cohort, ...]
    open_cohorts: tuple[Cohort, ...]
    saved: int
    shortcuts: Shortcuts


async def load_chosen(act: Act, announcement: AnnouncementId) -> ChosenAudience:
    details = await load_draft(act, announcement)
    asked = audience_query(details.announcement.audience, details.home, now=act.now)
    entries, _ = await storage.people(act.tx, asked, page=0, size=NAMES)
    return ChosenAudience(
        announcement=announcement,
        audience=asked.audience,
        headcount=await storage.headcount(act.tx, asked),
        names=tuple(entry.name for entry in entries),
        audience_names=await load_names(act, asked.audience, details.cohorts),
        cohorts=details.cohorts,
        open_cohorts=await rights.open_cohorts(act),
        saved=len(await lists.saved_audiences(act.tx, details.announcement.author_id)),
        shortcuts=await find_shortcuts(act, asked.audience, details.cohorts),
    )


async def tick_shortcut(
    act: Act, announcement: AnnouncementId, way: str, picked: str
) -> ChosenAudience:
    """Add or remove a tick of a shortcut; raise `StaleButton` if it is not offered.

    A forged id of an organization outside the cohorts adds nobody: the query is bound to them.
    """
    draft = await load_audience_draft(act, announcement)
    rule = await rule_for(act, draft, units_of(draft.cohorts, act.courses), way, picked)
    await choose_audience(
        act, announcement, lambda draft: toggled(draft.announcement.audience, rule)
    )
    return await load_chosen(act, announcement)


async def choose_everybody(act: Act, announcement: AnnouncementId) -> ChosenAudience:
    """Let a draft be for everybody in its cohorts."""
    await choose_audience(act, announcement, lambda draft: draft.announcement.audience.everybody())
    return await load_chosen(act, announcement)


async def toggle_cohort(act: Act, announcement: AnnouncementId, cohort: CohortId) -> ChosenAudience:
    """Let a draft be for one more course, or one fewer; raise `NotAllowed`, `NoCohort`."""
    require_coordinator(act.visitor.grants, cohort)
    await choose_audience(
        act, announcement, lambda draft: draft.announcement.audience.with_cohort_toggled(cohort)
    )
    return await load_chosen(act, announcement)


async def choose_audience(
    act: Act, announcement: AnnouncementId, change: Callable[[AnnouncementDetails], Audience]
) -> AnnouncementDetails:
    """Let `change` choose the audience of a draft, save it, and return the draft as it is now.

    Raises as `load_audience_draft`, and what `change` raises.
    """
    return await change_draft(
        act,
        announcement,
        lambda draft: replace(_require_free_audience(draft).announcement, audience=change(draft)),
    )


async def load_audience_draft(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Return a draft whose audience can be chosen; raise `StaleButton` for a correction."""
    return _require_free_audience(await load_draft(act, announcement))


def _require_free_audience(draft: AnnouncementDetails) -> AnnouncementDetails:
    if draft.announcement.corrects is not None:
        raise StaleButton
    return draft
