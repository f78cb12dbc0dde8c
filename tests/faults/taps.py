"""People who take a quiz, their taps, and the answers that must be stored in the end."""

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
from bot.learning.quiz.buttons import AnswerQuiz, CheckTicks, PlaceOption, TickOption
from bot.learning.quiz.domain import AttemptId, as_picked, wording_digest
from bot.learning.quiz.service import QuizQuestionAsked
from bot.membership.domain import EnrolmentId
from bot.people.seed.service import add_participant
from bot.people.service import create_cohort
from bot.storage.database import Database, Rows, Tx
from bot.storage.migration import upgrade_database
from tests.engines import open_database
from tests.faults.announcing import add_author
from tests.shipped import shipped_courses

QUIZ = "m4.u1"
ZONE = "Asia/Phnom_Penh"
FIRST_ID = 6001


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One tap of a person on a button of a message, with its callback data."""

    telegram_id: int
    message_id: int
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """A person with a quiz in progress."""

    telegram_id: int
    attempt: AttemptId


def shipped_course() -> Course:
    """Return the course that comes with Romleuk."""
    return next(iter(shipped_courses().values()))


async def create_quiz_takers(path: Path, many: int) -> list[Taker]:
    """Create a database with `many` people who are at the first question of a quiz."""
    database = await open_database(path)
    try:
        return await add_quiz_takers(database, many)
    finally:
        await database.close()


async def add_quiz_takers(database: Database, many: int) -> list[Taker]:
    """Add `many` people who are at the first question of a quiz."""
    await upgrade_database(database, now_ms=0)
    return await database.run(partial(_create, many))


async def _create(many: int, tx: Tx) -> list[Taker]:
    now = Clock().now()
    course = shipped_course()
    cohort = await create_cohort(Act(tx=tx, now=now), course=course, title="May", zone=ZONE)
    await add_author(tx, cohort, now=now)
    takers = []
    for number in range(many):
        joined = await add_participant(
            Act(tx=tx, now=now, courses=shipped_courses()),
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
        assert isinstance(asked, QuizQuestionAsked)
        takers.append(Taker(telegram_id=FIRST_ID + number, attempt=asked.question.attempt))
    return takers


def all_taps(
    takers: list[Taker], seed: int
) -> tuple[list[Tap], Mapping[tuple[AttemptId, str], int]]:
    """Return all taps, with people interleaved, and the answers that they give in the end."""
    random = Random(seed)
    runs: list[list[Tap]] = []
    picked: dict[tuple[AttemptId, str], int] = {}
    for taker in takers:
        run = list(_taps_of(taker, random, picked))
        runs.append(run)
    taps = []
    while runs:
        run = random.choice(runs)
        taps.append(run.pop(0))
        if not run:
            runs.remove(run)
    return taps, picked


def _taps_of(
    taker: Taker, random: Random, picked: dict[tuple[AttemptId, str], int]
) -> Iterator[Tap]:
    """Yield the taps of one person, each on another message."""
    course = shipped_course()
    known = {str(item.id): item for unit in course.units for item in unit.items}
    number = 100_000
    for place, item_id in enumerate(items_of(course, QUIZ)):
        item = known[item_id]
        chosen = random.sample([option.id for option in item.options], item.choose)
        picked[taker.attempt, item_id] = as_picked(item, chosen)
        for data in _button_data(taker.attempt, place, item, chosen):
            yield Tap(telegram_id=taker.telegram_id, message_id=number, data=data)
            number += 1


def _button_data(
    attempt: AttemptId, place: int, item: Item, chosen: list[OptionId]
) -> Iterator[str]:
    wording = wording_digest(item)
    if item.choose == 1:
        yield AnswerQuiz(attempt=attempt, place=place, option=chosen[0], wording=wording).pack()
        return
    if item.in_sequence:
        for option in chosen:
            yield PlaceOption(attempt, place, option, 0, wording).pack()
        yield CheckTicks(attempt=attempt, place=place, wording=wording).pack()
        return
    for option in chosen:  # a tick that was handled twice would be removed again
        yield TickOption(attempt=attempt, place=place, option=option, wording=wording).pack()
    yield CheckTicks(attempt=attempt, place=place, wording=wording).pack()


async def stored_answers(tx: Tx) -> Mapping[tuple[AttemptId, str], int]:
    """Return the stored answers by attempt and question."""
    rows = await tx.ask("SELECT attempt_id, item, picked FROM answers")
    return {(AttemptId(row["attempt_id"]), row["item"]): row["picked"] for row in rows}


Stored = tuple[Rows, Mapping[tuple[AttemptId, str], int], int, int]
"""The outbox, the answers, and how many updates were handled and how many given up."""


async def stored_by(path: Path) -> Stored:
    """Return what a bot that has ended left in its database."""
    database = await open_database(path)

    async def read(tx: Tx) -> Stored:
        rows = await tx.ask("SELECT * FROM outbox ORDER BY id")
        seen = await tx.ask("SELECT update_id FROM seen_updates")
        dead = await tx.ask("SELECT update_id FROM dead_updates")
        return rows, await stored_answers(tx), len(seen), len(dead)

    try:
        return await database.run(read)
    finally:
        await database.close()
