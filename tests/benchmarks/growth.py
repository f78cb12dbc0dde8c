"""How a database grows with each participant and year: a year of leaders, lived in virtual time.

They are those of `docs/six-months.md`: some answer everything, some half of it, some nothing. The
bot plans, gates and sends all messages and cleans up every night; a copy without free pages, as a
backup is, is measured at the beginning and at the end. Taps are left out: of them a row stays for
seven days.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bot.storage.sqlite import SqliteDatabase
from tests.benchmarks.figures import Figure, rounded
from tests.benchmarks.session import Session
from tests.engines import open_sqlite
from tests.stories.cast import coordinator, enrolment_id, found
from tests.stories.leaders import leader
from tests.stories.learning.six_months import Life, live
from tests.stories.meetings import three_days
from tests.world import World, a_world

MONDAY: Final = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
YEAR: Final = timedelta(days=365)
EVERY: Final = 4
"""How many copies of each kind of leader there are."""
ANSWERS: Final = (1.0, 0.7, 0.4, 0.0)
RIGHT: Final = 0.85


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield the bytes and the messages of one participant in a year."""
    path = session.folder / "growth.db"
    database = await open_sqlite(path)
    span = YEAR / 6 if session.quick else YEAR
    async with a_world(database, at=MONDAY) as world:
        lives = await _people(world, session.fewer(EVERY))
        before = await _size(database, session.folder)
        until = (MONDAY + span).date()
        await live(world, lives, until=until)
        after = await _size(database, session.folder)
    years = len(lives) * span / YEAR
    messages = sum(len(each.came) for each in lives)
    session.say(f"{len(lives)} leaders until {until}: {before:,} to {after:,} bytes")
    yield Figure(
        name="growth of the database for a participant and year",
        unit="kB",
        value=rounded((after - before) / years / 1000),
        note=f"{len(lives)} leaders, {span.days} days",
    )
    yield Figure(
        name="unasked messages for a participant and day",
        unit="messages",
        value=rounded(messages / years / YEAR.days),
        note="without announcements",
    )
    yield Figure(name="an empty database with one course", unit="kB", value=rounded(before / 1000))


async def _people(world: World, every: int) -> list[Life]:
    founded = await found(world)
    await three_days(await coordinator(world, founded), founded)
    lives = []
    for number in range(every):
        for answers in ANSWERS:
            name = f"leader{number}x{answers * 10:.0f}"
            phone = await leader(world, founded, name)
            place = await enrolment_id(world, phone.key)
            lives.append(
                Life(phone=phone, place=place, answers=answers, right=RIGHT, dice=Random(name))
            )
    return lives


async def _size(database: SqliteDatabase, folder: Path) -> int:
    copy = folder / "copy.db"
    copy.unlink(missing_ok=True)
    await database.copy_into(copy)
    return copy.stat().st_size
