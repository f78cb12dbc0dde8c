"""All courses of a programme side by side: on the desk, as a picture, as a sheet, every month."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.desk.buttons import ProgrammeFile, SetMonthly
from bot.storage.database import Tx
from tests.builders import add_meeting, add_person, enrol
from tests.stories.cast import (
    Founded,
    appoint,
    coordinator,
    dismiss,
    found,
    person_id,
)
from tests.stories.desk.reporting import Trained, has_read, met, trained
from tests.stories.desk.test_period_report import course_of
from tests.stories.desk.test_sheets import content, exports
from tests.world import Phone, World, local, words

STARTS = [local(f"2023-05-{day} 09:00") for day in (29, 30)]
READY = "The monthly overview is ready."


async def named(world: World, founded: Founded, title: str) -> Founded:
    async def work(tx: Tx) -> None:
        tx.do("UPDATE cohorts SET title = :t WHERE id = :id", t=title, id=founded.cohort)

    await world.app.database.run(work)
    return founded


@pytest.fixture
async def founded(world: World) -> Founded:
    return await named(world, await found(world), "Battambang")


@pytest.fixture
async def small(world: World) -> Founded:
    """A course in which nobody is yet."""
    return await named(world, await found(world), "Pailin")


@pytest.fixture
async def sophea(world: World, founded: Founded, small: Founded) -> Phone:
    phone = await coordinator(world, founded)
    await appoint(world, phone, small)
    return phone


@pytest.fixture
async def group(world: World, founded: Founded) -> Trained:
    """Thirteen of fourteen joined; ten came to two meetings, and of a third nothing is known."""
    database, course = world.app.database, course_of(world)
    made = await trained(database, course, founded.cohort, many=13, now=world.clock.now())
    made = await met(database, course, made, STARTS, there=10)
    await database.run(
        lambda tx: add_meeting(tx, founded.cohort, local("2023-05-31 09:00"), title="")
    )
    for place in made.places[:6]:
        await has_read(database, course, place, 2, now=STARTS[1])
    await world.travel(local("2023-06-12 10:00"))
    return made


async def few_join(world: World, small: Founded, many: int) -> None:
    """Let a few be in the small course."""

    async def work(tx: Tx) -> None:
        for n in range(many):
            await enrol(tx, await add_person(tx, f"Few {n}"), small.cohort)

    await world.app.database.run(work)


async def opens(phone: Phone) -> None:
    await phone.sends("/desk")
    await phone.taps("All courses")


def sheet_rows(world: World, message: dict[str, Any]) -> list[list[Any]]:
    [sheet] = load_workbook(BytesIO(content(world, message))).worksheets
    return [list(row) for row in sheet.iter_rows(values_only=True)]


async def test_all_courses_stand_side_by_side_with_what_people_shows(
    world: World, sophea: Phone, small: Founded, group: Trained
) -> None:
    await few_join(world, small, 3)
    await opens(sophea)

    together, first, second = sophea.sees.split("\n\n")[1:4]
    assert first.startswith("Pailin\nJoined: 3 of 3\nMeetings attended: unknown\n")
    assert "Meetings held: 0" in first
    for line in (
        "Battambang",
        "Joined: 13 of 14",
        "Meetings attended: 20 of 26",
        "Parts read to the end: 12 of ",
        "Planned a step: 0 of 13",
        "Meetings held: 3 (1: attendance not noted)",
    ):
        assert line in second, line
    assert "All together\nJoined: 16 of 17\nMeetings attended: 20 of 26" in together
    assert "withheld" not in sophea.sees.lower()


async def test_a_course_on_whose_list_nobody_is_says_so(sophea: Phone, group: Trained) -> None:
    await opens(sophea)

    assert "Pailin\nNobody is on the list yet.\nMeetings held: 0\n\n" in sophea.sees
    assert "Joined: unknown" not in sophea.sees


async def test_the_same_figures_stand_in_the_report_of_a_course(
    sophea: Phone, founded: Founded, group: Trained
) -> None:
    await opens(sophea)
    [own] = [each for each in sophea.sees.split("\n\n") if each.startswith("Battambang")]
    await sophea.sends("/desk")
    await sophea.taps("Battambang")
    await sophea.taps("⋯ More")
    await sophea.taps("📊 Reports")
    for name in ("Joined", "Meetings attended", "Parts read to the end"):
        [said] = [line for line in own.split("\n") if line.startswith(name)]
        assert said in sophea.sees, name


async def test_the_file_withholds_a_small_course_and_the_one_that_would_reveal_it(
    world: World, sophea: Phone, founded: Founded, small: Founded, group: Trained
) -> None:
    await few_join(world, small, 3)
    await opens(sophea)
    await sophea.taps("📄 Excel figures")

    name = "Report - All courses side by side - 2023-06-12 - en.xlsx"
    assert sophea.last["document"]["file_name"] == name
    head, *lines = sheet_rows(world, sophea.last)
    by_name = {line[0]: line[1:] for line in lines if line[0]}
    assert head[:4] == ["Course", "On the list", "Joined", "Meetings held"]
    assert by_name["Pailin"][:5] == ["withheld", "withheld", 0, 0, "withheld"]
    assert by_name["Battambang"][:5] == ["withheld", "withheld", 3, 2, "withheld"]
    assert by_name["All together"][:6] == [17, 16, 3, 2, 20, 26]
    assert len(await exports(world)) == 2, "one entry of the audit for each course"


async def test_a_picture_withholds_too_and_its_caption_tells_nothing(
    sophea: Phone, group: Trained
) -> None:
    await opens(sophea)
    await sophea.taps("🖼 Picture")
    assert "photo" in sophea.last
    assert words(sophea.last) == "Romleuk"


async def test_thirty_courses_come_in_pages(world: World, sophea: Phone, group: Trained) -> None:
    for n in range(28):
        await appoint(world, sophea, await named(world, await found(world), f"Course {n:02}"))
    await opens(sophea)
    seen: list[str] = []
    for page in range(6):
        seen += [
            block.split("\n")[0]
            for block in sophea.sees.split("\n\n")
            if block.startswith(("Course ", "Pailin", "Battambang"))
        ]
        if page < 5:
            assert "30 courses" in sophea.sees
            await sophea.taps("Next ▶")
    assert len(set(seen)) == len(seen) == 30
    assert "Next ▶" not in sophea.buttons


async def test_who_runs_one_course_sees_it_alone_and_that_the_page_grows(
    world: World, founded: Founded, group: Trained
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await bora.sends("/desk")
    await bora.taps("⋯ More")
    await bora.taps("📊 Reports")
    await bora.taps("All courses")
    assert "Battambang\nJoined: 13 of 14" in bora.sees
    assert "All together" not in bora.sees
    assert "This page grows with a second course" in bora.sees
    assert bora.buttons == ["◀ Reports", "🗂 Desk"], "there is nothing to compare or to send"
    await bora.forges(ProgrammeFile(founded.cohort, "xlsx").pack())
    assert "You coordinate only one course now." in bora.toast


async def monthly(phone: Phone) -> None:
    await opens(phone)
    await phone.taps("Sent every month")


async def test_a_month_is_told_neutrally_on_its_first_working_morning(
    world: World, sophea: Phone, small: Founded, group: Trained
) -> None:
    await few_join(world, small, 3)
    await monthly(sophea)
    await sophea.taps("☐ Sophea")
    assert "☑ Sophea" in sophea.buttons

    await world.travel(local("2023-07-03 07:59"))  # 1 July is a Saturday
    assert READY not in sophea.all_words
    await world.travel(local("2023-07-03 08:30"))
    assert sophea.all_words.count(READY) == 1
    assert "Battambang" not in sophea.message_with(READY)["text"]

    await sophea.taps("Open")
    assert "3 July 2023" in sophea.sees
    assert "Pailin\nJoined: withheld" in sophea.sees
    assert "All together\nJoined: 16 of 17" in sophea.sees

    await world.travel(local("2023-08-01 09:00"))
    assert sophea.all_words.count(READY) == 1, "the first one was opened; this is the next"


async def test_a_quiet_day_of_all_courses_is_waited_for(
    world: World, sophea: Phone, group: Trained
) -> None:
    await monthly(sophea)
    await sophea.taps("☐ Sophea")

    async def work(tx: Tx) -> None:
        tx.do("UPDATE cohorts SET quiet_days = :days", days='["2023-07-03"]')

    await world.app.database.run(work)
    await world.travel(local("2023-07-03 19:00"))
    assert READY not in sophea.all_words
    await world.travel(local("2023-07-04 08:30"))
    assert READY in sophea.all_words


async def test_a_colleague_who_sees_several_is_offered_and_loses_it_with_the_role(
    world: World, sophea: Phone, founded: Founded, small: Founded, group: Trained
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await coordinator(world, founded, "chan", "Chanthou")
    await appoint(world, bora, small)
    await monthly(sophea)
    assert "☐ Bora" in sophea.buttons
    assert not [label for label in sophea.buttons if "Chanthou" in label]
    await sophea.taps("☐ Bora")
    await monthly(bora)
    assert "☑ Bora" in bora.buttons, "Bora sees it and can end it"

    await dismiss(world, small, bora)
    await world.travel(local("2023-07-03 09:00"))
    assert READY not in bora.all_words


async def test_nobody_is_chosen_who_has_no_right(
    world: World, sophea: Phone, founded: Founded, group: Trained
) -> None:
    await coordinator(world, founded, "chan", "Chanthou")
    stranger = await person_id(world, "chan")
    await sophea.forges(SetMonthly(founded.cohort, stranger, 1, 0).pack())
    rows = await world.app.database.run(lambda tx: tx.ask("SELECT * FROM programme_readers"))
    assert not rows


async def test_a_role_that_ends_before_the_tap_shows_nothing(
    world: World, sophea: Phone, small: Founded, group: Trained
) -> None:
    await monthly(sophea)
    await sophea.taps("☐ Sophea")
    await world.travel(local("2023-07-03 09:00"))
    await dismiss(world, small, sophea)
    await sophea.taps("Open")
    assert "Battambang\nJoined" not in sophea.all_words
