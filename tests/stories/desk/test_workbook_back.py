"""The workbook comes back: each change is shown, confirmed together, and undone."""

from datetime import timedelta
from typing import Any

import pytest

from bot.documents.workbook_sheets import read_workbook
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from bot.storage.personal_data import PersonalData
from tests.stories.cast import Founded, found
from tests.stories.desk.reporting import Trained
from tests.stories.desk.workbooks import (
    SHEET,
    changed,
    content,
    gets_workbook,
    held_group,
    opens_workbook,
    sends_back,
)
from tests.world import Phone, World

TABLES = ("attendance", "contacts", "enrolments", "people", "invites", "organizations")


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def group(world: World, founded: Founded) -> Trained:
    return await held_group(world, founded)


def row_of(data: bytes, name: str) -> int:
    """The number of somebody's row, as a spreadsheet shows it."""
    return next(at for at, row in enumerate(read_workbook(data)[SHEET], 1) if row[1] == name)


async def stored(world: World) -> dict[str, list[dict[str, Any]]]:
    """All rows that a workbook may change; when somebody was active changes by itself."""

    async def work(tx: Tx) -> dict[str, list[dict[str, Any]]]:
        return {
            table: sorted(
                (
                    {k: v for k, v in dict(row).items() if k not in {"active_at", "used_at"}}
                    for row in await tx.ask(f"SELECT * FROM {table}")
                ),
                key=str,
            )
            for table in TABLES
        }

    return await world.app.database.run(work)


async def test_a_workbook_that_nobody_changed_changes_nothing(
    world: World, sophea: Phone, group: Trained
) -> None:
    await sends_back(sophea, changed(await gets_workbook(sophea), {}))
    assert "Nothing would change." in sophea.sees
    assert not any(label.startswith("✔ Save") for label in sophea.buttons)


