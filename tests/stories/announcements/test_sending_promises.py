"""What Check promises is what comes: random weeks of announcements, meetings and small notes.

`ROMLEUK_SOAK_PROMISES` sets how many weeks are tried; by default three, always the same.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.act import Act
from bot.announcements.buttons import OpenAnnouncementCheck
from bot.announcements.checking.service import review_of
from bot.announcements.domain import AnnouncementId
from bot.announcements.storage import load
from bot.announcements.timing.service import foretell
from bot.outbox.promises.domain import KINDS
from bot.peers import storage as peers
from bot.peers.service import ask_pair, part
from bot.storage.database import Rows, Tx
from bot.storage.dialect import from_ms
from tests.engines import open_database
from tests.stories.announcing import Course, make_course, send_key, written
from tests.stories.cast import change_row, enrolment_id, person_id
from tests.stories.meetings import one_day
from tests.world import World, a_world, local

WEEKS = int(os.environ.get("ROMLEUK_SOAK_PROMISES", "3"))
SLACK = timedelta(minutes=2)
"""The time to undo is a minute; then the next tick starts it."""
MONDAY = local("2023-05-29 00:00")
DAY = 24 * 60
LEADERS = ("sok", "chan", "vann")


@dataclass
class Week:
    """A course in a random week, and what was promised: announcement, person -> instant."""

    world: World
    course: Course
    dice: Random
    promised: dict[tuple[int, int], datetime] = field(default_factory=dict)
    announced: int = 0

    async def plays(self) -> None:
        await self.plans_meetings()
        await self.draws_lives()
        moments = sorted(
            MONDAY + timedelta(minutes=self.dice.randrange(7 * DAY))
            for _ in range(self.dice.randrange(8, 20))
        )
        for moment in moments:
            await self.world.travel(moment)
            if moment == moments[0] or self.dice.random() < 0.5:
                await self.announces()
            else:
                await self.pairs()
        await self.world.travel(MONDAY + timedelta(days=12))

    async def plans_meetings(self) -> None:
        for day in self.dice.sample(range(7), self.dice.randrange(3)):
            at = MONDAY + timedelta(days=day, hours=self.dice.randrange(8, 18))
            day_and_month = f"{at:%d/%m}"
            await one_day(
                self.world, self.course.sophea, self.course.founded, day_and_month, f"{at:%H:%M}"
            )

    async def draws_lives(self) -> None:
        """Let each leader have quiet hours of their own, and some pause messages for a while."""
        for key in LEADERS:
            paused = MONDAY + timedelta(days=self.dice.randrange(1, 5))
            await change_row(
                self.world,
                "UPDATE people SET quiet_from = :since, quiet_until = :until,"
                " paused_until = :paused WHERE id = :id",
                since=60 * self.dice.randrange(18, 24),
                until=60 * self.dice.randrange(5, 9),
                paused=paused if self.dice.random() < 0.2 else None,
                id=await person_id(self.world, key),
            )

    async def announces(self) -> None:
        """Let Sophea announce something, for now or for a time, and note what Check promises."""
        self.announced += 1
        await written(self.course, f"Message {self.announced}.")
        made = await self.draft()
        if self.dice.random() < 0.6:
            wanted = self.world.clock.now() + timedelta(minutes=self.dice.randrange(15, 3 * DAY))
            await change_row(
                self.world,
                "UPDATE announcements SET wanted_at = :at, mornings = :mornings WHERE id = :id",
                at=wanted,
                mornings=self.dice.random() < 0.2,
                id=made,
            )
        await self.course.sophea.forges(OpenAnnouncementCheck(made).pack())
        promised = await self.promises(made)
        await self.course.sophea.taps(send_key(self.course.sophea))
        self.promised |= {(made, person): at for person, at in promised.items()}

    async def draft(self) -> AnnouncementId:
        async def work(tx: Tx) -> AnnouncementId:
            row = await tx.single("SELECT max(id) AS id FROM announcements")
            return AnnouncementId(row["id"])

        return await self.world.app.database.run(work)

    async def promises(self, made: AnnouncementId) -> dict[int, datetime]:
        people = [await person_id(self.world, key) for key in LEADERS]

        async def work(tx: Tx) -> dict[int, datetime]:
            act = Act(tx=tx, now=self.world.clock.now(), courses=self.world.app.context.courses)
            details = await load(tx, made)
            assert details is not None
            check = await review_of(act, details, limit=1000)
            found = await foretell(act, details, people, delay=check.delay)
            return {person: each.at for person, each in found.items() if each.at is not None}

        return await self.world.app.database.run(work)

    async def pairs(self) -> None:
        """Ask two leaders to be buddies, or end their pair: both get a small note."""
        one, another = self.dice.sample(LEADERS, 2)
        first = await enrolment_id(self.world, one)
        second = await enrolment_id(self.world, another)
        cohort = self.course.founded.cohort

        async def work(tx: Tx) -> None:
            act = Act(tx=tx, now=self.world.clock.now())
            pair = await peers.open_of(tx, first) or await peers.open_of(tx, second)
            if pair is None:
                await ask_pair(act, cohort, first, second, drawn=False)
            else:
                await part(act, pair)

        await self.world.app.database.run(work)

    async def came(self) -> dict[tuple[int, int], datetime]:
        async def work(tx: Tx) -> Rows:
            return await tx.ask(
                "SELECT o.announcement_id, c.person_id, o.done_at FROM outbox o"
                " JOIN chats c ON c.id = o.chat_id WHERE o.kind IN :kinds AND o.state = 'sent'",
                kinds=list(KINDS),
            )

        rows = await self.world.app.database.run(work)
        return {(row["announcement_id"], row["person_id"]): from_ms(row["done_at"]) for row in rows}


@pytest.mark.parametrize("seed", range(WEEKS))
async def test_an_announcement_comes_when_check_says(seed: int, tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        week = Week(world, await make_course(world), Random(seed))
        await week.plays()
        came = await week.came()

    late = {
        key: (at, came.get(key))
        for key, at in week.promised.items()
        if key not in came or came[key] > at + SLACK
    }
    assert week.promised
    assert late == {}
