"""A roster that is typed or sent as a file: looked at first, then taken in whole."""

from datetime import timedelta
from pathlib import Path

import pytest

from telegram_simulator import Simulator
from telegram_simulator.faults import Rule
from tests.documents.tables import excel, with_parts, written
from tests.engines import everything_stored, open_database
from tests.stories.cast import Founded, coordinator, found, participant, personal_token
from tests.stories.rosters import (
    FOURTEEN,
    HEAD,
    ask_for_list,
    comes_in,
    documents,
    links,
    open_people,
    sends_file,
    sends_list,
    sheet,
)
from tests.world import Phone, World, a_world, local, words

MONDAY = local("2023-05-22 08:00")


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 and more", "I can't read this as an Excel, Word or CSV file."),
        (b"\x89PNG\r\n\x1a\n", "I can't read a picture of a list. Please send the list itself"),
        (b"%PDF-1.7", "I can't read a PDF. Please send the Excel or Word file"),
        ("name\nចាន់ ធីតា\n".encode()[:-2], "Please save it as CSV UTF-8, or as Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
         "Please save it as .docx or .xlsx."),
        (with_parts(excel([HEAD, ["A"]]), {"xl/styles.xml": bytes(20_000_000)}), "is too large"),
        (b"nam,organization\nA,B\n", "Column A is called “nam”. Is it the name?"),
        (b"name\n", "There is no one in this list."),
        (b"Sok Dara,Lotus House\n", "I couldn't find a column for the name. Which one is it?"),
        (b"name,organization\n" + b"A,B\n" * 2_001, "more rows than the 2,000 I can read"),
        (b"x" * 1_000_001, "This file is too large."),
        (b"name,language\nDara,km\nDara,en\n=1+1,km\n,km\n",
         ("Row 3, column name: Dara is already in row 2.\n"
         "Row 4, column name: “=1+1” looks like a formula. Please write it as text.\n"
         "Row 5, column name: empty.\n\n"
         "Fix these rows in your list and send it here again.")),
        (b"name\nDara 012 345 678\n2023-05-29 00:00:00\n",
         ("Row 2, column name: no name in “Dara 012 345 678”, or a number, which I do not keep.\n"
         "Row 3, column name: no name in “2023-05-29 00:00:00”, "
         "or a number, which I do not keep.")),
        (b"name\nSok Dara\n" + b"/" * 100_000, "////…” is longer than 64 letters."),
    ],
)  # fmt: skip
async def test_each_fault_is_said_and_nothing_is_changed(
    world: World, sophea: Phone, content: bytes, says: str
) -> None:
    await ask_for_list(sophea)
    await sends_file(sophea, content)

    assert says in sophea.sees
    assert all(len(words(message)) <= 1000 for message in sophea.messages)
    await open_people(sophea)
    assert "Joined: 0 of 0" in sophea.sees


async def test_a_second_roster_changes_only_differences_and_counts_the_rest(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:3])
    await sophea.taps("Add all 3")
    before = links(world, sophea)

    await ask_for_list(sophea)
    changed = [["Sok Dara", "Lotos House", "km"], ["Chan Thida", "River School", "km"], FOURTEEN[2]]
    await sends_file(sophea, written([HEAD, *changed], ";").encode("utf-16"))

    assert "2 changed, 1 as before" in sophea.sees
    assert "Lotos House (did you mean Lotus House?)" in sophea.sees
    assert "Sok Dara: Lotus House → Lotos House" in sophea.sees
    assert "Chan Thida: English → Khmer" in sophea.sees
    assert (
        "This name is on the list with another organization. Is it the same person?" in sophea.sees
    )
    await sophea.taps("The same: change and add")
    assert len(documents(sophea, "Links")) == 1

    leader = await comes_in(world, "leader", before["Sok Dara"])
    assert "Sok Dara · Lotos House" in leader.all_words


async def test_somebody_else_of_the_same_name_becomes_a_person_of_their_own(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:1])
    await sophea.taps("Add all 1")
    await ask_for_list(sophea)
    await sends_list(sophea, [["Sok Dara", "River School", "km"]])
    await sophea.taps("Others: add them as new")

    await open_people(sophea)
    assert "Joined: 0 of 2" in sophea.sees


async def test_a_list_as_organizations_make_it_is_taken_and_nothing_else_is_stored(
    world: World, sophea: Phone
) -> None:
    rows = [
        ["Lotus House and River School: participants"],
        [],
        ["ល.រ", "ឈ្មោះ", "អង្គការ", "លេខទូរសព្ទ"],
        ["1", "Sok Dara", "Lotus House", "012 777 888"],
        ["2", "Chan Thida", "River School", "012 777 999"],
        ["សរុប", "2"],
    ]
    await ask_for_list(sophea)
    await sends_file(sophea, excel(rows), "list.xlsx")

    assert "2 new" in sophea.sees
    assert "Columns not kept: លេខទូរសព្ទ" in sophea.sees
    assert "Lotus House (1): Sok Dara\nRiver School (1): Chan Thida" in sophea.sees
    await sophea.taps("Add all 2")
    stored = await everything_stored(world.app.database)
    assert not [number for number in ("012 777", "777 888", "777 999") if number in stored]


