"""The list of a cohort's people, for its coordinators."""

from dataclasses import dataclass

from bot.domain.people.finding import has_parts, parts_of
from bot.domain.people.person import Cohort, CohortId, Membership
from bot.services.people import running
from bot.storage import enrolments
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
class Found:
    """Who of a cohort's list has all parts of what was written, by name."""

    cohort: Cohort
    people: tuple[Listed, ...]


async def list_people(tx: Tx, visitor: Visitor, cohort: CohortId) -> PeopleList:
    """Return the list of a cohort; raise `NotAllowed` for others than its coordinators."""
    found = await running.require_cohort(tx, visitor, cohort)
    return PeopleList(cohort=found, listed=tuple(await enrolments.listed(tx, cohort)))


async def find_people(tx: Tx, visitor: Visitor, cohort: CohortId, written: str) -> Found:
    """Find people of a cohort's list by parts of name or organization, in whatever state.

    Raises `NotAllowed` for others than its coordinators, and `NoName`. It is looked for here and
    not in SQL, whose LIKE is another on each engine.
    """
    there, parts = await list_people(tx, visitor, cohort), parts_of(written)
    people = tuple(each for each in there.listed if has_parts(parts, each.name, each.organization))
    return Found(cohort=there.cohort, people=people)
