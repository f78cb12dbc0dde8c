"""The ids in an audience get their names, so that a screen can say whom it is for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.act import Act
from bot.announcements.audience import storage as audiences
from bot.announcements.audience.domain import Audience, By, session_picked
from bot.catalog.course import Courses
from bot.catalog.wording import Text
from bot.membership.domain import Cohort
from bot.sessions import storage as sessions
from bot.sessions.domain import Session
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Names by id; what is not here is nobody's or nothing's any more."""

    organizations: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    sessions: Mapping[int, Session] = field(default_factory=dict)
    units: Mapping[str, Text] = field(default_factory=dict)


async def describe(act: Act, audience: Audience, cohorts: tuple[Cohort, ...]) -> Vocabulary:
    """Look up the names of all that is picked; nothing is asked for everybody."""
    organizations: dict[int, str] = {}
    if audience.picked(By.ORGANIZATION):
        every = await audiences.organizations(act.tx, audience.cohorts)
        organizations = {each.id: each.name for each in every}
    people: dict[int, str] = {}
    if audience.also or audience.never:
        people = await audiences.names(act.tx, audience.also | audience.never, audience.cohorts)
    return Vocabulary(
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
    picked = audience.picked(By.ANSWER) | audience.picked(By.ATTENDANCE)
    wanted = {session_picked(each)[0] for each in picked}
    found: dict[int, Session] = {}
    for cohort in audience.cohorts if wanted else ():
        found |= {each.id: each for each in await sessions.all_of(tx, cohort) if each.id in wanted}
    return found