async def test_each_change_is_shown_saved_at_once_and_undone(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    one, twelve = (row_of(data, f"Leader {n}") for n in ("01", "12"))
    before = await stored(world)
    await sends_back(
        sophea,
        changed(
            data,
            {
                f"F{twelve}": "present",
                f"G{twelve}": "not there",
                f"C{one}": "bright path",
                f"K{one}": "31/5/2023",
                f"K{twelve}": "today",
            },
        ),
    )
    assert "would change:" in sophea.sees
    assert "1 present" in sophea.sees
    assert "1 not there" in sophea.sees
    assert "1 organization" in sophea.sees
    assert "2 talked to" in sophea.sees
    assert f"{SHEET} C{one} · Leader 01" in sophea.sees
    assert "Organization: Lotus House → Bright Path" in sophea.sees
    assert "Mon 29 May Part 1: unknown → present" in sophea.sees
    assert "Talked to on: – → 2023-05-31" in sophea.sees
    assert await stored(world) == before

    [save] = [label for label in sophea.buttons if label.startswith("✔ Save")]
    await sophea.taps(save)
    assert "cells are saved." in sophea.sees
    assert await stored(world) != before
    fresh = read_workbook(await gets_workbook(sophea))[SHEET]
    assert fresh[twelve - 1][5:7] == ["present", "not there"]
    assert fresh[one - 1][2] == "Bright Path"

    await opens_workbook(sophea)
    await sophea.taps("📥 Send it back")
    await sophea.taps("↩ Undo the last changes")
    assert "as they were before." in sophea.sees
    assert await stored(world) == before


async def test_what_may_not_change_is_refused_with_sheet_row_and_column(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    one, last = row_of(data, "Leader 01"), row_of(data, "Leader 14")
    language = "Khmer" if read_workbook(data)[SHEET][one - 1][3] == "English" else "English"
    await sends_back(
        sophea,
        changed(
            data,
            {
                f"B{one}": "Somebody Else",
                f"C{one}": "A new one",
                f"D{one}": language,
                f"E{one}": "2023-05-01",
                f"F{one}": "unknown",
                f"G{one}": "perhaps",
                f"H{one}": None,
                f"F{last}": "present",
                "A40": "P999",
                "B41": "New Person",
            },
        ),
    )
    assert "Nothing would change." in sophea.sees
    assert "10 things are not accepted" in sophea.sees
    seen = sophea.sees
    assert f"{SHEET} · B{one} · Name: this can't be changed here" in seen
    assert (
        f"{SHEET} · C{one} · Organization: I don't know an organization called “A new one”" in seen
    )
    assert f"{SHEET} · F{one} · Mon 29 May Part 1: this is already known (present)" in seen
    assert f"{SHEET} · G{one} · Tue 30 May Part 2: I don't understand “perhaps”" in seen
    assert f"{SHEET} · H{one} · Wed 31 May Part 3: this cell is empty, so it stays present" in seen


async def test_an_older_workbook_is_merged_cell_by_cell(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    twelve, thirteen = row_of(data, "Leader 12"), row_of(data, "Leader 13")

    async def work(tx: Tx) -> None:
        for person, meeting, state in (
            (group.people[11], group.meetings[0], Attendance.MISSED),
            (group.people[12], group.meetings[0], Attendance.THERE),
        ):
            attendance.correct(
                tx, SessionId(meeting), person, state, by=group.people[0], now=world.clock.now()
            )

    await world.app.database.run(work)
    cells = {f"F{twelve}": "present", f"G{twelve}": "present"}
    await sends_back(sophea, changed(data, cells))
    assert "1 cell would change:" in sophea.sees
    await sophea.taps("⚠ Not accepted: 1")
    assert "in the chat it is not there now, in the file present; it stays not there" in sophea.sees
    await sophea.taps("◀ Changes: 1")
    await sophea.taps("✔ Save all 1")
    fresh = read_workbook(await gets_workbook(sophea))[SHEET]
    assert fresh[twelve - 1][5:8] == ["not there", "present", "unknown"]
    assert fresh[thirteen - 1][5] == "present"


async def test_what_was_changed_since_stays_when_a_workbook_is_undone(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    twelve = row_of(data, "Leader 12")
    await sends_back(sophea, changed(data, {f"F{twelve}": "present", f"G{twelve}": "present"}))
    await sophea.taps("✔ Save all 2")

    async def work(tx: Tx) -> None:
        attendance.correct(
            tx,
            SessionId(group.meetings[0]),
            group.people[11],
            Attendance.MISSED,
            by=group.people[0],
            now=world.clock.now(),
        )

    await world.app.database.run(work)
    await sophea.taps("Undo")
    assert "1 cell is as it was before." in sophea.sees
    assert "1 cell was changed after that and stays as it is now." in sophea.sees
    fresh = read_workbook(await gets_workbook(sophea))[SHEET]
    assert fresh[twelve - 1][5:8] == ["not there", "unknown", "unknown"]


async def test_people_who_were_erased_or_moved_are_refused_and_never_made_again(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    one, two = row_of(data, "Leader 01"), row_of(data, "Leader 02")
    personal = world.app.context.part(PersonalData)

    async def work(tx: Tx) -> None:
        personal.delete(tx, group.people[0], now=world.clock.now())
        tx.do(
            "INSERT INTO cohorts (course, title, zone, rungs, created_at)"
            " SELECT course, 'Other', zone, rungs, created_at FROM cohorts WHERE id = 1"
        )
        tx.do(
            "UPDATE enrolments SET cohort_id = (SELECT max(id) FROM cohorts) WHERE id = :id",
            id=group.places[1],
        )

    await world.app.database.run(work)
    before = await stored(world)
    await sends_back(sophea, changed(data, {f"F{one}": "not there", f"F{two}": "not there"}))
    assert "this person is no longer on any list" in sophea.sees
    assert "this person is in another course now" in sophea.sees
    assert await stored(world) == before


async def test_a_workbook_is_recognized_when_it_is_sent_to_the_desk(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    twelve = row_of(data, "Leader 12")
    await sophea.sends("/desk")
    file = changed(data, {f"F{twelve}": "present"})
    await sophea.sends_a("document", content=file, name="Workbook - 2023-06-01 - en (1).xlsx")
    await sophea.taps("📗 Read it as a workbook")
    await world.settle()
    assert "1 cell would change:" in sophea.sees
    before = len(world.calls("deleteMessage"))
    await world.travel(timedelta(hours=25))
    assert len(world.calls("deleteMessage")) == before + 1


async def test_a_workbook_with_another_name_is_not_taken_for_a_list(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    await sophea.sends("/desk")
    await sophea.sends_a("document", content=data, name="our people.xlsx")
    await sophea.taps("Put these people on the list")
    await world.settle()
    assert "This is the workbook of your courses, not a list of new people." in sophea.all_words


async def test_a_locked_workbook_comes_back_with_its_password(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens_workbook(sophea)
    await sophea.taps("🔑 Password")
    await sophea.sends("river 4711 boat")
    sent = next(each for each in reversed(sophea.messages) if "document" in each)
    await sends_back(sophea, content(world, sent))
    assert "This file has a password." in sophea.sees
    await sophea.sends("another one 12")
    await world.settle()
    assert "That is not the password of this file." in sophea.sees
    await sophea.sends("river 4711 boat")
    await world.settle()
    assert "Nothing would change." in sophea.sees
    assert "river 4711 boat" not in sophea.all_words


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n", "I can't read this as an Excel file."),
        (b"PK\x03\x04 broken", "I can't read this as an Excel file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "This is an old Excel file (.xls)."),
    ],
)
async def test_other_files_are_refused_in_clear_words(
    world: World, sophea: Phone, group: Trained, data: bytes, says: str
) -> None:
    await sends_back(sophea, data)
    assert says in sophea.sees


async def test_a_workbook_whose_stamp_was_changed_is_refused(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    await sends_back(sophea, changed(data, {"A1": "0" * 64}, sheet="stamp"))
    assert "I did not make this workbook" in sophea.sees
