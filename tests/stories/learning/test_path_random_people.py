"""Random people live through seven months, and each message is true when it arrives.

They join late, move to another cohort, erase everything, pause, are silent and come back, read all
at once, or never come. `ROMLEUK_SOAK_PATHS` sets how many crowds of 10 are tried; by default one.
"""

import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from bot.areas import PERSONAL_DATA
from bot.learning.rhythm.domain import PRACTICE_KIND
from bot.membership.domain import PersonId
from bot.membership.enrolment import storage as enrolments
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from tests.engines import open_database
from tests.stories.cast import Founded, change_row, coordinator, enrolment_id, found, person_id
from tests.stories.leaders import leader
from tests.stories.learning.six_months import Life, Unasked
from tests.stories.learning.test_rhythm_six_months import TRAINED, within_limits
from tests.stories.meetings import three_days
from tests.world import PHNOM_PENH, World, a_world, local

CROWDS: Final = int(os.environ.get("ROMLEUK_SOAK_PATHS", "1"))
PEOPLE: Final = 10
BEGINS, UNTIL = date(2023, 5, 22), date(2023, 12, 20)
LESSONS: Final = 18
SPAN: Final = 190
"""The days after the training in which something may happen to somebody."""


@dataclass(slots=True, kw_only=True)
class Somebody:
    """What somebody does and what happens to them; days are counted from the training.

    `quiet`, `paused`: from the first to the second of these days. `once`: reads everything on this
    day. `keen`: opens every offer, and reads one lesson each time.
    """

    life: Life
    person: PersonId
    joined: date
    keen: bool = False
    came: bool = False
    quiet: tuple[int, int] | None = None
    paused: tuple[int, int] | None = None
    once: int | None = None
    moves: int | None = None
    erases: int | None = None
    erased_at: datetime | None = None
    offered: Counter[str] = field(default_factory=Counter)
    untrue: list[str] = field(default_factory=list)

    def is_quiet(self, day: int) -> bool:
        return self.quiet is not None and self.quiet[0] <= day < self.quiet[1]


@dataclass(slots=True, kw_only=True)
class Crowd:
    """Twenty people, those who are still to join, and the two cohorts."""

    world: World
    dice: Random
    cohort: Founded
    other: Founded
    people: list[Somebody] = field(default_factory=list)

    async def joins(self, number: int, today: date) -> None:
        """Let somebody join; every fourth is keen, and nothing happens to these."""
        dice, keen = self.dice, number % 4 == 0
        phone = await leader(self.world, self.cohort, f"leader{number}")
        place = await enrolment_id(self.world, phone.key)
        life = Life(
            phone=phone,
            place=place,
            answers=1.0 if keen else dice.choice([1.0, 0.8, 0.3, 0.0]),
            right=dice.choice([0.4, 0.75, 0.97]),
            lessons=1 if keen else dice.choice([1, 2, 6]),
            dice=Random(dice.random()),
        )
        one = Somebody(
            life=life,
            person=await person_id(self.world, phone.key),
            joined=today,
            keen=keen,
            came=today < TRAINED and dice.random() < 0.7,
        )
        if not keen:
            self._fate(one, number)
        self.people.append(one)

    def _fate(self, one: Somebody, number: int) -> None:
        joined = max(1, (one.joined - TRAINED).days)
        first = max(joined + 1, self.dice.randrange(1, SPAN - 60))
        match number % 4:
            case 1:
                one.quiet = (joined, first + 42)
            case 2:
                one.paused = (first, first + 60)
                one.moves = first + 30
            case _:
                one.once = self.dice.choice([None, first])
                one.erases = self.dice.choice([None, first + 30])

    async def lives(self) -> None:
        late = {number: self.dice.randrange(1, 101) for number in range(15, PEOPLE)}
        for number in range(15):
            await self.joins(number, BEGINS)
        today = BEGINS
        while today < UNTIL:
            for number, day in late.items():
                if today == TRAINED + timedelta(days=day):
                    await self.world.travel(_at(today, 8))
                    await self.joins(number, today)
            await self.world.travel(_at(today, 19))
            for one in self.people:
                await self._evening(one, (today - TRAINED).days)
            today += timedelta(days=1)

    async def _evening(self, one: Somebody, day: int) -> None:
        for message in await one.life.listens(self.world):
            await self._judge(one, message)
            answers = one.keen or one.life.dice.random() < one.life.answers
            if message.is_learning and answers and not one.is_quiet(day) and not one.erased_at:
                await one.life.does(self.world, message)
        await self._happens(one, day)

    async def _happens(self, one: Somebody, day: int) -> None:
        now = self.world.clock.now()
        if day == 0 and one.came:
            await one.life.comes_to(self.world, SessionId(3))
        if one.paused is not None and day == one.paused[0]:
            until = now + timedelta(days=one.paused[1] - one.paused[0])
            sql = "UPDATE people SET paused_until = :until WHERE id = :id"
            await change_row(self.world, sql, until=until, id=one.person)
        if day == one.once:
            await one.life.finishes_all(self.world)
        if day == one.moves:
            await self.world.app.database.run(lambda tx: self._moves(tx, one))
        if day == one.erases:
            await self.world.app.database.run(lambda tx: _erases(tx, one.person, now))
            one.erased_at = now

    async def _moves(self, tx: Tx, one: Somebody) -> None:
        place = one.life.place
        assert await enrolments.move(tx, place, to=self.other.cohort, person=one.person)

    # ---- the truth ----------------------------------------------------------------------------

    async def _judge(self, one: Somebody, message: Unasked) -> None:
        """Note a message that is not true for somebody on its arrival."""
        if one.erased_at is not None and message.at > one.erased_at:
            one.untrue.append(f"after everything was erased: {message}")
        elif message.is_learning and not await self._is_true(one, message):
            one.untrue.append(str(message))

    async def _is_true(self, one: Somebody, message: Unasked) -> bool:
        place = one.life.place
        match message.kind:
            case "learning.lessons":
                return await self._is_next(one, message)
            case "learning.practice":
                return "stop sending" in message.words or bool(await self._count(_READ, place))
            case "learning.next_module" | "learning.look_back":
                return bool(await self._count(_BEGUN, place))
            case "learning.results":
                return bool(await self._count(_SCORED, place))
            case "survey.ask" | "survey.remind":
                return one.came or "The meetings are" not in message.words
            case _:
                return True

    async def _is_next(self, one: Somebody, message: Unasked) -> bool:
        """Tell whether the lesson or quiz is open, and "next" only after the one before."""
        rows = await self._ask(_OFFERS, one.life.place)
        told = [row["about"] for row in rows if row["said_on"] <= message.at.date().isoformat()]
        one.offered[told[-1]] += 1
        opened = not await self._is_done(one, told[-1])
        is_next = "What comes next" in message.words or "where you stopped" in message.words
        return opened and (not is_next or await self._is_done(one, told[-2]))

    async def _is_done(self, one: Somebody, key: str) -> bool:
        unit, _, card = key.rpartition(".c")
        if not unit:
            return bool(await self._count(f"{_SCORED} AND quiz = '{key}'", one.life.place))
        rows = await self._ask(f"{_BEGUN_ROWS} AND unit = '{unit}'", one.life.place)
        return any(row["furthest"] >= int(card) for row in rows)

    async def _count(self, sql: str, place: int) -> int:
        [row] = await self._ask(sql, place)
        return int(row["n"])

    async def _ask(self, sql: str, place: int) -> list[dict[str, Any]]:
        async def work(tx: Tx) -> list[dict[str, Any]]:
            return [dict(row) for row in await tx.ask(sql, place=place)]

        return await self.world.app.database.run(work)

    async def read_by(self, one: Somebody) -> int:
        rows = await self._ask(_BEGUN_ROWS, one.life.place)
        course = self.world.app.context.courses["community-liberation-toolkit"]
        parts = {unit.id for unit in course.units}
        return sum(row["furthest"] for row in rows if row["unit"] in parts)


