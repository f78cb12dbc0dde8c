"""A case, read on a phone from the introduction to the end; nothing of it is saved."""

import pytest

from bot.areas import PERSONAL_DATA
from bot.catalog.course import Case
from bot.storage.database import Tx
from tests.stories.cast import Founded, found
from tests.stories.leaders import leader
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


def case_of(world: World, case: str = "m4.k1") -> Case:
    [course] = world.app.context.courses.values()
    return course.case(case)


async def reads_on(phone: Phone, onward: str = "Next ▶") -> list[str]:
    """Every page from the one on the screen to the last."""
    read = [phone.sees]
    while onward in phone.buttons:
        await phone.taps(onward)
        read.append(phone.sees)
    return read


@pytest.mark.parametrize(("number", "case"), [("5", "m4.k1"), ("6", "m4.k2")])
async def test_a_case_is_read_to_its_end(world: World, dara: Phone, number: str, case: str) -> None:
    shown = case_of(world, case)
    await dara.sends("/simulate")
    messages = len(dara.messages)
    await dara.taps(number)
    assert dara.sees.startswith(f"Case\n\n{shown.title.in_('en')}\nA case to discuss · 6 questions")
    assert "What follows is invented." in dara.sees
    assert "You don't write anything here" in dara.sees
    assert dara.buttons == ["Begin", "Not now"]

    await dara.taps("Begin")
    read = await reads_on(dara)

    assert [page.split("\n")[0] for page in read] == [
        f"Case · {n} of {len(read)}" for n in range(1, len(read) + 1)
    ]
    together = "\n".join(read)
    for prompt in shown.prompts:
        assert prompt.in_("en") in together
    assert shown.others is not None
    assert "What others did, and why:" in together
    assert "What would you do in another order, and why?" in together
    assert together.index(shown.prompts[-1].in_("en")) < together.index("What others did")
    assert "This work is heavy." in together
    assert "organization's case procedure, or your coordinator" in together
    assert "Points to draw out" not in together
    assert "Self-harm check" not in together
    assert dara.buttons == ["◀ Back", "🧭 Story", "✕ Close"]
    assert len(dara.messages) == messages
    await dara.taps("◀ Back")
    assert dara.sees == read[-2]
    await dara.taps("✕ Close")
    assert dara.sees.startswith("Romleuk")


async def test_the_questions_are_on_a_page_of_their_own(dara: Phone) -> None:
    await dara.sends("/simulate")
    await dara.taps("5")
    await dara.taps("Begin")
    assert "To think about" not in dara.sees

    await dara.taps("Next ▶")

    assert "To think about, or to discuss with your team:\n\n1.  List the family's" in dara.sees


async def test_the_language_may_change_between_pages(world: World, dara: Phone) -> None:
    await dara.sends("/simulate")
    await dara.taps("5")
    await dara.taps("Begin")
    case = dara.last["message_id"]
    await dara.sends("/language")
    await dara.taps("ខ្មែរ")

    await dara.taps("Next ▶", message_id=case)

    assert dara.sees.startswith("ករណីសិក្សា · 2/")
    assert case_of(world).prompts[0].in_("km") in dara.sees


@pytest.mark.parametrize("page", ["-1", "zz"])
async def test_a_forged_page_shows_the_nearest(dara: Phone, page: str) -> None:
    await dara.sends("/simulate")
    await dara.taps("5")

    await dara.forges(f"kr:m4.k1:{page}")

    first = page.startswith("-")
    assert dara.sees.startswith("Case · 1 of " if first else "Case · ")
    assert ("◀ Back" in dara.buttons) is not first
    assert ("Next ▶" in dara.buttons) is first


async def test_nothing_is_saved_of_a_case(world: World, dara: Phone) -> None:
    async def tables(tx: Tx) -> dict[str, int]:
        [person] = await tx.ask("SELECT id FROM people")
        held = await PERSONAL_DATA.read_all(tx, person["id"])
        return {table: len(rows) for table, rows in held.items() if table != "outbox"}

    before = await world.app.database.run(tables)
    await dara.sends("/simulate")
    await dara.taps("5")
    await dara.taps("Begin")
    await reads_on(dara)

    assert await world.app.database.run(tables) == before
