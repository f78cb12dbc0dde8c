"""Somebody who tapped wrong pictures is "not sure" wherever coordinators read of attendance."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.storage.database import Tx
from tests.stories.cast import Founded, found
from tests.stories.desk.reporting import Trained
from tests.stories.desk.workbooks import content, gets_workbook, held_group, sends_back
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def unsure(world: World, founded: Founded) -> Trained:
    """The thirteenth leader tapped two wrong pictures after the first meeting."""
    made = await held_group(world, founded)

    async def work(tx: Tx) -> None:
        assert await attendance.save_once(
            tx,
            made.meetings[0],
            made.people[12],
            Attendance.UNSURE,
            picked="flower",
            now=world.clock.now(),
        )

    await world.app.database.run(work)
    return made


async def test_reports_and_files_say_not_sure_and_do_not_count_an_absence(
    world: World, sophea: Phone, unsure: Trained
) -> None:
    assert unsure.meetings
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📊 Reports")
    await sophea.taps("Attendance")
    assert "Mon 29 May · Part 1: 10 of 13 (excused 1 · not sure 1 · absent 1)" in sophea.sees

    await sophea.taps("◀ Reports")
    await sophea.taps("🧾 For donors")
    await sophea.taps("📄 Attendance sheet")
    [sheet] = load_workbook(BytesIO(content(world, sophea.last))).worksheets
    marks = {row[1]: row[2:5] for row in sheet.iter_rows(values_only=True)}
    assert marks["Leader 13"] == ("not sure", "not known", "not known")

    book = load_workbook(BytesIO(await gets_workbook(sophea)))
    rows = {row[1]: row for row in book["Module 4, May 2023"].iter_rows(values_only=True)}
    assert rows["Leader 13"][5:8] == ("not sure", "unknown", "unknown")


async def test_a_workbook_that_comes_back_settles_it(
    world: World, sophea: Phone, unsure: Trained
) -> None:
    data = await gets_workbook(sophea)
    book = load_workbook(BytesIO(data))
    sheet = book["Module 4, May 2023"]
    line = next(row for row in sheet.iter_rows() if row[1].value == "Leader 13")
    line[5].value = "present"
    out = BytesIO()
    book.save(out)
    await sends_back(sophea, out.getvalue())
    await sophea.taps("✔ Save all 1")

    async def work(tx: Tx) -> Attendance | None:
        return await attendance.of_person(tx, unsure.meetings[0], unsure.people[12])

    assert await world.app.database.run(work) is Attendance.THERE
