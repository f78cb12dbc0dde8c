"""Files with names and links: they come back as they were sent, and leave the chat within a day."""

from datetime import timedelta
from io import BytesIO

import openpyxl

from tests.documents.tables import excel
from tests.engines import everything_stored
from tests.stories.rosters import (
    FOURTEEN,
    ask_for_list,
    documents,
    file_of,
    links,
    open_people,
    sends_file,
    sends_list,
    sheet,
)
from tests.world import Phone, World

OWN = [
    ["Participants of May"],
    [],
    ["No", "Full name", "Phone", "Organization", "Diet"],
    ["1", "Sok Dara", "012 777 888", "Lotus House", "=1+1"],
    ["2", "Chan Thida", "012 777 999", "River School", ""],
    ["3", "012 000 000", "", "River School", "vegetarian"],
]


def files_in_chat(phone: Phone) -> list[int]:
    """All files that are still in somebody's chat."""
    items = phone.world.acts.find_chat(phone.chat_key).items.values()
    return [each.message["message_id"] for each in items if "document" in each.message]


async def test_the_links_come_back_in_the_coordinators_own_file(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_file(sophea, excel(OWN), "list.xlsx")
    await sophea.taps("Add all 2")

    (message,) = documents(sophea, "Links")
    assert message["document"]["file_name"] == "Links - 2023-05-22 - en.xlsx"
    rows = sheet(world, message)
    assert [row[:5] for row in rows] == [[*row, *[""] * (5 - len(row))] for row in OWN]
    assert [row[5][:12] for row in rows] == ["", "", "link", *["https://t.me"] * 2, ""]
    book = openpyxl.load_workbook(BytesIO(file_of(world, message)))
    assert book.active is not None
    assert book.active["E4"].data_type == "s"
    assert book.active["E4"].quotePrefix
    stored = await everything_stored(world.app.database)
    assert not [each for each in ("777 888", "vegetarian") if each in stored]

    sophea.presses("🖨 QR cards (PDF)")
    await world.settle()
    assert documents(sophea, "Cards")


async def test_a_file_that_is_gone_at_telegram_still_gives_a_sheet_of_links(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    fault = world.simulator.controls.fault
    fault(method="getFile", kind="chat_not_found", times=None)
    await sophea.taps("Add all 2")

    assert sheet(world, documents(sophea, "Links")[-1])[0] == ["name", "organization", "link"]
    assert len(links(world, sophea)) == 2


async def test_what_was_sent_and_what_came_back_leave_the_chat_within_a_day(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    assert "I will delete your file from this chat within 24 hours." in sophea.all_words
    await sophea.taps("Add all 2")
    sophea.presses("🖨 QR cards (PDF)")
    await world.settle()
    await ask_for_list(sophea)
    await sends_file(sophea, b"x" * 1_000_001)
    assert "This file is too large." in sophea.sees
    await world.travel(timedelta(hours=22))
    assert len(files_in_chat(sophea)) == 4

    await world.travel(timedelta(hours=2))
    assert files_in_chat(sophea) == []
    await open_people(sophea)
    assert "Joined: 0 of 2" in sophea.sees
