"""A coordinator's list of people is offered to the list, and not announced."""

from io import BytesIO

import pytest
from docx import Document

from bot.announcements.buttons import WriteTo
from bot.people.buttons import ListThese
from bot.sessions.buttons import PlanThese
from tests.documents.tables import ods, written
from tests.stories.announcing import Course, got
from tests.stories.asking import rows_of
from tests.stories.cast import appoint, found, person_id
from tests.stories.rosters import FOURTEEN, sends_file, sends_list
from tests.world import World, local

SOS = "🆘 What to do"
PUT = "Put these people on the list"
SURE = "Announce it all the same"
PASTED = (
    "Keo Sina, River School, 012 345 678\nPich Bopha, River School, 011 222 333\n"
    "Ros Chenda, River School, 092 777 888"
)


def announced(course: Course) -> list[str]:
    return [each for phone in course.everybody for each in got(phone)]


async def test_a_document_may_be_a_list_or_an_announcement(course: Course) -> None:
    document = Document()
    table = document.add_table(rows=0, cols=2)
    for row in (["Name", "Organization"], ["Nop Sambath", "Lotus House"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    await sends_file(course.sophea, out.getvalue(), "list.docx")
    assert "Is this document a list of people, or something to announce?" in course.sophea.sees
    assert course.sophea.buttons == [PUT, "Announce it", "Nothing", SOS]

    await course.sophea.taps(PUT)
    assert "Lotus House (1): Nop Sambath" in course.sophea.sees


async def test_a_list_in_a_file_is_first_offered_to_the_list(world: World, course: Course) -> None:
    await sends_list(course.sophea, FOURTEEN[5:8])
    assert "This looks like a list of people. Nothing is sent yet." in course.sophea.sees
    assert course.sophea.buttons == [PUT, "Announce it", "Nothing", SOS]

    await course.sophea.taps(PUT)
    assert "I'm reading the list" in course.sophea.all_words
    await course.sophea.taps("Add all 3")
    assert "✔ On the list: 3 new." in course.sophea.all_words
    assert announced(course) == []


@pytest.mark.parametrize("name", ["people.ods", "people.csv"])
async def test_a_list_of_any_office_is_read(course: Course, name: str) -> None:
    rows = [["name", "organization"], ["Pich Bopha", "Lotus House"], ["Ros Chenda", "Bridge"]]
    content = ods(rows) if name.endswith("ods") else written(rows).encode()
    await sends_file(course.sophea, content, name)
    await course.sophea.taps(PUT)

    assert "Lotus House (1): Pich Bopha\nBridge, new (1): Ros Chenda" in course.sophea.sees


async def test_a_pasted_list_is_first_offered_to_the_list_and_no_number_is_kept(
    world: World, course: Course
) -> None:
    await course.sophea.sends(PASTED)
    await course.sophea.taps(PUT)

    assert "2 new, 1 as before" in course.sophea.sees
    assert "Columns not kept: ☎" in course.sophea.sees
    await course.sophea.taps("Add all 2")
    assert "✔ On the list: 2 new." in course.sophea.all_words


async def test_announcing_a_list_says_what_is_in_it(world: World, course: Course) -> None:
    await sends_list(course.sophea, FOURTEEN)
    await course.sophea.taps("Announce it")

    assert "This is a list with 14 rows." in course.sophea.sees
    assert course.sophea.buttons == [PUT, SURE, "Nothing", SOS]
    assert await rows_of(world, "announcements") == []
    await course.sophea.taps("Nothing")
    assert announced(course) == []


async def test_a_list_can_still_be_announced(world: World, course: Course) -> None:
    await course.sophea.sends(PASTED)
    await course.sophea.taps("Announce it")
    assert "This is a list with 3 rows." in course.sophea.sees
    await course.sophea.taps(SURE)
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert len(announced(course)) == 3


async def test_a_list_that_is_sent_while_composing_asks_again(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends(PASTED)
    assert "This is a list with 3 rows." in course.sophea.sees
    assert await rows_of(world, "announcements") == []

    await course.sophea.taps(SURE)
    assert "Send now to 3" in course.sophea.buttons


async def test_a_list_for_one_person_stays_for_that_person(world: World, course: Course) -> None:
    await course.sophea.sends("/desk")
    await course.sophea.forges(WriteTo(course.founded.cohort, await person_id(world, "sok")).pack())
    await course.sophea.sends(PASTED)
    await course.sophea.taps(SURE)

    assert "Only: Sok Dara" in course.sophea.sees


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"x" * 1_000_001])
async def test_a_file_that_cannot_be_counted_asks_again(course: Course, content: bytes) -> None:
    await sends_file(course.sophea, content, "people.xlsx")
    await course.sophea.taps("Announce it")

    assert "This looks like a list. I can't read how long it is." in course.sophea.sees
    assert SURE in course.sophea.buttons


async def test_with_two_courses_each_list_has_its_button(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    await appoint(world, course.sophea, other)
    await course.sophea.sends(PASTED)

    lists = [each for each in course.sophea.buttons if each.startswith("To the list: ")]
    assert len(lists) == 2
    assert course.sophea.buttons[:2] == lists


async def test_a_list_with_a_cry_for_help_is_answered_and_not_read(course: Course) -> None:
    await course.sophea.sends(PASTED + "\nShe is in danger now, at the factory")
    await course.sophea.forges(ListThese(course.founded.cohort).pack())

    assert "If someone is in danger now" in course.sophea.sees


@pytest.mark.parametrize("button", [ListThese, PlanThese])
async def test_a_message_that_is_gone_is_asked_for_again(
    course: Course, button: type[ListThese | PlanThese]
) -> None:
    await course.sophea.sends("/desk")
    await course.sophea.forges(button(course.founded.cohort).pack())

    assert "Please send it again." in course.sophea.sees
