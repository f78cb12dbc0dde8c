"""Nobody came to a meeting: noted once, and everything says 0 instead of unknown."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.buttons import OpenDeskSession, UndoNobody
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from tests.stories.cast import Founded
from tests.stories.desk.reporting import Trained, met, trained
from tests.stories.desk.test_digest import digest, monday
from tests.stories.desk.test_period_report import course_of
from tests.stories.desk.test_period_report import reports as period_report
from tests.stories.desk.test_reports import opens as opens_reports
from tests.stories.desk.test_sheets import opens as opens_sheets
from tests.stories.desk.test_sheets import rows
from tests.stories.desk.workbooks import changed, gets_workbook, sends_back
from tests.world import Phone, World, local

HELD = local("2023-05-24 14:00")
UNKNOWN = "attendance not known yet: 1 excused, 12 no reply"
NOBODY = "Nobody was there, as a coordinator noted."


@pytest.fixture
async def group(world: World, founded: Founded) -> Trained:
    """Thirteen are in, one of whom said no; nothing else is known of Wednesday's meeting."""
    database, course = world.app.database, course_of(world)
    made = await trained(database, course, founded.cohort, many=13, now=world.clock.now())
    made = await met(database, course, made, [HELD], there=0)
    await world.travel(local("2023-05-24 17:00"))
    return made


async def opens(phone: Phone, group: Trained) -> None:
    """Open the attendance of Wednesday's meeting."""
    await phone.forges(OpenDeskSession(group.meetings[0]).pack())
    await phone.taps("Attendance")


async def notes_nobody(phone: Phone, group: Trained) -> None:
    await opens(phone, group)
    await phone.taps("Nobody was there")
    await phone.taps("Yes, nobody was there")


async def audited(world: World) -> list[tuple[str, str]]:
    async def work(tx: Tx) -> list[tuple[str, str]]:
        found = await tx.ask(
            "SELECT p.name, a.action FROM audit a JOIN people p ON p.id = a.actor_id"
            " WHERE a.action LIKE 'session.nobody%' ORDER BY a.id"
        )
        return [(row["name"], row["action"]) for row in found]

    return await world.app.database.run(work)


async def noted_at(world: World) -> int | None:
    async def work(tx: Tx) -> int | None:
        row = await tx.single("SELECT nobody_at FROM sessions")
        found: int | None = row["nobody_at"]
        return found

    return await world.app.database.run(work)


async def says_there(world: World, group: Trained, number: int) -> bool:
    """Let somebody say that they were there, as their tap on the picture does."""
    session, person = group.meetings[0], group.people[number - 1]
    return await world.app.database.run(
        lambda tx: attendance.save_once(
            tx, session, person, Attendance.THERE, picked=None, now=world.clock.now()
        )
    )


async def test_it_is_asked_once_noted_and_undone(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens(sophea, group)
    assert UNKNOWN in sophea.sees

    await sophea.taps("Nobody was there")
    assert "Then 13 people count as absent, and reports say 0 of 13" in sophea.sees
    assert sophea.buttons == ["Yes, nobody was there", "◀ Attendance"]
    assert await noted_at(world) is None, "asking notes nothing"
    await sophea.taps("Yes, nobody was there")
    assert f"✔ Saved.\n\n{NOBODY}\n0 present, 1 excused, 12 absent: Leader 02" in sophea.sees
    assert "Nobody was there" not in sophea.buttons

    await sophea.taps("Undo")
    assert "✔ Undone. Attendance is not known again." in sophea.sees
    assert UNKNOWN in sophea.sees
    assert "Nobody was there" in sophea.buttons
    assert [action for _, action in await audited(world)] == [
        "session.nobody",
        "session.nobody_undone",
    ]


async def test_reports_sheets_and_figures_of_a_week_say_0(
    world: World, founded: Founded, sophea: Phone, group: Trained
) -> None:
    await opens_reports(sophea)
    assert "Meetings attended: not noted" in sophea.sees
    await notes_nobody(sophea, group)

    await opens_reports(sophea)
    assert "Meetings attended: 0 of 13 (1 meeting)" in sophea.sees
    await sophea.taps("Attendance")
    assert "Wed 24 May · Part 1: 0 of 13 (excused 1 · absent 12)" in sophea.sees
    await sophea.taps("◀ Reports")
    await sophea.taps("Organizations")
    assert "Lotus House: 0 of 6" in sophea.sees
    await period_report(sophea, "1/5-31/5")
    assert "Meetings attended: 0 of 13 (1 meeting)" in sophea.sees
    await opens_sheets(sophea)
    await sophea.taps("📄 Attendance sheet")
    by_name = {(line[0], line[1]): line[2:5] for line in rows(world, sophea.last)}
    assert by_name["Everybody", "present"] == [0, 0, 13]
    assert by_name["Everybody", "not known"][:2] == [0, 0]
    await monday(world)
    assert digest(sophea) == ["13 people joined · meetings attended: 0 of 13"]


async def test_today_has_one_line_for_the_day_and_a_card_counts_it(
    world: World, sophea: Phone, group: Trained
) -> None:
    """That nobody came tells of the day: nobody is to be contacted because of it."""
    await notes_nobody(sophea, group)
    await world.travel(local("2023-05-25 08:01"))
    assert "Nobody came on Wed 24 May." in sophea.sees, "the morning rings"
    await sophea.sends("/desk")
    assert sophea.sees.count("Wed 24 May") == 1
    assert "missed" not in sophea.sees
    await sophea.sends("Leader 02")
    assert "0 of 1" in sophea.sees
    await world.travel(local("2023-06-01 08:01"))
    await sophea.sends("/desk")
    assert "Nobody came" not in sophea.sees, "a week later it is history"


async def test_the_workbook_says_not_there_and_takes_it_back(
    world: World, sophea: Phone, group: Trained
) -> None:
    """What a workbook says of everybody at a meeting is what the button says."""
    data = await gets_workbook(sophea)
    assert meeting_counts(data) == [0, 1, 0, 12]
    absent = {f"F{row}": "not there" for row in range(2, 15)}
    await sends_back(sophea, changed(data, absent))
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("✔ Save")))
    await opens(sophea, group)
    assert NOBODY in sophea.sees
    data = await gets_workbook(sophea)
    assert meeting_counts(data) == [0, 13, 0, 0]

    await sends_back(sophea, changed(data, {"F2": "present"}))
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("✔ Save")))
    await opens(sophea, group)
    assert "1 present, 0 excused, 12 absent" in sophea.sees
    assert NOBODY not in sophea.sees
    await sends_back(sophea, changed(data, {}))
    await sophea.taps("↩ Undo the last changes")
    await opens(sophea, group)
    assert NOBODY in sophea.sees, "the workbook of before said so"