async def test_a_pasted_list_is_looked_at_first_like_a_file(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Sok Dara", "Lotus House")
    await personal_token(world, founded, "Keo Sina", "River School")
    await ask_for_list(sophea)
    await sophea.sends(
        "1. Sok Dara, River School\n2. Chan Thida, Lotos House, Khmer\n"
        "3. Keo Sina, River School\n012 345 678\n4. chan thida, Lotos House"
    )

    assert "1 new, 1 changed, 1 as before, 2 refused" in sophea.sees
    assert "New:\nLotos House, new (1): Chan Thida" in sophea.sees
    assert "Lotos House (did you mean Lotus House?)" in sophea.sees
    assert "Sok Dara: Lotus House → River School" in sophea.sees
    assert "Row 4, column name: no name in “012 345 678”" in sophea.sees
    assert "Row 5, column name: chan thida is already in row 2." in sophea.sees
    await open_people(sophea)
    assert "Joined: 0 of 2" in sophea.sees

    await sophea.taps("Invite")
    await sophea.taps("A link for each, from a list")
    await sophea.sends("ល.រ\tឈ្មោះ\tអង្គការ\tទូរស័ព្ទ\n1\tChan Thida\tLotus House\t012 777 888")
    assert "Columns not kept: ទូរស័ព្ទ" in sophea.sees
    await sophea.taps("Add all 1")
    assert "✔ On the list: 1 new." in sophea.all_words
    assert set(links(world, sophea)) == {"Chan Thida"}
    stored = await everything_stored(world.app.database)
    assert not [number for number in ("012 777", "777 888") if number in stored]


async def test_two_taps_import_once_and_cancelling_imports_nothing(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    first = sophea.last["message_id"]
    sophea.presses("Add all 2")
    sophea.presses("Add all 2")
    await world.settle()
    assert len(documents(sophea, "Links")) == 1
    assert sophea.all_words.count("✔ On the list: 2 new.") == 1

    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[2:4])
    await sophea.taps("✕ Cancel")
    assert "No one was added." in sophea.sees
    await sophea.forges("zb:2", message_id=first)
    assert "already been answered" in sophea.toast
    await sophea.taps("👥 People")
    assert "Joined: 0 of 2" in sophea.sees


async def test_a_list_that_changed_meanwhile_is_shown_again_before_the_import(
    world: World, founded: Founded, sophea: Phone
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:3])
    await ask_for_list(bora)
    await bora.sends("Sok Dara, Lotus House")
    await bora.taps("Add all 1")

    await sophea.taps("Add all 3")
    assert "The list has changed in the meantime. Please check it again." in sophea.sees
    assert "2 new, 1 changed" in sophea.sees or "2 new, 1 as before" in sophea.sees
    await sophea.taps(next(key for key in sophea.buttons if key.startswith("Add all")))

    await open_people(sophea)
    assert "Joined: 0 of 3" in sophea.sees


