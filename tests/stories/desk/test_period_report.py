"""A report of a period that a coordinator chose: its figures say of which days they tell."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.catalog.course import Course
from bot.learning.quiz.domain import Purpose
from tests.stories.cast import Founded, coordinator, found
from tests.stories.desk.reporting import Trained, answered, has_read, met, trained
from tests.stories.desk.test_sheets import content, exports, opens
from tests.world import Phone, World, local, words

STARTS = [local(f"2023-05-{day} 09:00") for day in (29, 30, 31)]


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


def course_of(world: World) -> Course:
    [course] = world.app.context.courses.values()
    return course


@pytest.fixture
async def group(world: World, founded: Founded) -> Trained:
    """Thirteen joined in May and met; nine took the first quiz on 31 May, five more in July."""
    database, course = world.app.database, course_of(world)
    made = await trained(database, course, founded.cohort, many=13, now=world.clock.now())
    made = await met(database, course, made, STARTS, there=10)
    for n, place in enumerate(made.places):
        at = STARTS[2] + timedelta(days=0 if n < 8 else 40)
        await answered(
            database, course, place, "m4.u1", Purpose.POSTTEST, 7 if n < 8 else 9, now=at
        )
    for n in range(6):
        await has_read(database, course, made.places[n], 2, now=STARTS[2])
    await world.travel(local("2023-08-02 10:00"))
    return made


async def reports(phone: Phone, days: str) -> None:
    await opens(phone)
    await phone.taps("📅 Another period")
    await phone.sends(days)
    await phone.taps("📊 Report")


async def test_a_report_of_a_month_counts_what_happened_in_it(
    sophea: Phone, group: Trained
) -> None:
    await reports(sophea, "1/5-31/5")
    assert sophea.sees.startswith("Report: May 2023\nModule 4, May 2023 · 2 August 2023, 10:00")
    for line in (
        "Joined in this time: 13 of 14",
        "Meetings attended: 30 of 39 (3 meetings)",
        "Answered questions: 8 of 13",
        "Read a part to the end: 6 of 13",
        "How useful, 1 to 5: 4.0 (30 people · median 4)",
        "Part 1: quiz, first try: 70 % (8 people · May 2023)",
        "Part 2: quiz, first try: – (not taken in this time)",
        "Practised: 0 of 13",
        "Community sessions: not reported for whole months of this time",
    ):
        assert line in sophea.sees, line

    await reports(sophea, "1/7-31/7")
    assert "Joined in this time: 0 of 14" in sophea.sees
    assert "Meetings attended: no meeting in this time" in sophea.sees
    assert "Part 1: quiz, first try: 90 % (5 people · July 2023)" in sophea.sees


async def test_scores_of_a_part_of_a_month_are_not_told(sophea: Phone, group: Trained) -> None:
    """Else two periods would tell what the few scored who are in one of them only."""
    for days in ("1/5-30/5", "2/5-31/5", "31/5-31/5", "31/5-9/7"):
        await reports(sophea, days)
        assert "Part 1: quiz, first try: – (" in sophea.sees, days
        assert "%" not in sophea.sees
    await reports(sophea, "30/5-31/5")
    assert "Meetings attended: 20 of 26 (2 meetings)" in sophea.sees, "facts are told by the day"


async def test_the_file_says_its_period_and_is_in_the_audit(
    world: World, founded: Founded, sophea: Phone, group: Trained
) -> None:
    await reports(sophea, "29/5-31/5")
    await sophea.taps("🖼 Picture")
    assert "photo" in sophea.last
    await sophea.taps("📄 Excel figures")
    sent = sophea.last
    assert words(sent) == ("Romleuk\n\nReport · Module 4, May 2023 · 29 May 2023 to 31 May 2023")
    name = "Report - Module 4, May 2023 - 2023-05-29 to 2023-05-31 - en.xlsx"
    assert sent["document"]["file_name"] == name
    [sheet] = load_workbook(BytesIO(content(world, sent))).worksheets
    lines = [row[:4] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert ("Taking part", "Read a part to the end", 6, None) in lines
    assert await exports(world) == [
        (f"cohort:{founded.cohort}", '{"form":"xlsx","what":"period_report"}')
    ]
    await sophea.taps("◀ For donors")
    assert "Period: 29 May 2023 to 31 May 2023" in sophea.sees


async def test_only_coordinators_of_the_cohort_get_it(
    world: World, founded: Founded, sophea: Phone, group: Trained
) -> None:
    other = await coordinator(world, await found(world), "maren", "Maren")
    await opens(sophea)
    await other.sends("/desk")
    await other.forges(f"xt:{founded.cohort}:text:ftyn:ftyn")
    assert "coordinator" in other.toast
    for wrong in ("pdf:ftyn:ftyn", "text:0:0", "text:ftyn:ftym"):
        await sophea.forges(f"xt:{founded.cohort}:{wrong}")
        assert "already been answered" in sophea.toast
