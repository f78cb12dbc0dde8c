"""A list put into a course: which course is said, who is elsewhere too, and all of it undone."""

from datetime import timedelta

import orjson
import pytest

from tests.documents.tables import Rows
from tests.stories.cast import (
    Founded,
    appoint,
    change_row,
    coordinator,
    found,
    personal_token,
)
from tests.stories.rosters import (
    FOURTEEN,
    ask_for_list,
    links,
    open_people,
    sends_list,
)
from tests.stories.whole.comparing import tables
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def on_lists(world: World) -> set[tuple[object, ...]]:
    """Everybody on a list: name, language, organization, also that of the open link."""
    every = await tables(world)
    people = {row["id"]: row for row in every["people"]}
    open_links = {
        row["person_id"]: row["organization_id"]
        for row in every["invites"]
        if row["revoked_at"] is None
    }
    return {
        (
            people[row["person_id"]]["name"],
            people[row["person_id"]]["language"],
            row["organization_id"],
            open_links.get(row["person_id"]),
        )
        for row in every["enrolments"]
    }


async def joins(world: World, key: str, token: str) -> Phone:
    phone = world.person(key, language="en")
    await phone.starts(token)
    if "English" in phone.buttons:
        await phone.taps("English")
    await phone.taps("I agree" if "I agree" in phone.buttons else "យល់ព្រម")
    await phone.taps(phone.buttons[0])
    return phone


async def takes_list(sophea: Phone, rows: Rows) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, rows)
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("Add all")))


async def test_120_people_in_the_wrong_course_are_taken_out_again_with_two_taps(
    world: World, sophea: Phone
) -> None:
    many = [[f"Person {at:03}", f"House {at % 10}", "km"] for at in range(120)]
    await ask_for_list(sophea)
    assert "Course: Module 4, May 2023" in sophea.sees
    await sends_list(sophea, many)
    assert "Course: Module 4, May 2023" in sophea.sees
    await sophea.taps("Add all 120")
    assert "Course: Module 4, May 2023\n\n✔ On the list: 120 new." in sophea.all_words
    token = links(world, sophea)["Person 003"]

    await sophea.taps("↩ Undo")
    assert (
        "120 people will leave the list, and their unused links will stop working." in sophea.sees
    )
    await sophea.taps("↩ Yes, undo it for 120")

    assert "✔ The list was undone in Module 4, May 2023." in sophea.sees
    assert "120 people are no longer on the list" in sophea.sees
    await open_people(sophea)
    assert "Joined: 0 of 0" in sophea.sees
    assert "↩ Undo an added list" not in sophea.buttons
    late = world.person("late")
    await late.starts(token)
    assert "This link no longer works." in late.sees