async def test_the_undo_of_a_workbook_makes_attendance_unknown_again(
    world: World, sophea: Phone, group: Trained
) -> None:
    data = await gets_workbook(sophea)
    await sends_back(sophea, changed(data, {f"F{row}": "not there" for row in range(2, 15)}))
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("✔ Save")))
    await sends_back(sophea, data)
    await sophea.taps("↩ Undo the last changes")

    await opens(sophea, group)
    assert UNKNOWN in sophea.sees
    assert await noted_at(world) is None


def meeting_counts(data: bytes) -> list[int]:
    """The line of the meeting: there, not there, unsure, unknown."""
    [_, line, *_] = load_workbook(BytesIO(data))["Meetings"].iter_rows(values_only=True)
    counts: list[Any] = list(line[4:8])
    return counts


async def test_ticking_somebody_afterwards_takes_it_away(
    world: World, sophea: Phone, group: Trained
) -> None:
    await notes_nobody(sophea, group)
    await sophea.taps("Tick names")
    await sophea.taps("☐ 3 Leader 03")
    await sophea.taps("Done: 1 present, 12 not")
    assert "1 present, 1 excused, 11 absent" in sophea.sees
    assert NOBODY not in sophea.sees

    await sophea.taps("Tick names")
    await sophea.taps("☑ 3 Leader 03")
    await sophea.taps("Done: 0 present, 13 not")
    assert NOBODY in sophea.sees, "a list with ticks says it, too"
    await sophea.taps("Excused, or another answer")
    await sophea.taps("– Leader 04")
    await sophea.taps("◀ Attendance")
    assert "1 present, 1 excused, 11 absent" in sophea.sees
    assert await noted_at(world) is None


async def test_it_is_not_offered_or_noted_once_somebody_was_there(
    world: World, sophea: Phone, group: Trained
) -> None:
    """Those who say so between the question and the answer to it count."""
    await opens(sophea, group)
    await sophea.taps("Nobody was there")
    assert await says_there(world, group, 4)
    await sophea.taps("Yes, nobody was there")

    assert await noted_at(world) is None
    await opens(sophea, group)
    assert "1 present" in sophea.sees
    assert "Nobody was there" not in sophea.buttons


async def test_somebody_who_had_said_no_and_came_takes_it_away(
    world: World, sophea: Phone, group: Trained
) -> None:
    await notes_nobody(sophea, group)
    assert await says_there(world, group, 1)

    await opens(sophea, group)
    assert "1 present, 0 excused, 12 absent" in sophea.sees
    assert NOBODY not in sophea.sees


@pytest.mark.parametrize("then", [local("2023-05-25 17:01"), None])
async def test_an_undo_that_is_too_late_changes_nothing(
    world: World, sophea: Phone, group: Trained, then: datetime | None
) -> None:
    """A day later, and once somebody was ticked, the button is from the past."""
    await notes_nobody(sophea, group)
    undo = UndoNobody(SessionId(group.meetings[0]), await noted_at(world) or 0)
    if then is None:
        await sophea.taps("Tick names")
        await sophea.taps("☐ 3 Leader 03")
        await sophea.taps("Done: 1 present, 12 not")
    else:
        await world.travel(then)
    await sophea.forges(undo.pack())

    await opens(sophea, group)
    assert "12 absent" in sophea.sees or "1 present, 1 excused, 11 absent" in sophea.sees
