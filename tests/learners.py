"""A cohort that takes the small course, with people in it already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.domain import CohortId, EnrolmentId, Person, PersonId, Visitor
from bot.people.seed.service import add_participant
from bot.people.service import create_cohort
from bot.storage.database import Database, Tx
from tests.builders import ZONE, add_meeting

FIRST_TELEGRAM_ID = 5001


@dataclass(frozen=True, slots=True, kw_only=True)
class Learners:
    """A cohort, and the places and people in it, in order."""

    cohort: CohortId
    places: tuple[EnrolmentId, ...]
    people: tuple[PersonId, ...]

    def act(
        self, tx: Tx, *, now: datetime, courses: Mapping[str, Course] | None = None, who: int = 0
    ) -> Act:
        """Return what a use case of one of them acts with."""
        person = Person(
            id=self.people[who],
            telegram_id=FIRST_TELEGRAM_ID + who,
            name=f"Leader {who + 1}",
            language="en",
            zone=ZONE,
        )
        return Act(tx=tx, now=now, visitor=Visitor(person=person), courses=courses or {})

    @property
    def place(self) -> EnrolmentId:
        return self.places[0]

    @property
    def person(self) -> PersonId:
        return self.people[0]


async def learners(database: Database, course: Course, *, now: datetime, many: int = 1) -> Learners:
    """Found a cohort and let so many people in."""

    async def work(tx: Tx) -> Learners:
        cohort = await create_cohort(
            Act(tx=tx, now=now), course=course, title="May 2023", zone=ZONE
        )
        for n in range(many):
            await add_participant(
                Act(tx=tx, now=now),
                cohort,
                telegram_id=FIRST_TELEGRAM_ID + n,
                name=f"Leader {n + 1}",
                language="en",
            )
        rows = await tx.ask(
            "SELECT id, person_id FROM enrolments WHERE cohort_id = :cohort ORDER BY id",
            cohort=cohort,
        )
        return Learners(
            cohort=cohort,
            places=tuple(EnrolmentId(row["id"]) for row in rows),
            people=tuple(PersonId(row["person_id"]) for row in rows),
        )

    return await database.run(work)


async def plan_meetings(
    database: Database, cohort: CohortId, starts: Sequence[tuple[datetime, str | None]]
) -> None:
    """Put meetings into the cohort's calendar: when each begins, and its unit."""

    async def work(tx: Tx) -> None:
        for at, unit in starts:
            await add_meeting(tx, cohort, at, unit=unit)

    await database.run(work)