async def test_the_template_names_its_columns_so_that_it_is_read_again(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sophea.taps("📄 Template")

    (message,) = documents(sophea, "List to fill in")
    (head,) = sheet(world, message)
    await sends_list(sophea, [["Sok Dara", "Lotus House", "ខ្មែរ"]], head=tuple(head))
    assert "1 new" in sophea.sees


async def test_a_roster_is_deleted_after_a_day(world: World, sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    await world.travel(timedelta(days=2))

    await sophea.taps("Add all 2")

    assert "already been answered" in sophea.toast


async def test_nobody_else_can_import_or_print(world: World, sophea: Phone, leader: Phone) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    stranger = await coordinator(world, await found(world), "other", "Other")
    for data in ("zb:1", "zc:1"):
        await stranger.forges(data)
        assert "is for someone else" in stranger.toast
        await leader.forges(data)
        assert "Only coordinators" in leader.toast
    for phone in (leader, stranger):
        for data in ("za:1", "zd:1", "ze:1", "dl:1"):
            await phone.forges(data)
            assert "Only coordinators" in phone.toast
    assert "Add all 1" in sophea.buttons


async def test_a_connection_that_fails_is_tried_again_and_then_said_kindly(
    world: World, sophea: Phone
) -> None:
    faults = world.simulator.faults
    await ask_for_list(sophea)
    faults.add(Rule(kind="drop_before", method="getFile", times=1))
    faults.add(Rule(kind="drop_before", method="getFileContent", times=1))
    await sends_list(sophea, FOURTEEN)
    assert "One moment" in sophea.sees
    await world.travel(timedelta(minutes=5))
    assert "14 new" in sophea.sees

    faults.add(Rule(kind="500", method="getFile", times=None))
    await sends_list(sophea, FOURTEEN)
    await world.travel(timedelta(minutes=5))
    assert sophea.sees.startswith("Romleuk\n\nI couldn't do that, and nothing was changed.")


async def test_a_file_that_was_sent_before_a_restart_is_read_after_it(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    async with a_world(await open_database(path), at=MONDAY) as world:
        sophea = await coordinator(world, await found(world))
        number = world.acts.find_chat("sophea").id
        world.simulator.faults.add(Rule(kind="drop_before", method="getFile", times=None))
        await ask_for_list(sophea)
        await sends_list(sophea, FOURTEEN)
        assert "One moment" in sophea.sees

    def stage(simulator: Simulator) -> None:
        simulator.stage.person(key="sophea", name="Sophea", id=number)
        simulator.acts.open_chat("sophea")
        simulator.world.files.save("document", "list.xlsx", "", excel([HEAD, *FOURTEEN]))

    later = MONDAY + timedelta(minutes=1)
    async with a_world(await open_database(path), at=later, stage=stage) as world:
        await world.settle()
        assert "14 new" in Phone(world, "sophea", "sophea").sees


async def test_what_is_no_list_leaves_the_question_open(sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sophea.sends_a("photo")
    assert "Please send the list itself, as Excel, Word or CSV" in sophea.sees
    await sophea.sends("name,organization")
    assert "There is no one in this list." in sophea.sees

    await sophea.sends("Ros Chenda, Lotus House")
    assert "1 new" in sophea.sees


async def test_a_name_like_one_that_has_joined_is_asked_about_and_left_out(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await ask_for_list(sophea)
    await sends_list(sophea, [["Dara Sok", "Lotus House", ""], ["Chan Thida", "Lotus House", ""]])

    assert "Dara Sok · Lotus House = Sok Dara · Lotus House?" in sophea.sees
    await sophea.taps("The same: add the other 1")
    await open_people(sophea)
    assert "Joined: 1 of 2" in sophea.sees


async def test_of_two_names_in_doubt_one_is_the_same_person_and_one_is_not(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    await personal_token(world, founded, "Vann Rith", "Lotus House")
    await ask_for_list(sophea)
    await sophea.sends("Chan Tida, Lotus House\nVann Ritth, Lotus House\nSok Dara, River School")
    assert "If only some are the same, tick those." in sophea.sees
    await sophea.taps("☐ the same: Chan Tida")
    await sophea.taps("☐ the same: Vann Ritth")
    assert "✔ Add the other 1" in sophea.buttons
    await sophea.taps("☑ the same: Vann Ritth")
    await sophea.taps("☑ the same: Chan Tida")
    assert "The same: add the other 1" in sophea.buttons
    await sophea.taps("☐ the same: Chan Tida")
    await sophea.taps("✔ Add the other 2")
    assert "✔ On the list: 2 new." in sophea.all_words
    await open_people(sophea)
    await sophea.taps("Not joined yet")
    listed = {"Chan Thida", "Vann Rith", "Vann Ritth", "Sok Dara"}
    assert listed <= set(sophea.buttons)
    assert "Chan Tida" not in sophea.buttons


async def test_another_spelling_of_a_name_on_the_list_is_asked_about_and_not_refused(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    await ask_for_list(sophea)
    await sophea.sends("Chan Tida, Lotus House\nSok Dara, River School")
    assert "This new name is like that of someone on the list. Is it the same" in sophea.sees
    assert "Chan Tida · Lotus House = Chan Thida · Lotus House?" in sophea.sees

    await sophea.taps("The same: add the other 1")
    await open_people(sophea)
    assert "Joined: 0 of 2" in sophea.sees
    assert "Tida" not in sophea.sees

    await ask_for_list(sophea)
    await sophea.sends("Chan Tida, Lotus House")
    await sophea.taps("Others: add all")
    await open_people(sophea)
    assert "Joined: 0 of 3" in sophea.sees


async def test_an_equal_name_and_one_in_doubt_have_buttons_that_say_what_they_do(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    await personal_token(world, founded, "Sok Dara", "Lotus House")
    await ask_for_list(sophea)
    await sends_list(sophea, [["Chan Tida", "Lotus House", ""], ["Sok Dara", "River School", "km"]])
    assert sophea.buttons[1:3] == ["Others: add all", "All as new, equal names too"]
    await sophea.taps("All as new, equal names too")
    await open_people(sophea)
    assert "Joined: 0 of 4" in sophea.sees
