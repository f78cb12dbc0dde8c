"""The coordinators' desk: which cohorts somebody runs, and what is true of one now."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.learning.course import Course
from bot.domain.learning.discussion import matters_of
from bot.domain.people.person import Cohort, CohortId, Membership
from bot.domain.people.roles import coordinates, require_coordinator
from bot.domain.refusals import NoSuchContent, NotAllowed
from bot.services.learning.review import as_signed
from bot.storage import cohorts, enrolments
from bot.storage.database import Tx
from bot.storage.enrolments import Listed
from bot.storage.visitors import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """The list of a cohort: who is in, who asks to come in, who is not in yet."""

    cohort: Cohort
    listed: tuple[Listed, ...]

    @property
    def inside(self) -> tuple[Listed, ...]:
        """Who is in."""
        return self._in_state(Membership.ACTIVE, Membership.FINISHED)

    @property
    def waiting(self) -> tuple[Listed, ...]:
        """Who asks to come in."""
        return self._in_state(Membership.WAITING)

    @property
    def outside(self) -> tuple[Listed, ...]:
        """Who is on the list and not in yet."""
        return self._in_state(Membership.INVITED)

    def _in_state(self, *states: Membership) -> tuple[Listed, ...]:
        return tuple(each for each in self.listed if each.enrolment.state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The desk of a cohort. `unsigned` are safety texts by language that nobody stands for.

    `discusses`: it has a group, and something to talk over there.
    """

    people: PeopleList
    sessions: int
    numbers: int
    unsigned: Mapping[str, int]
    others: tuple[Cohort, ...]
    discusses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Somebody runs several cohorts and must choose; or none yet."""

    cohorts: tuple[Cohort, ...]


async def open_desk(
    tx: Tx,
    visitor: Visitor,
    courses: Mapping[str, Course],
    *,
    cohort: CohortId | None = None,
) -> Desk | Several:
    """Return the desk of `cohort`, or of the only one; raise `NotAllowed` for participants."""
    if not visitor.grants:
        raise NotAllowed
    found = await cohorts.open_ones(tx)
    mine = tuple(each for each in found if coordinates(visitor.grants, each.id))
    chosen = [each for each in mine if cohort is None or each.id == cohort]
    if cohort is not None and not chosen:
        raise NotAllowed
    if len(chosen) != 1:
        return Several(cohorts=mine)
    return await _desk(tx, chosen[0], courses, mine)


async def list_people(tx: Tx, visitor: Visitor, cohort: CohortId) -> PeopleList:
    """Return the list of a cohort; raise `NotAllowed` for others than its coordinators."""
    require_coordinator(visitor.grants, cohort)
    found = await cohorts.by_id(tx, cohort)
    if found is None:
        raise NotAllowed
    return PeopleList(cohort=found, listed=tuple(await enrolments.listed(tx, cohort)))


async def _desk(
    tx: Tx, cohort: Cohort, courses: Mapping[str, Course], mine: tuple[Cohort, ...]
) -> Desk:
    if cohort.course not in courses:
        raise NoSuchContent
    course = await as_signed(tx, courses[cohort.course])
    return Desk(
        people=PeopleList(cohort=cohort, listed=tuple(await enrolments.listed(tx, cohort.id))),
        sessions=await cohorts.planned_sessions(tx, cohort.id),
        numbers=sum(1 for each in course.confirmed_services if each.emergency),
        unsigned={
            language: sum(1 for text in course.safety_texts if not text.signed_in(language))
            for language in course.languages
        },
        others=tuple(each for each in mine if each.id != cohort.id),
        discusses=cohort.group_chat_id is not None and bool(matters_of(course)),
    )
