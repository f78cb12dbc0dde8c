"""Loads somebody's own figures, and those of the others in their cohort."""

from dataclasses import dataclass

from bot.act import Act
from bot.learning.service import course_at
from bot.peers.comparison import storage
from bot.peers.comparison.domain import RECENT, Activity, Compared, compare


@dataclass(frozen=True, slots=True, kw_only=True)
class MineAndTheirs:
    """Own figures beside those of the group; `lessons` is the number of lessons in the course."""

    figures: tuple[Compared, ...]
    lessons: int

    @property
    def is_too_small(self) -> bool:
        return all(each.half is None for each in self.figures)


async def open_comparison(act: Act) -> MineAndTheirs:
    """Return the figures of the visitor in the cohort that Home shows; raise `NotJoined`."""
    place = act.enrolment
    course = await course_at(act, place.id)
    units = [str(unit.id) for unit in course.units]
    found = await storage.activities(act.tx, place.cohort_id, units, since=act.now - RECENT)
    own = found.pop(place.id, Activity())
    return MineAndTheirs(
        figures=compare(own, list(found.values())),
        lessons=sum(len(unit.cards) for unit in course.units),
    )
