"""For any leaders and any calendar the bot keeps its limits for six months.

Never more than the allowed unasked messages, none in quiet hours or on quiet days but the step at
which a meeting starts, none after its time, none about what is done. `ROMLEUK_SOAK_LEADERS` sets
how many courses are tried; by default one, always the same, and one that is written down here.
"""

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import orjson
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.learning.rhythm.domain import PRACTICE_KIND
from bot.storage.database import Tx
from tests.engines import open_database
from tests.stories.cast import Founded, coordinator, enrolment_id, found
from tests.stories.leaders import leader
from tests.stories.learning.six_months import Life, Unasked, live
from tests.stories.learning.test_rhythm_six_months import TRAINED, within_limits
from tests.stories.meetings import three_days
from tests.world import PHNOM_PENH, World, a_world, local

COURSES = int(os.environ.get("ROMLEUK_SOAK_LEADERS", "1"))
FEW = 2
UNTIL = date(2023, 12, 1)
STARTS = "session.start"
"""The step at which a meeting starts: it comes in quiet hours too, without a sound."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """One leader: how often a message is answered and how often an answer is right (0 to 1).

    `early`: has done everything before the training. Days of the week are bits, Monday first;
    hours are of the local day; `paused`: messages are paused until so many days after the training.
    """

    answers: float = 1.0
    right: float = 0.75
    early: bool = False
    days: int = 0b0011111
    hour: int = 12
    quiet_from: int = 20
    quiet_until: int = 7
    paused: int | None = None


LEADERS = st.builds(
    Wishes,
    answers=st.sampled_from([1.0, 0.8, 0.3, 0.0]),
    right=st.sampled_from([0.75, 0.97, 0.4]),
    early=st.booleans(),
    days=st.integers(1, 0b1111111),
    hour=st.integers(8, 19),
    quiet_from=st.integers(18, 23),
    quiet_until=st.integers(5, 8),
    paused=st.none() | st.integers(0, 120),
)
COURSE = st.tuples(
    st.lists(LEADERS, min_size=1, max_size=3),
    st.booleans(),
    st.frozensets(st.integers(0, 189), max_size=25),
)
Drawn = tuple[list[Wishes], bool, frozenset[int]]
WRITTEN = [Wishes(answers=0.8), Wishes(answers=0.0, paused=20), Wishes(early=True, days=0b0001010)]


@settings(
    max_examples=COURSES,
    derandomize=COURSES <= FEW,
    deadline=None,
    database=None,
    phases=tuple(Phase) if COURSES > FEW else (Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@example((WRITTEN, True, frozenset({1, 2, 6, 30, 90, 91})))
@given(COURSE)
async def test_the_limits_hold_for_any_leaders_and_calendar(course: Drawn) -> None:
    wished, meets, quiet = course
    with TemporaryDirectory() as folder:
        database = await open_database(Path(folder) / "romleuk.db")
        async with a_world(database, at=local("2023-05-22 08:00")) as world:
            founded = await found(world)
            if meets:
                await three_days(await coordinator(world, founded), founded)
            days = {(TRAINED + timedelta(days=each)).isoformat() for each in quiet}
            lives = [
                await _joins(world, founded, number, each) for number, each in enumerate(wished)
            ]
            await _be_quiet(world, days)
            await live(world, lives, until=UNTIL)
            for life, each in zip(lives, wished, strict=True):
                _holds(life, each, days)


def _holds(life: Life, wishes: Wishes, quiet: set[str]) -> None:
    learning = [each for each in life.came if each.is_learning]
    within_limits(learning, TRAINED, (4, 3, 2))
    within_limits([each for each in learning if each.kind == PRACTICE_KIND], TRAINED, (3, 2, 1))
    assert life.needless == []
    for each in life.came:
        if each.kind != STARTS:
            assert _is_awake(each.at, wishes), each
            assert each.at.date().isoformat() not in quiet or not each.is_learning, each
        assert each.expires_at is None or each.at < each.expires_at, each
    told = [each.at.date() for each in life.came if each.kind != STARTS]
    assert all(told.count(day) <= 2 for day in told)
    if wishes.paused is not None:
        assert not [each for each in life.came if _is_paused(each, wishes.paused)]


def _is_awake(at: datetime, wishes: Wishes) -> bool:
    return wishes.quiet_until <= at.hour < wishes.quiet_from


def _is_paused(message: Unasked, day: int) -> bool:
    return message.is_learning and message.at < _midnight(TRAINED + timedelta(days=day))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=PHNOM_PENH)


async def _joins(world: World, founded: Founded, number: int, wishes: Wishes) -> Life:
    phone = await leader(world, founded, f"leader{number}")
    place = await enrolment_id(world, phone.key)
    life = Life(
        phone=phone,
        place=place,
        answers=wishes.answers,
        right=wishes.right,
        dice=Random(number),
    )
    if wishes.early:
        await life.finishes_all(world)

    async def work(tx: Tx) -> None:
        tx.do(
            "UPDATE enrolments SET refresh_days = :days, refresh_minute = :minute WHERE id = :id",
            days=wishes.days,
            minute=60 * wishes.hour,
            id=place,
        )
        tx.do(
            "UPDATE people SET quiet_from = :since, quiet_until = :until, paused_until = :paused"
            " WHERE id = (SELECT person_id FROM enrolments WHERE id = :id)",
            paused=None
            if wishes.paused is None
            else _midnight(TRAINED + timedelta(days=wishes.paused)),
            since=60 * wishes.quiet_from,
            until=60 * wishes.quiet_until,
            id=place,
        )

    await world.app.database.run(work)
    return life


async def _be_quiet(world: World, days: set[str]) -> None:
    async def work(tx: Tx) -> None:
        tx.do("UPDATE cohorts SET quiet_days = :days", days=orjson.dumps(sorted(days)).decode())

    await world.app.database.run(work)
