"""Reports: counted as a job, as text, picture and file, for the coordinators of the course."""

from collections.abc import Sequence
from csv import reader
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.catalog.course import Course
from bot.documents.csv_cells import as_written
from bot.learning.quiz.domain import WARM_UP, Purpose
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found
from tests.stories.desk.reporting import Trained, answered, has_read, met, trained
from tests.world import Phone, World, labels, local, words

STARTS = [local(f"2023-05-{day} 09:00") for day in (29, 30, 31)]
LONGEST_SIDE = 1280
"""To which Telegram scales a photo."""
LEGIBLE = 600
Line = list[Any]


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


def course_of(world: World) -> Course:
    [course] = world.app.context.courses.values()
    return course


async def group(world: World, founded: Founded, *, many: int = 13, there: int = 10) -> Trained:
    """A cohort of fourteen of whom so many are in, after three meetings."""
    database, course = world.app.database, course_of(world)
    now = world.clock.now()
    made = await trained(database, course, founded.cohort, many=many, now=now)
    return await met(database, course, made, STARTS, there=there)


async def took_quiz(
    world: World, made: Trained, people: Sequence[int], *, purpose: Purpose = Purpose.POSTTEST
) -> None:
    """Let some have taken the quiz of the first part: right 6 to 9 of 10."""
    at = STARTS[-1] + timedelta(days=1 if purpose is Purpose.POSTTEST else 32)
    for n in people:
        await answered(
            world.app.database,
            course_of(world),
            made.places[n],
            "m4.u1",
            purpose,
            6 + n % 4,
            now=at,
        )


async def opens(phone: Phone) -> None:
    """Go to the reports as a coordinator does."""
    await phone.sends("/desk")
    await phone.taps("⋯ More")
    await phone.taps("📊 Reports")


async def afterwards(world: World) -> None:
    await world.travel(local("2023-07-31 18:00"))


def content(world: World, message: dict[str, Any]) -> bytes:
    files = world.simulator.world.files
    sent = message["document"] if "document" in message else message["photo"][-1]
    stored = files.by_id(sent["file_id"])
    assert stored is not None
    return files.content(stored)


def in_excel(raw: bytes) -> list[Line]:
    """The lines of all sheets behind the title of each, as they were written."""
    book = load_workbook(BytesIO(raw))
    return [
        [sheet.title, *(_plain(cell) for cell in row)]
        for sheet in book.worksheets
        for row in sheet.iter_rows(min_row=2, max_row=sheet.max_row - 2, values_only=True)
    ]


def in_csv(raw: bytes) -> list[Line]:
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    rows = list(reader(StringIO(raw.decode("utf-8-sig"), newline="")))
    return [[as_written(cell) for cell in row] for row in rows[1:]]


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell)


async def test_a_course_of_fourteen_in_text_with_n_for_every_figure(
    world: World, founded: Founded, sophea: Phone
) -> None:
    made = await group(world, founded)
    await took_quiz(world, made, range(9))
    for n in range(6):
        await has_read(
            world.app.database, course_of(world), made.places[n], 2, now=world.clock.now()
        )
    await afterwards(world)
    await opens(sophea)

    assert sophea.sees.startswith("Report\nModule 4, May 2023 · 31 July 2023, 18:00")
    for line in (
        "Joined: 13 of 14",
        "Meetings attended: 30 of 39 (3 meetings)",
        "Parts read to the end: 12 of 39 (3 parts of the course)",
        "How useful, 1 to 5: 4.0 (30 answers · median 4)",
        "Before: – (not measured)",
        "Right after: 73 % (9 people)",
        "A month later: – (not yet)",
        "Same people: before › right after: – (nothing to compare)",
        "Planned a step: nobody planned one yet",
        "Community sessions: not reported yet",
    ):
        assert line in sophea.sees, line
    assert sophea.buttons == [
        "🖼 Picture", "Learning", "What leaders do", "Surveys", "Attendance",
        "Questions", "Organizations", "Over time",
        "📄 Excel figures", "📄 CSV figures", "🧾 For donors",
        "📗 Excel workbook", "All courses", "Six months", "🗂 Desk",
    ]  # fmt: skip

    await sophea.taps("Learning")
    assert "“Who” › “By lessons” › “Leave these out”" in sophea.sees
    await sophea.taps("◀ Reports")
    await sophea.taps("📗 Excel workbook")
    await sophea.taps("◀ Reports")
    await sophea.taps("Attendance")
    assert "Mon 29 May · Part 1: 10 of 13 (excused 1 · absent 2)" in sophea.sees
    await sophea.taps("◀ Reports")
    await sophea.taps("Questions")
    assert "1.10  " in sophea.sees
    assert "1.10: part 1, question 10." in sophea.sees
    assert "% (9 people)" in sophea.sees
    assert "nobody chooses" not in sophea.sees, "nine answers say nothing of that"
    await sophea.taps("◀ Reports")
    await sophea.taps("Over time")
    assert "29 May: 9" in sophea.sees
    await sophea.taps("🗂 Desk")
    assert sophea.sees.startswith("Today · ")


