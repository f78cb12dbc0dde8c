"""Sheets for donors and finance: who was at which meeting, and who is on the list."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found
from tests.stories.desk.reporting import Trained, met, trained
from tests.world import Phone, World, local, words

STARTS = [local(f"2023-05-{day} 09:00") for day in (29, 30, 31)]


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def group(world: World, founded: Founded) -> Trained:
    """Thirteen of fourteen are in: ten were there each day, one said no, nothing is known of two.

    The thirteenth was marked absent on the first day, and nobody said so of the twelfth.
    """
    [course] = world.app.context.courses.values()
    database, now = world.app.database, world.clock.now()
    made = await trained(database, course, founded.cohort, many=13, now=now)
    made = await met(database, course, made, STARTS, there=10)

    async def work(tx: Tx) -> None:
        attendance.correct(
            tx, made.meetings[0], made.people[12], Attendance.MISSED, by=made.people[0], now=now
        )

    await database.run(work)
    await world.travel(local("2023-06-01 10:00"))
    return made


async def opens(phone: Phone) -> None:
    """Go to what donors ask for, as a coordinator does."""
    await phone.sends("/desk")
    await phone.taps("⋯ More")
    await phone.taps("📊 Reports")
    await phone.taps("🧾 For donors")


def content(world: World, message: dict[str, Any]) -> bytes:
    files = world.simulator.world.files
    stored = files.by_id(message["document"]["file_id"])
    assert stored is not None
    return files.content(stored)


def rows(world: World, message: dict[str, Any]) -> list[list[Any]]:
    book = load_workbook(BytesIO(content(world, message)))
    [sheet] = book.worksheets
    return [list(row) for row in sheet.iter_rows(values_only=True)]


async def exports(world: World) -> list[tuple[str, str]]:
    async def work(tx: Tx) -> list[tuple[str, str]]:
        found = await tx.ask("SELECT object, detail FROM audit WHERE action = 'cohort.exported'")
        return [(row["object"], row["detail"]) for row in found]

    return await world.app.database.run(work)


async def test_an_attendance_sheet_says_who_was_there_by_organization(
    world: World, founded: Founded, sophea: Phone, group: Trained
) -> None:
    await opens(sophea)
    assert "Period: the whole course" in sophea.sees
    await sophea.taps("📄 Attendance sheet")

    sent = sophea.last
    name = "Attendance - Module 4, May 2023 - 2023-06-01 - en.xlsx"
    assert sent["document"]["file_name"] == name
    assert words(sent) == "Romleuk\n\nAttendance · Module 4, May 2023 · the whole course"
    head, *lines = rows(world, sent)
    assert head == [
        "Organization", "Name", "Mon 29 May\nPart 1", "Tue 30 May\nPart 2", "Wed 31 May\nPart 3",
        "Present", "Of", "Signature",
    ]  # fmt: skip
    by_name = {(line[0], line[1]): line[2:7] for line in lines}
    assert by_name["Lotus House", "Leader 01"] == ["present", "present", "present", 3, 3]
    assert by_name["River School", "Leader 11"] == ["excused", "excused", "excused", 0, 3]
    assert by_name["Bright Path", "Leader 12"] == ["not known"] * 3 + [0, 3]
    assert by_name["Bright Path", "Leader 13"] == ["absent", "not known", "not known", 0, 3]
    assert by_name["Lotus House", "present"] == [6, 6, 6, 18, 18]
    assert by_name["River School", "present"] == [4, 4, 4, 12, 15]
    assert by_name["Everybody", "present"] == [10, 10, 10, 30, 39]
    assert by_name["Everybody", "expected"][:4] == [13, 13, 13, 39]
    assert by_name["Everybody", "not known"][:4] == [1, 2, 2, 5]
    assert await exports(world) == [
        (f"cohort:{founded.cohort}", '{"form":"xlsx","what":"attendance"}')
    ]


async def test_the_sheet_to_sign_comes_in_both_languages(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens(sophea)
    for language, caption in (("English", "Attendance"), ("ខ្មែរ", "បញ្ជីវត្តមាន")):
        await sophea.taps(f"🖨 To sign: {language}")
        assert content(world, sophea.last).startswith(b"%PDF")
        assert words(sophea.last).startswith(f"Romleuk\n\n{caption} · Module 4, May 2023")
    assert sophea.last["document"]["file_name"].endswith(" - km.pdf")


async def test_a_sheet_has_the_meetings_of_its_period(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens(sophea)
    await sophea.taps("📅 Another period")
    assert "This month: June 2023" in sophea.buttons
    await sophea.taps("Last month: May 2023")
    assert "Period: May 2023" in sophea.sees
    await sophea.taps("📅 Another period")
    await sophea.sends("30/5-31/5")
    assert "Period: 30 May 2023 to 31 May 2023" in sophea.sees
    await sophea.taps("📄 Attendance sheet")
    named = "Attendance - Module 4, May - 2023-05-30 to 2023-05-31 - en.xlsx"
    assert sophea.last["document"]["file_name"] == named
    assert rows(world, sophea.last)[0][2:4] == ["Tue 30 May\nPart 2", "Wed 31 May\nPart 3"]

    await sophea.taps("📅 Another period")
    await sophea.sends("whenever")
    assert "I can't find these days." in sophea.sees
    await sophea.taps("📅 From … to …")
    await sophea.taps("May 2023")
    await sophea.taps("29")
    assert "From 29 May 2023. Until which day?" in sophea.sees
    await sophea.taps("30")
    assert "Period: 29 May 2023 to 30 May 2023" in sophea.sees


async def test_people_who_joined_after_a_meeting_are_not_counted_there(
    world: World, founded: Founded, sophea: Phone, group: Trained
) -> None:
    late = local("2023-05-30 08:00")

    async def work(tx: Tx) -> None:
        tx.do(
            "UPDATE enrolments SET joined_at = :late WHERE id = :id", late=late, id=group.places[5]
        )

    await world.app.database.run(work)
    await opens(sophea)
    await sophea.taps("📄 Attendance sheet")
    lines = {(line[0], line[1]): line[2:7] for line in rows(world, sophea.last)}
    assert lines["Lotus House", "Leader 06"] == ["joined later", "present", "present", 2, 2]
    assert lines["Everybody", "expected"][:4] == [12, 13, 13, 38]


async def test_the_list_of_people_has_neither_scores_nor_numbers(
    world: World, sophea: Phone, group: Trained
) -> None:
    await opens(sophea)
    await sophea.taps("📄 People")
    assert sophea.last["document"]["file_name"].startswith("People - Module 4, May 2023 - 2023-")
    head, *lines = rows(world, sophea.last)
    assert head == [
        "Name", "Organization", "Language", "Role", "Joined", "Last here", "Meetings attended",
        "Parts read to the end",
    ]  # fmt: skip
    assert lines[0][:5] == ["Leader 01", "Lotus House", "English", "leader", "22 May 2023"]
    assert lines[0][6:] == ["3 of 3", "0 of 3"]
    assert lines[13][:5] == ["Leader 14", None, None, "leader, not joined yet", None]
    assert lines[14][:4] == ["Sophea", None, "English", "coordinator"]
    told = " ".join(str(cell) for line in lines for cell in line)
    assert not any(str(6001 + n) in told for n in range(14)), "no number of an account"


async def test_a_sheet_is_for_coordinators_of_the_cohort(
    world: World, founded: Founded, sophea: Phone, group: Trained
) -> None:
    other = await coordinator(world, await found(world), "maren", "Maren")
    await opens(sophea)
    await other.sends("/desk")
    for data in (f"xp:{founded.cohort}:0:0", f"xs:{founded.cohort}:people:xlsx:en:0:0"):
        await other.forges(data)
        assert "coordinator" in other.toast
    for wrong in ("people:pdf:en:0:0", "scores:xlsx:en:0:0", "people:xlsx:xx:0:0",
                  "people:xlsx:en:1:0"):  # fmt: skip
        await sophea.forges(f"xs:{founded.cohort}:{wrong}")
        assert "already been answered" in sophea.toast
    assert not any("document" in message for message in sophea.messages)


async def test_the_card_of_a_meeting_leads_to_the_sheet(
    world: World, sophea: Phone, group: Trained
) -> None:
    await sophea.sends("/sessions")
    await sophea.taps("Mon 29")
    await sophea.taps("Attendance")
    await sophea.taps("🧾 Attendance sheet")
    assert "For donors and finance" in sophea.sees
