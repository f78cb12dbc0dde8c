"""People who take a quiz: whom to seat, what they tap, and what must have come of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from bot.act import Act
from bot.catalog.course import Course, Item, OptionId
from bot.clock import Clock
from bot.learning.attempts.domain import items_of
from bot.learning.attempts.service import begin_quiz
from bot.learning.quiz.buttons import Answer, CheckTicks, Tick
from bot.learning.quiz.domain import AttemptId, mask, wording_digest
from bot.learning.quiz.service import Asked
from bot.membership.domain import EnrolmentId
from bot.people.cohorts.service import create_cohort
from bot.people.seed.service import add_participant
from bot.storage.database import Database, Tx
from bot.storage.migration import upgrade
from tests.engines import open_database
from tests.faults.announcing import seat_author
from tests.shipped import shipped_courses

QUIZ = "m4.u1"
ZONE = "Asia/Phnom_Penh"
FIRST_ID = 6001


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One tap: whose, on which message, what the button carries."""

    telegram_id: int
    message_id: int
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """Somebody with an open run through the quiz."""

    telegram_id: int
    attempt: AttemptId


def the_course() -> Course:
    """The course that comes with Romleuk."""
    return next(iter(shipped_courses().values()))


async def seat(path: Path, many: int) -> list[Taker]:
    """Make a database with `many` people whose quiz is open at the first question."""
    database = await open_database(path)
    try:
        return await seat_in(database, many)
    finally:
        await database.close()


async def seat_in(database: Database, many: int) -> list[Taker]:
    """The same in a database that is open."""
    await upgrade(database, now_ms=0)
    return await database.run(partial(_seat, many))


async def _seat(many: int, tx: Tx) -> list[Taker]:
    now = Clock().now()
    course = the_course()
    cohort = await create_cohort(Act(tx=tx, now=now), course=course, title="May", zone=ZONE)
    await seat_author(tx, cohort, now=now)
    takers = []
    for number in range(many):
        joined = await add_participant(
            Act(tx=tx, now=now),
            cohort,
            telegram_id=FIRST_ID + number,
            name=f"Leader {number}",
            language="en",
        )
        place = await tx.one(
            "SELECT id FROM enrolments WHERE person_id = :person", person=joined.person
        )
        assert place is not None
        asked = await begin_quiz(
            Act(tx=tx, now=now, courses=shipped_courses()), EnrolmentId(place["id"]), QUIZ
        )
        assert isinstance(asked, Asked)
        takers.append(Taker(telegram_id=FIRST_ID + number, attempt=asked.question.attempt))
    return takers


def all_taps(
    takers: list[Taker], seed: int
) -> tuple[list[Tap], Mapping[tuple[AttemptId, str], int]]:
    """Every tap of every run, people interleaved; and what must have been picked in the end."""
    chance = Random(seed)
    runs: list[list[Tap]] = []
    picked: dict[tuple[AttemptId, str], int] = {}
    for taker in takers:
        run = list(_run(taker, chance, picked))
        runs.append(run)
    taps = []
    while runs:
        run = chance.choice(runs)
        taps.append(run.pop(0))
        if not run:
            runs.remove(run)
    return taps, picked


def _run(taker: Taker, chance: Random, picked: dict[tuple[AttemptId, str], int]) -> Iterator[Tap]:
    """The taps of one run, each on a message of its own."""
    course = the_course()
    known = {str(item.id): item for unit in course.units for item in unit.items}
    number = 100_000
    for place, item_id in enumerate(items_of(course, QUIZ)):
        item = known[item_id]
        chosen = chance.sample([option.id for option in item.options], item.choose)
        picked[taker.attempt, item_id] = mask(chosen)
        for data in _keys(taker.attempt, place, item, chosen):
            yield Tap(telegram_id=taker.telegram_id, message_id=number, data=data)
            number += 1


def _keys(attempt: AttemptId, place: int, item: Item, chosen: list[OptionId]) -> Iterator[str]:
    wording = wording_digest(item)
    if item.choose == 1:
        yield Answer(attempt=attempt, place=place, option=chosen[0], wording=wording).pack()
        return
    for option in chosen:  # a tick that came twice would be a tick taken away
        yield Tick(attempt=attempt, place=place, option=option, wording=wording).pack()
    yield CheckTicks(attempt=attempt, place=place, wording=wording).pack()


async def kept_answers(tx: Tx) -> Mapping[tuple[AttemptId, str], int]:
    """What was picked, by attempt and question."""
    rows = await tx.ask("SELECT attempt_id, item, picked FROM answers")
    return {(AttemptId(row["attempt_id"]), row["item"]): row["picked"] for row in rows}