@pytest.mark.parametrize(("takers", "told"), [(4, "– (fewer than 5)"), (5, "74 % (5 people)")])
async def test_four_people_have_no_figure_and_five_have(
    world: World, founded: Founded, sophea: Phone, takers: int, told: str
) -> None:
    made = await group(world, founded, there=takers)
    await took_quiz(world, made, (2, 1, 3, 0, 5)[:takers])
    await afterwards(world)
    await opens(sophea)
    assert f"Right after: {told}" in sophea.sees
    useful = "How useful, 1 to 5: "
    assert (useful + "– (fewer than 5)" in sophea.sees) == (takers == 4)
    await sophea.taps("Questions")
    assert ("– (fewer than 5)" in sophea.sees) == (takers == 4)


async def test_before_after_and_later_are_compared_in_the_same_people(
    world: World, founded: Founded, sophea: Phone
) -> None:
    made = await group(world, founded)
    early = STARTS[0] - timedelta(days=1)
    for n in range(5):
        await answered(
            world.app.database, course_of(world), made.places[n], WARM_UP, Purpose.BASELINE,
            n % 2, now=early,
        )  # fmt: skip
    await took_quiz(world, made, range(8))
    await took_quiz(world, made, range(4), purpose=Purpose.RETENTION)
    await afterwards(world)
    await opens(sophea)
    assert "Before: 8 % (5 people)" in sophea.sees
    assert "Right after: 75 % (8 people)" in sophea.sees
    assert "A month later: – (fewer than 5)" in sophea.sees
    assert "Same people: before › right after: " in sophea.sees
    assert " % (5 people)" in sophea.sees
    assert "Same people: right after › a month later: – (nothing to compare)" in sophea.sees


async def test_picture_excel_and_csv_tell_the_same(
    world: World, founded: Founded, sophea: Phone
) -> None:
    made = await group(world, founded)
    await took_quiz(world, made, range(12))
    await afterwards(world)
    await opens(sophea)
    drawn: list[dict[str, Any]] = []
    for name in (
        "Learning",
        "What leaders do",
        "Surveys",
        "Attendance",
        "Questions",
        "Organizations",
        "Over time",
    ):
        await sophea.taps(name)
        await sophea.taps("🖼 Picture")
        is_legible(content(world, sophea.last))
        await sophea.taps("◀ Reports")
    await sophea.taps("🖼 Picture")
    assert labels(sophea.last) == []
    assert words(sophea.last) == "Romleuk"
    assert "below" in sophea.toast
    await sophea.taps("📄 Excel figures")
    named = "Report - Module 4, May 2023 - 2023-07-31 - en.xlsx"
    assert sophea.last["document"]["file_name"] == named
    assert words(sophea.last) == "Romleuk\n\nReport · Module 4, May 2023 · 31 July 2023"
    excel = in_excel(content(world, sophea.last))
    await sophea.taps("📄 CSV figures")
    assert in_csv(content(world, sophea.last)) == excel

    drawn = await drawings(world)
    assert len(drawn) == 0, "what was drawn is not kept"
    whole = [line for line in excel if line[1:3] == ["2 · Learning", "Right after"]]
    assert whole == [["Report", "2 · Learning", "Right after", "75", "%", "12", ""]]
    assert len([line for line in excel if line[0] == "Questions" and line[4] == "%"]) == 10


