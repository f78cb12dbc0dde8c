"""Finds the rules by which people are chosen most often, ready to tick."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage
from bot.announcements.audience.domain import Audience, AudienceCriterion, Rule, picked_number
from bot.announcements.audience.storage import AudienceCandidate
from bot.announcements.domain import AnnouncementDetails
from bot.announcements.shortcuts.domain import MISSED, UNFINISHED, last_begun, missed, unfinished
from bot.catalog.wording import Text
from bot.membership.domain import Cohort
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import Session, SessionId

FEW = 6
"""The limit of organizations that are buttons of their own; more are a list to tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcuts:
    """The shortcuts of an audience: organizations, the last meeting, and its part of the course.

    `part` is the id of that part, and its number in the course; `now` is when they were found.
    """

    now: datetime
    organizations: tuple[AudienceCandidate, ...] = ()
    meeting: Session | None = None
    part: tuple[str, int] | None = None


async def find_shortcuts(act: Act, audience: Audience, cohorts: Iterable[Cohort]) -> Shortcuts:
    """Return the shortcuts of an audience; `cohorts` are its cohorts."""
    organizations = await storage.organizations(act.tx, audience.cohorts)
    if not 1 < len(organizations) <= FEW:
        organizations = []
    meetings: list[Session] = []
    for cohort in audience.cohorts:
        meetings += await sessions.all_of(act.tx, cohort)
    last = last_begun(meetings, now=act.now)
    return Shortcuts(
        now=act.now,
        organizations=tuple(organizations),
        meeting=last,
        part=None if last is None else _part_of(act, last, cohorts),
    )


def _part_of(act: Act, meeting: Session, cohorts: Iterable[Cohort]) -> tuple[str, int] | None:
    """Return which part of its course a meeting was about; None if it was about none."""
    of = [each.course for each in cohorts if each.id == meeting.cohort_id]
    units = [unit.id for each in of if each in act.courses for unit in act.courses[each].units]
    for number, unit in enumerate(units, start=1):
        if unit == meeting.unit:
            return unit, number
    return None


async def rule_for(
    act: Act, draft: AnnouncementDetails, units: Mapping[str, Text], way: str, picked: str
) -> Rule:
    """Return the rule of a shortcut; raise `StaleButton` if a draft does not offer it."""
    if way == UNFINISHED and picked in units:
        return unfinished(picked)
    if way == AudienceCriterion.ORGANIZATION:
        return Rule(by=AudienceCriterion.ORGANIZATION, of=frozenset({picked_number(picked)}))
    if way == MISSED:
        meeting = await sessions.by_id(act.tx, SessionId(picked_number(picked)))
        cohorts = draft.announcement.audience.cohorts
        if meeting is not None and meeting.cohort_id in cohorts and meeting.has_begun(now=act.now):
            return missed(meeting, now=act.now)
    raise StaleButton