async def test_a_long_list_is_undone_part_by_part_and_the_screen_says_how_far(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Sok Dara", "Lotus House", "en")
    before = await on_lists(world)
    many = [[f"Person {at:04}", "Lotus House", "km"] for at in range(1100)]
    await ask_for_list(sophea)
    await sends_list(sophea, [["Sok Dara", "River School", "km"], *many])
    await sophea.taps("✔ These are right")
    await sophea.taps("The same: change and add")
    await sophea.taps("↩ Undo")
    await sophea.taps("↩ Yes, undo it for 1101")

    said = str(world.calls("editMessageText"))
    assert "undoing the list. Done: 500 of 1101." in said
    assert "1100 people are no longer on the list" in sophea.sees
    assert "1 person has their earlier organization and language again." in sophea.sees
    assert await on_lists(world) == before
    assert not (await tables(world))["roster_effects"]

    await world.travel(timedelta(days=2))
    await open_people(sophea)
    await sophea.taps("🗒 Added lists")
    shown = [line for line in sophea.sees.splitlines() if line.startswith("•")]
    assert [line.split(": ", 1)[1] for line in shown] == [
        "1100 new, 1 changed, undone for 1101 people",
    ]
    assert "To remove some of them now: People › “☑ Remove several”." in sophea.sees


async def test_an_undo_spares_whoever_has_joined_since_and_says_who(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await takes_list(sophea, FOURTEEN[:4])
    tokens = links(world, sophea)
    leader = await joins(world, "leader", tokens["Chan Thida"])
    await world.travel(timedelta(hours=20))
    bora = await coordinator(world, founded, "bora", "Bora")

    await open_people(bora)
    await bora.taps("↩ Undo an added list")
    assert "3 people will leave the list" in bora.sees
    assert "These people joined after that, and they stay: Chan Thida" in bora.sees
    await bora.taps("↩ Yes, undo it for 3")
    assert "These people joined after that, and they stay: Chan Thida" in bora.sees

    await open_people(sophea)
    assert "Joined: 1 of 1" in sophea.sees
    await leader.sends("/menu")
    assert "no longer" not in leader.sees


async def test_of_several_imports_each_is_undone_and_gives_back_what_it_changed(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Sok Dara", "Lotus House", "en")
    await personal_token(world, founded, "Vann Rith", "Lotus House", "en")
    before = await on_lists(world)
    await ask_for_list(sophea)
    await sends_list(
        sophea, [["Sok Dara", "River School", "km"], ["Vann Rith", "Lotus House", "km"]]
    )
    await sophea.taps("The same: change and add")
    await world.travel(timedelta(minutes=5))
    await takes_list(sophea, FOURTEEN[4:6])

    await open_people(sophea)
    await sophea.taps("↩ Undo an added list")
    assert "08:05: 2 new\n08:00: 2 changed" in sophea.sees
    await sophea.taps("↩ 08:00: 2 changed")
    assert "2 people will have their earlier organization and language again." in sophea.sees
    await sophea.taps("↩ Yes, undo it for 2")
    assert before < await on_lists(world)

    await open_people(sophea)
    assert "Joined: 0 of 4" in sophea.sees
    await sophea.taps("↩ Undo an added list")
    await sophea.taps("↩ Yes, undo it for 2")
    assert await on_lists(world) == before


async def test_what_was_changed_by_hand_since_stays(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Sok Dara", "Lotus House")
    await ask_for_list(sophea)
    await sends_list(sophea, [["Sok Dara", "River School", ""], FOURTEEN[1]])
    await sophea.taps("The same: change and add")
    await ask_for_list(sophea)
    await sends_list(sophea, [["Sok Dara", "Open Door", ""]])
    await sophea.taps("The same: change and add")

    await open_people(sophea)
    await sophea.taps("↩ Undo an added list")
    await sophea.taps("↩ 08:00: 1 new, 1 changed")

    assert "1 person will leave the list" in sophea.sees
    assert "1 person was changed or removed after that, and stays unchanged." in sophea.sees


async def test_after_a_day_an_import_is_no_longer_undone(world: World, sophea: Phone) -> None:
    await takes_list(sophea, FOURTEEN[:2])
    await sophea.taps("↩ Undo")
    await world.travel(timedelta(hours=25))
    await sophea.taps("↩ Yes, undo it for 2")

    assert "already been answered" in sophea.toast
    await open_people(sophea)
    assert "Joined: 0 of 2" in sophea.sees
    assert "↩ Undo an added list" not in sophea.buttons


async def opens_people_of(phone: Phone, course: str) -> None:
    await phone.sends("/desk")
    await phone.taps(course)
    await phone.taps(next(key for key in phone.buttons if "People" in key or "Invite" in key))


async def test_people_of_another_course_are_named_and_the_wrong_list_is_undone_from_there(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await takes_list(sophea, FOURTEEN)
    other = await found(world)
    await change_row(world, "UPDATE cohorts SET title = 'Module 3' WHERE id = :id", id=other.cohort)
    bora = await coordinator(world, other, "bora", "Bora")
    await takes_list(bora, FOURTEEN[:1])
    assert "in another course" not in bora.all_words, "who runs one course learns of no other"

    await appoint(world, bora, founded)
    await opens_people_of(bora, "Module 3")
    if "Invite" in bora.buttons:
        await bora.taps("Invite")
    await bora.taps("A link for each, from a list")
    assert "Course: Module 3" in bora.sees
    await sends_list(bora, FOURTEEN)
    assert "13 people with the same names are in another course:" in bora.sees
    await bora.taps("👥 Who: 13")
    assert "Chan Thida · River School: Module 4, May 2023, on the list" in bora.sees
    await bora.taps("Next ▶")
    assert "Vann Rith · Open Door: Module 4, May 2023, on the list" in bora.sees
    await bora.taps("◀ Back to the list")
    await bora.taps("Add all 13")
    assert "They are in both courses now. If one is wrong, undo the list there." in bora.all_words

    await bora.taps("👥 Who: 13")
    await bora.taps("↩ Undo in Module 4, May 2023")
    await bora.taps("↩ Yes, undo it for 14")
    await open_people(sophea)
    assert "Joined: 0 of 0" in sophea.sees


async def before_undos_had_a_beginning(world: World) -> None:
    """Let the undo in the audit be one of a version that noted neither roster nor beginning."""
    [row] = [row for row in (await tables(world))["audit"] if row["action"] == "roster.undo"]
    detail = orjson.loads(row["detail"])
    del detail["roster"], detail["began"]
    await change_row(
        world,
        "UPDATE audit SET detail = :detail WHERE id = :id",
        detail=orjson.dumps(detail).decode(),
        id=row["id"],
    )


async def test_what_was_added_and_undone_is_said_for_30_days_with_what_can_be_done_now(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await takes_list(sophea, FOURTEEN)
    await world.travel(timedelta(minutes=10))
    await takes_list(sophea, [["Yim Dany", "Lotus House", "km"]])
    await sophea.taps("↩ Undo")
    await sophea.taps("↩ Yes, undo it for 1")
    await world.travel(timedelta(days=2))

    await open_people(sophea)
    assert "↩ Undo an added list" not in sophea.buttons
    await sophea.taps("🗒 Added lists")
    assert "No list was added here within the last day." in sophea.sees
    assert "They could be undone for a day, and that is over:" in sophea.sees
    shown = [line for line in sophea.sees.splitlines() if line.startswith("•")]
    assert [line.split(": ", 1)[1] for line in shown] == ["1 new, undone for 1 person", "14 new"]
    assert "To remove some of them now: People › “☑ Remove several”." in sophea.sees

    await before_undos_had_a_beginning(world)
    await sophea.taps("👥 People")
    await sophea.taps("🗒 Added lists")
    shown = [line for line in sophea.sees.splitlines() if line.startswith("•")]
    assert [line.split(": ", 1)[1] for line in shown] == ["undone for 1 person", "1 new", "14 new"]

    await takes_list(sophea, [["Nop Sambath", "Lotus House", "km"]])
    await open_people(sophea)
    await sophea.taps("↩ Undo an added list")
    assert "that is over:" in sophea.sees
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("↩ ")))
    assert "1 person will leave the list" in sophea.sees

    await world.travel(timedelta(days=31))
    await open_people(sophea)
    assert "🗒 Added lists" not in sophea.buttons