_OFFERS = (
    "SELECT about, said_on FROM learning_messages"
    " WHERE enrolment_id = :place AND kind = 'learning.lessons' ORDER BY said_at, id"
)
_BEGUN_ROWS = "SELECT unit, furthest FROM readings WHERE enrolment_id = :place"
_READ = "SELECT count(*) AS n FROM readings WHERE enrolment_id = :place"
_BEGUN = (
    "SELECT (SELECT count(*) FROM readings WHERE enrolment_id = :place)"
    " + (SELECT count(*) FROM attempts WHERE enrolment_id = :place) AS n"
)
_SCORED = (
    "SELECT count(*) AS n FROM attempts WHERE enrolment_id = :place AND finished_at IS NOT NULL"
    " AND quiz <> 'warmup' AND purpose <> 'refresher'"
)


async def _erases(tx: Tx, person: PersonId, now: datetime) -> None:
    PERSONAL_DATA.delete(tx, person, now=now)


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=PHNOM_PENH)


@pytest.mark.parametrize("seed", range(CROWDS))
async def test_whatever_people_do_each_message_is_true_and_the_keen_read_everything(
    seed: int,
) -> None:
    with TemporaryDirectory() as folder:
        database = await open_database(Path(folder) / "romleuk.db")
        async with a_world(database, at=local("2023-05-22 08:00")) as world:
            cohort, other = await found(world), await found(world)
            await three_days(await coordinator(world, cohort), cohort)
            crowd = Crowd(world=world, dice=Random(seed), cohort=cohort, other=other)
            await crowd.lives()
            for one in crowd.people:
                _holds(one)
            read = {
                one.life.phone.key: await crowd.read_by(one) for one in crowd.people if one.keen
            }
            assert read == dict.fromkeys(read, 18)


def _holds(one: Somebody) -> None:
    name, begins = one.life.phone.key, max(TRAINED, one.joined)
    assert one.untrue == [], name
    assert max(one.offered.values(), default=0) <= 3, f"{name}: {one.offered}"
    learning = [each for each in one.life.came if each.is_learning]
    within_limits(learning, begins, (4, 3, 2))
    within_limits([each for each in learning if each.kind == PRACTICE_KIND], begins, (3, 2, 1))
    if one.paused is not None:
        paused = [TRAINED + timedelta(days=each) for each in one.paused]
        assert not [each for each in learning if paused[0] < each.at.date() < paused[1]], name
    told = [each.at.date() for each in one.life.came if each.kind != "session.start"]
    assert max(Counter(told).values(), default=0) <= 2, name
    assert all(7 <= each.at.hour < 20 for each in learning), f"{name}: at night"
