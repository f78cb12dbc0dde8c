"""What all use cases need: a cohort with its course and places, and the visitor's own sessions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.act import Act
from bot.catalog.course import Community, Course, find_course
from bot.community import storage
from bot.community.domain import (
    CommunitySession,
    CommunitySessionId,
    Places,
    community_of,
    places_of,
)
from bot.days import local_day
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, Membership
from bot.refusals import ForeignButton, StaleButton, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A cohort, its course, since when it names communes (None: it does not), and its local day."""

    cohort: Cohort
    course: Course
    communes_since: datetime | None
    today: date

    @property
    def community(self) -> Community:
        """What the course says about sessions in communities; raise `NoCommunitySessions`."""
        return community_of(self.course)

    @property
    def places(self) -> Places | None:
        """The places to choose from, or None if people write where it was."""
        return places_of(self.course)

    @property
    def has_communes(self) -> bool:
        """Whether the course has a list of communes to choose from."""
        return bool(self.places and self.places.communes)

    @property
    def asks_communes(self) -> bool:
        """Whether leaders are asked for the commune."""
        return self.communes_since is not None and self.has_communes


async def setting_of(act: Act, cohort: CohortId) -> Setting:
    """Return the setting of a cohort; raise `NoCommunitySessions`, `StaleButton` if it is gone."""
    found = require(await cohorts.by_id(act.tx, cohort))
    course = find_course(act.courses, found.course)
    community_of(course)
    return Setting(
        cohort=found,
        course=course,
        communes_since=await storage.talked_at(act.tx, cohort),
        today=local_day(act.now, found.zone),
    )


async def load_own_session(
    act: Act, logged: CommunitySessionId, *, revision: int | None = None
) -> CommunitySession:
    """Return a session of the visitor, who still takes part in its course.

    Raises `ForeignButton` for one of somebody else, and `StaleButton` if it is gone or has changed
    since `revision`.
    """
    found = require(await storage.by_id(act.tx, logged))
    if found.person is None or found.person != act.visitor.person_id:
        raise ForeignButton
    active = (each for each in act.visitor.enrolments if each.state is Membership.ACTIVE)
    own = {each.cohort_id for each in active}
    if found.cohort not in own and not (
        own and await storage.is_same_course(act.tx, found.cohort, own)
    ):
        raise StaleButton
    if revision is not None and found.revision != revision:
        raise StaleButton
    return found


_NUMBERS = ("women", "men", "young")
_NAMES = ("month", "topic", "own_topic", "province", "commune", "place_words")
_WORDS = ("questions", "hard", "hard_words")


async def note_change(
    act: Act, action: str, logged: CommunitySession, *, before: CommunitySession | None = None
) -> None:
    """Write the counts into the audit, and which other answers changed, but never their words."""
    detail: dict[str, Any] = {"counts": [getattr(logged, name) for name in _NUMBERS]}
    if before is not None:
        detail["before"] = [getattr(before, name) for name in _NUMBERS]
        detail["changed"] = [
            name
            for name in (*_NAMES, *_NUMBERS, *_WORDS)
            if getattr(before, name) != getattr(logged, name)
        ]
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"community:{logged.id}",
        now=act.now,
        detail=detail,
    )


def has_agreed(act: Act, setting: Setting) -> bool:
    """Tell whether the visitor agreed to a consent text that names these sessions."""
    return (act.person.consent_version or 0) >= setting.community.consent
