"""A coordinator ticks several people, sees all their names once, removes them, and undoes it."""

from datetime import timedelta

import pytest

from bot.people.buttons import TickRemovals
from bot.people.removals.domain import MOST_TICKED
from bot.storage.database import Tx
from tests.stories.cast import Founded, participant
from tests.stories.rosters import ask_for_list, open_people
from tests.world import Phone, World

LABEL = "☑ Remove several"


@pytest.fixture
async def four(world: World, founded: Founded, sophea: Phone) -> dict[str, Phone]:
    """Three have joined, and one is on the list."""
    names = {"one": "Sok Dara", "two": "Chan Thida", "three": "Vann Rith"}
    phones = {key: await participant(world, founded, key, name) for key, name in names.items()}
    await ask_for_list(sophea)
    await sophea.sends("Keo Sina, Open Door")
    await sophea.taps("Add all 1")
    return phones


async def opens(phone: Phone) -> None:
    await open_people(phone)
    await phone.taps(LABEL)


async def states(world: World) -> dict[str, str]:
    async def work(tx: Tx) -> dict[str, str]:
        rows = await tx.ask(
            "SELECT p.name, e.state FROM enrolments e JOIN people p ON p.id = e.person_id"
        )
        return {row["name"]: row["state"] for row in rows}

    return await world.app.database.run(work)


async def test_several_are_removed_after_one_question_and_brought_back(
    world: World, sophea: Phone, four: dict[str, Phone]
) -> None:
    await opens(sophea)
    assert "Remove several people · ticked: 0" in sophea.sees
    assert not any(each.startswith("Remove") for each in sophea.buttons)
    await sophea.taps("☐ Sok Dara · Lotus House")
    await sophea.sends("rith")
    await sophea.taps("☐ Chan Thida · Lotus House")
    await sophea.taps("☑ Chan Thida · Lotus House")
    await sophea.taps("☐ Keo Sina · Open Door")
    await sophea.taps("Remove 3 …")
    assert "Remove 3 people from this course? Module 4, May 2023" in sophea.sees
    assert "Joined (2): Sok Dara (Lotus House), Vann Rith (Lotus House)." in sophea.sees
    assert "Not joined yet (1): Keo Sina (Open Door)." in sophea.sees
    assert sophea.buttons == ["Keep", "Remove 3 now"]
    assert set((await states(world)).values()) == {"active", "invited"}, "asking removes nobody"

    await sophea.taps("Remove 3 now")
    assert "✔ 3 people were removed." in sophea.sees
    assert "Vann Rith (Lotus House). You can undo this for one minute" in sophea.sees
    assert "Taken off the list (1): Keo Sina (Open Door)." in sophea.sees
    assert await states(world) == {
        "Sok Dara": "left", "Vann Rith": "left", "Chan Thida": "active",
    }  # fmt: skip

    await sophea.taps("Undo")
    assert "✔ Undone. 2 people are in the course again." in sophea.sees
    assert set((await states(world)).values()) == {"active"}
    before = len(four["one"].messages)
    await world.travel(timedelta(minutes=5))
    assert len(four["one"].messages) == before, "nobody is told what was undone"


async def test_after_a_minute_they_are_told_and_nothing_is_undone(
    world: World, sophea: Phone, four: dict[str, Phone]
) -> None:
    await opens(sophea)
    await sophea.taps("☐ Sok Dara · Lotus House")
    await sophea.taps("☐ Vann Rith · Lotus House")
    await sophea.taps("Remove 2 …")
    assert "To erase it, they send me /privacy." in sophea.sees
    await sophea.taps("Remove 2 now")
    before = len(four["one"].messages)
    await world.travel(timedelta(minutes=2))
    assert len(four["one"].messages) == before + 1
    await sophea.taps("Undo")

    assert (await states(world))["Sok Dara"] == "left"


async def test_a_question_removes_only_whom_it_names(
    world: World, sophea: Phone, four: dict[str, Phone]
) -> None:
    """The ticks have changed since: the button of the older message does nothing."""
    await opens(sophea)
    await sophea.taps("☐ Sok Dara · Lotus House")
    await sophea.taps("Remove 1 …")
    older = sophea.last["message_id"]
    data = next(
        button["callback_data"]
        for row in sophea.last["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "Remove 1 now"
    )
    await sophea.taps("Keep")
    await sophea.taps("☐ Chan Thida · Lotus House")
    await sophea.forges(data, message_id=older)
    assert set((await states(world)).values()) == {"active", "invited"}

    await opens(sophea)
    await sophea.taps("☐ Vann Rith · Lotus House")
    await sophea.taps("Remove 1 …")
    assert "Joined (1): Vann Rith (Lotus House)." in sophea.sees, "People begins without ticks"


@pytest.mark.parametrize(
    ("typed", "says"),
    [("nobody of this name", "No one on this list matches."), ("lotus", "3 more match.")],
)
async def test_a_typed_name_that_fits_nobody_or_several_keeps_the_ticks(
    sophea: Phone, four: dict[str, Phone], typed: str, says: str
) -> None:
    await opens(sophea)
    await sophea.taps("☐ Sok Dara · Lotus House")
    await sophea.sends(typed)
    assert says in sophea.sees
    assert "☑ Sok Dara · Lotus House" in sophea.buttons
    assert "Remove 1 …" in sophea.buttons


def called(number: int) -> str:
    """Return a name of its own for each number."""
    return f"Chan{chr(97 + number // 26)}{chr(97 + number % 26)}"


async def test_no_more_are_ticked_than_one_message_names(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    many = MOST_TICKED + 2
    await sophea.sends("\n".join(f"{called(at)} Sok, Open Door" for at in range(many)))
    await sophea.taps(f"Add all {many}")
    await opens(sophea)
    for at in range(MOST_TICKED):
        await sophea.sends(called(at))
    assert f"That is the most at once: {MOST_TICKED}." in sophea.sees
    await sophea.forges(TickRemovals(founded.cohort, 99).pack())
    await sophea.taps(f"☐ {called(51)} Sok · Open Door")
    assert f"ticked: {MOST_TICKED}" in sophea.sees
    await sophea.taps(f"Remove {MOST_TICKED} …")
    assert f"{called(49)} Sok (Open Door)." in sophea.sees
    await sophea.taps(f"Remove {MOST_TICKED} now")

    assert set(await states(world)) == {f"{called(50)} Sok", f"{called(51)} Sok"}


async def test_find_leads_to_it(sophea: Phone, four: dict[str, Phone]) -> None:
    await sophea.sends("/desk")
    await sophea.sends("remove several people")
    assert "Remove several people · ticked: 0" in sophea.sees
