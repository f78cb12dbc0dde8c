"""The links and the cards that come of a list, in a sheet to hand out."""

import pytest

from tests.documents.tables import excel
from tests.stories.cast import Founded, found, personal_token
from tests.stories.rosters import (
    FOURTEEN,
    ask_for_list,
    comes_in,
    documents,
    file_of,
    links,
    open_people,
    sends_file,
    sends_list,
    sheet,
)
from tests.world import Phone, World, words


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def test_fourteen_leaders_of_ten_organizations_come_in_by_the_links_of_the_sheet(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, [*FOURTEEN, ["Yim Dany", "Lotus House", "Kmher"]])

    assert "I will delete your file from this chat within 24 hours." in sophea.all_words
    assert "14 new, 1 refused" in sophea.sees
    assert "Lotus House (2): Sok Dara, Nhem Kosal\nRiver School (2)" in sophea.sees
    assert "Row 16, column language: “Kmher” is not a language I offer. Did you mean Khmer?" in (
        sophea.sees
    )
    await sophea.taps("Add all 14")
    assert "✔ On the list: 14 new." in sophea.all_words

    (message,) = documents(sophea, "Links")
    assert words(message).startswith("Romleuk\n\nA link for each")
    rows = sheet(world, message)
    assert rows[0] == ["name", "organization", "language", "link"]
    assert sorted((r[0], r[1]) for r in rows[1:] if r[3]) == sorted(
        (str(n), str(o)) for n, o, _ in FOURTEEN
    )

    tokens = links(world, sophea)
    for at, (name, organization) in enumerate(
        [("Chan Thida", "River School"), ("Vann Rith", "Open Door")]
    ):
        leader = await comes_in(world, f"leader{at}", tokens[name])
        assert f"{name} · {organization}" in leader.all_words
        assert "You're in." in leader.sees
    await open_people(sophea)
    assert "Joined: 2 of 14" in sophea.sees


@pytest.mark.parametrize("left_out", [0, 1])
async def test_two_people_in_one_row_of_a_file_have_a_link_each(
    world: World, sophea: Phone, left_out: int
) -> None:
    first = "Ly House" if left_out else "Ly Na"
    rows = [
        ("name", "organization", "", "name", "organization"),
        (first, "Lotus House", "", "Keo Sina", "River School"),
        ("Sok Dara", "Lotus House", "", "Vann Rith", "River School"),
    ]
    await ask_for_list(sophea)
    await sends_file(sophea, excel(rows), "list.xlsx")
    if left_out:
        await sophea.taps("✕ Leave out the 1 above")
    await sophea.taps(f"Add all {4 - left_out}")

    tokens = links(world, sophea)
    assert tokens.keys() == {"Keo Sina", "Sok Dara", "Vann Rith"} | ({first} - {"Ly House"})
    keo = await comes_in(world, "keo", tokens["Keo Sina"])
    assert "Keo Sina · River School" in keo.all_words


async def test_the_cards_are_made_from_the_same_links_if_they_still_work(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN)
    await sophea.taps("Add all 14")
    tokens = links(world, sophea)
    await comes_in(world, "rith", tokens["Chan Thida"])

    sophea.presses("🖨 QR cards (PDF)")
    sophea.presses("🖨 QR cards (PDF)")
    await world.settle()

    (message,) = documents(sophea, "Cards")
    assert words(message) == (
        "Romleuk\n\n13 cards to print, cut and hand over. I will delete this file from this "
        "chat within 24 hours: save it first."
    )
    assert file_of(world, message).startswith(b"%PDF")
    rith = await comes_in(world, "pich", tokens["Vann Rith"])
    assert "You're in." in rith.sees


async def test_new_links_for_all_close_those_of_before(world: World, sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    await sophea.taps("Add all 2")
    old = links(world, sophea)
    await sophea.taps("Not joined yet")
    await sophea.taps("New links for all (Excel)")

    new = links(world, sophea)
    assert old.keys() == new.keys()
    late = world.person("late")
    await late.starts(old["Sok Dara"])
    assert "This link no longer works." in late.sees
    in_time = await comes_in(world, "leader", new["Chan Thida"])
    assert "You're in." in in_time.sees


async def test_names_that_look_like_formulas_are_text_in_the_sheet(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "=HYPERLINK(1)", "Lotus House")
    await personal_token(world, founded, "+Sok", "River School")
    await open_people(sophea)
    await sophea.taps("Not joined yet")
    await sophea.taps("New links for all (Excel)")

    rows = sheet(world, documents(sophea, "Links")[-1])[1:]
    assert sorted(row[:2] for row in rows) == [
        ["+Sok", "River School"],
        ["=HYPERLINK(1)", "Lotus House"],
    ]