async def test_a_long_report_comes_as_several_pictures_and_rings_once(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await group(world, founded)
    await afterwards(world)
    await opens(sophea)
    before = len(world.calls("sendPhoto"))
    await sophea.taps("🖼 Picture")

    sent = [call["request"] for call in world.calls("sendPhoto")[before:]]
    assert len(sent) > 1
    assert [bool(each.get("disable_notification")) for each in sent] == [False] + [True] * (
        len(sent) - 1
    )
    for message in sophea.messages[-len(sent) :]:
        drawn = Image.open(BytesIO(content(world, message)))
        assert drawn.height < 2 * drawn.width, "as tall as the screen of a phone at most"


def is_legible(photo: bytes) -> None:
    """A picture, as Telegram scales it, is wider than a phone of 390 pixels by half and more."""
    with Image.open(BytesIO(photo)) as shown:
        assert max(shown.size) <= LONGEST_SIDE
        assert shown.width >= LEGIBLE


async def drawings(world: World) -> list[dict[str, Any]]:
    """The stored calls of pictures."""

    async def work(tx: Tx) -> list[dict[str, Any]]:
        rows = await tx.ask("SELECT call FROM outbox WHERE kind = 'report' AND call IS NOT NULL")
        return [dict(row) for row in rows]

    return await world.app.database.run(work)


async def test_shared_reports_tell_nothing_of_a_small_organization(
    world: World, founded: Founded, sophea: Phone
) -> None:
    made = await group(world, founded)
    await took_quiz(world, made, range(13))
    await afterwards(world)
    await opens(sophea)
    await sophea.taps("Organizations")
    assert "Bright Path: 2 of 2" in sophea.sees, "a coordinator knows who is in"
    quizzes = sophea.sees.partition("Quiz, first try")[2]
    assert "Bright Path: – (withheld)" in quizzes
    assert "River School: – (withheld)" in quizzes, "else the total would tell of the two"
    assert "Lotus House: 72 % (6 people)" in quizzes

    await sophea.taps("◀ Reports")
    await sophea.taps("📄 CSV figures")
    rows = [row for row in in_csv(content(world, sophea.last)) if row[0] == "Organizations"]
    small = [row for row in rows if row[2] in {"Bright Path", "without organization"}]
    assert {row[3] for row in small} == {"–"}
    joined = [row for row in rows if row[1] == "Joined"]
    assert joined[0] == ["Organizations", "Joined", "3 organizations together", "7", "", "8", ""]


async def test_nothing_is_shared_of_a_course_of_four(
    world: World, founded: Founded, sophea: Phone
) -> None:
    made = await group(world, founded, many=4, there=4)
    await took_quiz(world, made, range(4))
    await afterwards(world)
    await opens(sophea)
    assert "Here in the last 30 days: 0 of 4" in sophea.sees
    await sophea.taps("📄 CSV figures")
    rows = in_csv(content(world, sophea.last))
    told = [row for row in rows if row[3].isdigit() and row[0] != "Organizations"]
    assert told == [["Report", "Reach", "Joined", "4", "", "14", ""]]


async def test_an_empty_course_says_what_is_missing_and_never_0(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await opens(sophea)
    assert "Joined: –" in sophea.sees
    assert "0 %" not in sophea.sees
    for name, said in (
        ("Learning", "Warm-up: – (not measured: nobody did it)"),
        ("Attendance", "no meeting yet"),
        ("Questions", "not taken yet"),
        ("Organizations", "nobody is on the list"),
        ("Over time", "22 May: 0"),
    ):
        await sophea.taps(name)
        assert said in sophea.sees
        await sophea.taps("🖼 Picture")
        await sophea.taps("◀ Reports")


async def test_in_khmer(world: World, founded: Founded, sophea: Phone) -> None:
    made = await group(world, founded)
    await took_quiz(world, made, range(9))
    await afterwards(world)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE people SET language = 'km' WHERE name = 'Sophea'")

    await world.app.database.run(work)
    await sophea.sends("/desk")
    await sophea.taps("⋯ ផ្សេងទៀត")
    await sophea.taps("📊 របាយការណ៍")
    assert "ក្រោយរៀនភ្លាម៖ 73 % (9 នាក់)" in sophea.sees
    await sophea.taps("🖼 រូបភាព")
    is_legible(content(world, sophea.last))


async def test_nobody_else_gets_a_report(world: World, founded: Founded, sophea: Phone) -> None:
    await group(world, founded)
    leader = Phone(world, "leader", "leader")
    world.person("leader")
    await leader.starts()
    other = await coordinator(world, await found(world), "maren", "Maren")
    await opens(sophea)
    await other.sends("/desk")
    for data in (f"ra:{founded.cohort}:overview", f"re:{founded.cohort}:time",
                 f"rf:{founded.cohort}:csv"):  # fmt: skip
        await other.forges(data)
        assert "coordinator" in other.toast
        assert other.sees.startswith("Today · ")
        await leader.forges(data)
        assert len(leader.messages) == 1
    for data in (f"ra:{founded.cohort}:nothing", f"rf:{founded.cohort}:exe", "rf:zz"):
        await sophea.forges(data)
        assert "already been answered" in sophea.toast


async def test_a_role_that_ended_meanwhile_gets_nothing(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await group(world, founded)
    await opens(sophea)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE roles SET revoked_at = 1")
        await tx.flush()

    sophea.presses("📄 CSV figures")
    await world.app.database.run(work)
    await world.settle()
    assert not any("document" in message for message in sophea.messages)
