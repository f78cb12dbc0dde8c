"""One person as coordinators see them: whether they joined, attended, read, finished; no score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.desk.person import storage
from bot.desk.person.domain import Timeline
from bot.facts import CohortPlace, Fact, KnownFacts, ask_facts
from bot.learning.results.storage import load_progress
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, EnrolmentId, ListedPerson, Membership
from bot.people.directory import storage as people
from bot.people.domain import MergeId
from bot.people.merging import storage as merging
from bot.people.pin import service as pins
from bot.people.rights import service as running
from bot.refusals import NoSuchContent, StaleButton, require


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person on the list. Before they join there is no `timeline` and no progress.

    `known` are the facts for slots. `quizzes_done` counts the quizzes that were finished at least
    once, with any result. `merge` can still be undone.
    """

    known: KnownFacts
    listed: ListedPerson
    timeline: Timeline | None = None
    lessons_read: int = 0
    lessons: int = 0
    quizzes_done: int = 0
    quizzes: int = 0
    reminded_at: datetime | None = None
    pin_is_locked: bool = False
    merge: MergeId | None = None

    @property
    def cohort(self) -> Cohort:
        return self.known.place.cohort

    @property
    def course(self) -> Course:
        return self.known.place.course


async def open_card(
    act: Act, enrolment: EnrolmentId, facts: Sequence[Fact[Any]] = ()
) -> PersonCard:
    """Return what coordinators may know of somebody, with the facts for slots.

    Raise `NotAllowed`, or `StaleButton` if they left.
    """
    listed = await running.require_enrolment(act, enrolment)
    place = listed.enrolment
    if place.state in {Membership.LEFT, Membership.REFUSED}:
        raise StaleButton
    cohort = require(await cohorts.by_id(act.tx, place.cohort_id), NoSuchContent)
    course = find_course(act.courses, cohort.course)
    here = CohortPlace(enrolment=place, cohort=cohort, course=course, now=act.now)
    known = await ask_facts(act.tx, here, facts)
    merge = await merging.latest_of(act.tx, place.person_id, place.cohort_id, now=act.now)
    if place.state not in {Membership.ACTIVE, Membership.FINISHED}:
        return PersonCard(known=known, listed=listed, merge=merge)
    done = await load_progress(act.tx, place.id, course, now=act.now)
    happened = await storage.load(act.tx, place, now=act.now)
    units = [unit.id for unit in course.units if unit.items]
    return PersonCard(
        known=known,
        listed=listed,
        timeline=happened,
        lessons_read=done.lessons_read,
        lessons=done.lessons,
        quizzes_done=sum(unit in happened.quizzes for unit in units),
        quizzes=len(units),
        reminded_at=await people.reminded_at(act.tx, place.person_id),
        pin_is_locked=await pins.was_wrong_often(act.tx, place.person_id),
        merge=merge,
    )
