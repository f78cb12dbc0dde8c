"""Who hears a question: the coordinators of the cohort, or those who stand in for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery.gate import quiet_hours_end
from bot.domain.people.person import PersonId
from bot.domain.questions.question import NobodyToAsk
from bot.storage.staff import Hearer


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Whom a question reaches. `stands_in`: administrators, since no coordinator is reached."""

    hearers: tuple[Hearer, ...]
    stands_in: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order in which they were appointed."""
        return tuple(each.name for each in self.hearers)

    def hears_at(self, *, now: datetime) -> datetime | None:
        """Return when the first of them is woken, or None if somebody is not asleep."""
        ends = [
            quiet_hours_end(each.zone, each.quiet_from, each.quiet_until, now=now)
            for each in self.hearers
        ]
        asleep = [end for end in ends if end is not None]
        return min(asleep) if len(asleep) == len(ends) else None


def circle_of(found: Sequence[Hearer], *, besides: PersonId) -> Circle:
    """Return who hears what `besides` asks; raise `NobodyToAsk` if nobody can be reached.

    Nobody asks themselves. Where no coordinator can be reached, administrators stand in.
    """
    reached = tuple(each for each in found if each.reached and each.person_id != besides)
    own = tuple(each for each in reached if each.own)
    if own:
        return Circle(hearers=own, stands_in=False)
    if not reached:
        raise NobodyToAsk
    return Circle(hearers=reached, stands_in=True)
