"""Whatever people send while something is asked, the answer says what is wanted, and how to leave.

Nothing is met by silence, by a lone 🙏, by "You need an invitation link" or by an apology, and the
label of a button is never taken for an answer.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.areas import routes
from bot.desk.buttons import ReportFile
from bot.people.second_factor.handlers import CODE
from tests.engines import open_database
from tests.stories.announcing import Course, make_course
from tests.stories.asking import Helpline
from tests.stories.cast import change_row
from tests.stories.whole.answers_to_anything import COORDINATORS, LEADERS
from tests.stories.whole.comparing import restore, tables
from tests.stories.whole.dialogs_of_coordinators import OPENERS, opens
from tests.stories.whole.dialogs_of_leaders import WAYS
from tests.stories.whole.permitted import Prepared
from tests.stories.whole.ten_things import DAY, DAY_LATER, THINGS, tried
from tests.stories.whole.test_guarded_dialogs import dialog_of
from tests.world import Phone, World, a_world, local


@pytest.fixture
async def with_codes(tmp_path: Path) -> AsyncIterator[Course]:
    """A course in a deployment that asks coordinators for codes."""
    database = await open_database(tmp_path / "codes.db")
    options: dict[str, Any] = {"second_factor": True, "approval_limit": 2}
    async with a_world(database, at=local("2023-05-22 08:00"), **options) as made:
        yield await make_course(made)


async def is_in(phone: Phone, name: str) -> bool:
    waits = await dialog_of(phone)
    return waits is not None and waits["in"] == name


async def wrong_at_once(phone: Phone, name: str, expected: dict[str, str]) -> list[str]:
    """Send everything to a question that was opened just now."""
    assert await is_in(phone, name), name
    now = {thing: says for thing, says in expected.items() if thing != DAY_LATER}
    kept = await tables(phone.world)
    wrong = await tried(phone, now, kept, asks=lambda: is_in(phone, name))
    return [f"{name}, {each}" for each in wrong]


async def wrong_later(phone: Phone, name: str, expected: dict[str, str]) -> list[str]:
    """Send a text a day later, in a chat in which the question was left open."""
    later = {DAY_LATER: expected[DAY_LATER]}
    kept = await tables(phone.world)
    wrong = await tried(phone, later, kept, asks=lambda: is_in(phone, name))
    return [f"{name}, {each}" for each in wrong]


def test_every_dialog_is_in_the_table_with_ten_things() -> None:
    table = {**LEADERS, **COORDINATORS}

    asking = {name for name, route in routes.dialogs.items() if not route.screen}

    assert set(table) == asking, "the page of a screen asks nothing: what does not fit ends it"
    assert {name for name, expected in table.items() if set(expected) != set(THINGS)} == set()
    assert len(THINGS) == 10
    assert set(COORDINATORS) == {*OPENERS, CODE}


@pytest.mark.parametrize("name", LEADERS)
async def test_leaders_are_told_what_is_wanted_and_how_to_leave(
    world: World, line: Helpline, name: str
) -> None:
    phone = await WAYS[name](world, line)

    wrong = await wrong_at_once(phone, name, LEADERS[name])
    await world.travel(DAY)
    wrong += await wrong_later(phone, name, LEADERS[name])

    assert not wrong, "\n".join(wrong)


async def test_coordinators_are_told_what_is_wanted_and_how_to_leave(prepared: Prepared) -> None:
    world, sophea = prepared.world, prepared.sophea
    await change_row(world, "UPDATE people SET language = 'km' WHERE name = 'Sok Dara'")
    kept, wrong = await tables(world), []
    chat_id = world.acts.find_chat(sophea.key).id
    left: dict[str, str] = {}
    for name in OPENERS:
        await opens(prepared, name)
        [left[name]] = [
            each["dialog"] for each in (await tables(world))["chats"] if each["id"] == chat_id
        ]
        wrong += await wrong_at_once(sophea, name, COORDINATORS[name])
        await restore(world, kept)

    await world.travel(DAY)
    for name, dialog in left.items():
        await change_row(
            world, "UPDATE chats SET dialog = :kept WHERE id = :id", kept=dialog, id=chat_id
        )
        wrong += await wrong_later(sophea, name, COORDINATORS[name])

    assert not wrong, "\n".join(wrong)


async def test_who_is_asked_for_a_code_is_told_so(with_codes: Course) -> None:
    sophea = with_codes.sophea
    await sophea.forges(ReportFile(with_codes.founded.cohort, "csv").pack())

    wrong = await wrong_at_once(sophea, CODE, COORDINATORS[CODE])
    await sophea.world.travel(DAY)
    wrong += await wrong_later(sophea, CODE, COORDINATORS[CODE])

    assert not wrong, "\n".join(wrong)
