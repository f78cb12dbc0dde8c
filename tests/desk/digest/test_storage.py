"""A week is counted once, page by page, and only what happened in it."""

from datetime import datetime, timedelta

import pytest

from bot.act import Act
from bot.desk.digest import storage as digests
from bot.desk.digest.domain import Digest, DigestProgress
from bot.desk.digest.service import Digests
from bot.desk.report_figures.storage import PEOPLE
from bot.learning.recap.storage import note_card, note_unclear
from bot.membership.domain import PersonId
from bot.sessions.attendance.domain import Attendance
from bot.sessions.attendance.storage import correct
from bot.storage.database import Database, Tx
from tests.builders import add_meeting
from tests.town import settle
from tests.world import local

MANY = 2 * PEOPLE + 100  # three pages
NOW = local("2023-05-29 00:00")
PLACES = "SELECT id, person_id FROM enrolments"
FIRST, LAST = local("2023-05-22 00:00"), NOW - timedelta(seconds=1)


@pytest.fixture
async def town(database: Database) -> Database:
    """Of those inside two joined in the week and two at its edges; two days of meetings."""

    async def work(tx: Tx) -> None:
        made = await settle(tx, MANY)
        places = {row["person_id"]: row["id"] for row in await tx.ask(PLACES)}
        tx.do("UPDATE enrolments SET joined_at = :at", at=FIRST - timedelta(days=9))
        for person, at in ((2, FIRST), (MANY - 1, LAST), (3, NOW), (4, FIRST - timedelta(1))):
            tx.do("UPDATE enrolments SET joined_at = :at WHERE person_id = :p", at=at, p=person)
        for number, at in enumerate((FIRST + timedelta(2), FIRST + timedelta(3), NOW), 1):
            meeting = await add_meeting(tx, made.cohort, at)
            for person in range(1, 61) if number != 2 else ():
                here = Attendance.THERE
                correct(tx, meeting, PersonId(person), here, by=made.author, now=at)
        for person, at in ((2, FIRST), (MANY - 1, LAST), (3, NOW)):
            note_card(tx, places[person], "u", 1, is_last=True, now=at)
            for course in ("c", "other"):
                note_unclear(tx, PersonId(person), course, "x", "km", now=at)

    await database.run(work)
    return database


async def plans(database: Database, now: datetime = NOW) -> int:
    """How many transactions it takes until nothing is due."""
    times = 0
    while await database.run(lambda tx: Digests().plan(Act(tx=tx, now=now))):
        times += 1
    return times


async def known(database: Database) -> DigestProgress | None:
    return await database.run(lambda tx: digests.of_cohort(tx, 1))  # type: ignore[arg-type]


async def test_a_week_is_counted_page_by_page_and_once(town: Database) -> None:
    assert await plans(town) == 4, "three pages, and what concerns the whole cohort"

    # Of the first sixty, six are not in; the second meeting has no attendance, the third is later.
    expected = MANY - MANY // 10 - 2  # two came in only later
    assert await known(town) == DigestProgress(
        monday=FIRST.date(),
        upto=None,
        digest=Digest(joined=2, finished=2, there=53, places=expected, unnoted=1, unclear=2),
    )
    assert await town.run(digests.next_due) == local("2023-06-05 00:00")
    assert await plans(town, NOW + timedelta(days=6)) == 0


async def test_counting_goes_on_where_it_stopped(town: Database) -> None:
    await town.run(lambda tx: Digests().plan(Act(tx=tx, now=NOW)))
    half = await known(town)
    assert half is not None
    assert half.upto == PEOPLE
    assert await plans(town) == 3
    whole = await known(town)
    assert whole is not None
    assert whole.digest.joined == 2


async def test_counting_starts_again_for_another_week(town: Database) -> None:
    await town.run(lambda tx: Digests().plan(Act(tx=tx, now=NOW)))
    later = NOW + timedelta(weeks=1)
    assert await plans(town, later) == 4
    found = await known(town)
    assert found is not None
    assert found.monday == NOW.date()
    assert found.digest.joined == 1


async def test_a_meeting_at_which_only_former_people_were_is_unknown(town: Database) -> None:
    """Else it would read as if nobody had come."""

    async def work(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = 'left' WHERE person_id <= 60")

    await town.run(work)
    await plans(town)
    whole = await known(town)
    assert whole is not None
    assert (whole.digest.there, whole.digest.places) == (0, 0)
