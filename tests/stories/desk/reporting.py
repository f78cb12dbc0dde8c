"""A course after its three days: fourteen leaders of a few organizations, and what they did."""

from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Course, Item
from bot.learning.attempts import storage as attempts
from bot.learning.attempts.domain import warm_up
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import WARM_UP, Purpose, as_picked, mask, right_picks
from bot.learning.recap.storage import note_card
from bot.membership.cohort import storage as stored
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.people import service
from bot.people.directory.service import put_on_list
from bot.people.seed.service import add_participant
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.builders import add_meeting

FIRST_TELEGRAM_ID = 6001
ORGANIZATIONS = ("Lotus House",) * 6 + ("River School",) * 5 + ("Bright Path",) * 2 + (None,)
"""Of fourteen leaders, in order: six, five, two, and one of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The leaders of a cohort, in the order of the list."""

    cohort: CohortId
    people: tuple[PersonId, ...]
    places: tuple[EnrolmentId, ...]
    meetings: tuple[SessionId, ...] = ()


async def trained(
    database: Database, course: Course, cohort: CohortId, *, many: int, now: datetime
) -> Trained:
    """Let so many leaders in, the others of the fourteen stay on the list."""

    async def work(tx: Tx) -> Trained:
        known = {
            name: await service.create_organization(Act(tx=tx, now=now), name)
            for name in dict.fromkeys(ORGANIZATIONS)
            if name
        }
        for n, name in enumerate(ORGANIZATIONS):
            organization = None if name is None else known[name]
            if n < many:
                await add_participant(
                    Act(tx=tx, now=now, courses={course.id: course}),
                    cohort,
                    telegram_id=FIRST_TELEGRAM_ID + n,
                    name=f"Leader {n + 1:02}",
                    language="km" if n % 4 else "en",
                    organization=organization,
                )
            else:
                found = await stored.by_id(tx, cohort)
                assert found is not None
                await put_on_list(
                    Act(tx=tx, now=now), found, name=f"Leader {n + 1:02}", organization=organization
                )
        rows = await tx.ask(
            "SELECT id, person_id FROM enrolments WHERE cohort_id = :cohort AND state = 'active'"
            " ORDER BY id",
            cohort=cohort,
        )
        return Trained(
            cohort=cohort,
            people=tuple(PersonId(row["person_id"]) for row in rows),
            places=tuple(EnrolmentId(row["id"]) for row in rows),
        )

    return await database.run(work)


async def met(
    database: Database, course: Course, group: Trained, starts: list[datetime], *, there: int
) -> Trained:
    """Let meetings have been held: so many were there, the next had excused themselves."""

    async def work(tx: Tx) -> Trained:
        made = []
        for number, at in enumerate(starts):
            made.append(
                await add_meeting(
                    tx, group.cohort, at, unit=course.units[number % len(course.units)].id, title=""
                )
            )
            for n, person in enumerate(group.people):
                if n < there:
                    await attendance.save_once(
                        tx, made[-1], person, Attendance.THERE, picked=None, now=at
                    )
                    await attendance.save_rating(tx, made[-1], person, 3 + (n + number) % 3, now=at)
                elif n == there:
                    rsvps.save_answers(tx, [made[-1]], person, RsvpAnswer.NO, now=at)
        return Trained(
            cohort=group.cohort, people=group.people, places=group.places, meetings=tuple(made)
        )

    return await database.run(work)


def picks(item: Item, *, right: bool) -> int:
    """The right options, or the first wrong one."""
    if right:
        return right_picks(item)
    if item.in_sequence:
        return as_picked(item, [option.id for option in reversed(item.options)])
    return mask([next(option.id for option in item.options if not option.right)])


async def answered(
    database: Database,
    course: Course,
    place: EnrolmentId,
    quiz: str,
    purpose: Purpose,
    right: int,
    *,
    now: datetime,
) -> None:
    """Let somebody have finished a quiz with the first `right` questions right."""
    ids = warm_up(course) if quiz == WARM_UP else [item.id for item in course.unit(quiz).items]
    items = [course.item(item) for item in ids]

    async def work(tx: Tx) -> None:
        begun = await attempts.start(
            tx, place, quiz, course=course.id, purpose=purpose, items=ids, now=now
        )
        assert begun is not None
        for number, item in enumerate(items):
            good = number < right
            quiz_storage.save_answer(
                tx, begun, item, picks(item, right=good), correct=good, now=now
            )
        quiz_storage.finish(tx, begun.id, now=now)

    await database.run(work)


async def has_read(
    database: Database, course: Course, place: EnrolmentId, units: int, *, now: datetime
) -> None:
    """Let somebody have read the first `units` parts to their end."""

    async def work(tx: Tx) -> None:
        for unit in course.units[:units]:
            note_card(tx, place, unit.id, len(unit.cards), is_last=True, now=now)

    await database.run(work)
