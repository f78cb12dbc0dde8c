"""The programme workbook: an Excel file of all courses goes out, in names or in codes."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.documents.workbook_sheets import read_workbook
from bot.storage.database import Tx
from tests.stories.cast import Founded, found
from tests.stories.desk.reporting import Trained
from tests.stories.desk.workbooks import content, held_group, opens_workbook
from tests.world import Phone, World, words


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def group(world: World, founded: Founded) -> Trained:
    return await held_group(world, founded)


async def told(world: World, statement: str) -> list[dict[str, Any]]:
    async def work(tx: Tx) -> list[dict[str, Any]]:
        return [dict(row) for row in await tx.ask(statement)]

    return await world.app.database.run(work)


async def test_the_workbook_has_a_row_for_each_person_and_a_sheet_of_meetings(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens_workbook(sophea)
    assert "1 course, 14 people" in sophea.sees
    await sophea.taps("📗 With names")

    sent = sophea.last
    assert sent["document"]["file_name"] == "Workbook - 2023-06-01 - en.xlsx"
    assert words(sent) == (
        "Romleuk\n\nWorkbook · 1 June 2023\n\nI will delete this file here after 24 hours."
    )
    book = load_workbook(BytesIO(content(world, sent)))
    assert [(each.title, each.sheet_state) for each in book.worksheets] == [
        ("Read me first", "visible"),
        ("Module 4, May 2023", "visible"),
        ("Meetings", "visible"),
        ("All courses", "visible"),
        ("stamp", "veryHidden"),
    ]
    sheets = read_workbook(content(world, sent))
    head, *rows = sheets["Module 4, May 2023"]
    assert head == [
        "Code", "Name", "Organization", "Language", "Joined", "Mon 29 May Part 1",
        "Tue 30 May Part 2", "Wed 31 May Part 3", "Parts read to the end, of 3", "Last here",
        "Talked to on",
    ]  # fmt: skip
    by_name = {row[1]: row for row in rows}
    assert len(rows) == 14
    assert by_name["Leader 01"][2] == "Lotus House"
    assert by_name["Leader 01"][5:8] == ["present"] * 3
    assert by_name["Leader 11"][5:8] == ["not there"] * 3
    assert by_name["Leader 12"][5:8] == ["unknown"] * 3
    assert by_name["Leader 14"][4:8] == ["", "–", "–", "–"]
    assert sheets["Meetings"][1] == [
        "Module 4, May 2023", "2023-05-29", "09:00", "Part 1", "10", "1", "0", "2",
    ]  # fmt: skip
    assert sheets["All courses"][1:] == [
        ["Module 4, May 2023", "14", "13", "3", "30", "3", "0", "6"],
        ["All courses", "14", "13", "3", "30", "3", "0", "6"],
    ]


async def test_a_workbook_with_codes_has_no_names_and_people_finds_who_has_a_code(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens_workbook(sophea)
    await sophea.taps("🔢 With codes")

    sheets = read_workbook(content(world, sophea.last))
    assert not any("Leader" in cell for grid in sheets.values() for row in grid for cell in row)
    code = next(row[0] for row in sheets["Module 4, May 2023"] if row[1] == "Bright Path")
    await sophea.sends("/desk")
    await sophea.taps("👥 People")
    await sophea.taps("🔎 Search names")
    await sophea.sends(code.lower())
    [name] = [label for label in sophea.buttons if label.startswith("Leader")]
    await sophea.taps(name)
    assert f"Code in workbooks: {code}" in sophea.sees


async def test_it_is_noted_who_is_in_it_and_the_file_is_deleted_after_a_day(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens_workbook(sophea)
    await sophea.taps("📗 With names")
    sent = sophea.last["message_id"]

    [held] = await told(world, "SELECT count(*) AS n FROM workbook_people")
    assert held["n"] == 14
    actions = {row["action"] for row in await told(world, "SELECT action FROM audit")}
    assert {"cohort.exported", "workbook.made"} <= actions
    await world.travel(timedelta(hours=23))
    assert sent in [each["message_id"] for each in sophea.messages]
    await world.travel(timedelta(hours=2))
    assert sent not in [each["message_id"] for each in sophea.messages]


async def test_a_password_locks_the_file_and_its_message_is_deleted(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens_workbook(sophea)
    await sophea.taps("🔑 Password")
    await sophea.sends("short")
    assert "A password must have 8 to 100 characters." in sophea.sees
    await sophea.sends("river 4711 boat")

    sent = next(each for each in reversed(sophea.messages) if "document" in each)
    sheets = read_workbook(content(world, sent), password="river 4711 boat")
    assert len(sheets["Module 4, May 2023"]) == 15
    assert "river 4711 boat" not in sophea.all_words
    jobs = await told(world, "SELECT about FROM errands WHERE kind = 'workbook.make'")
    assert [each["about"] for each in jobs] == ["{}"]
