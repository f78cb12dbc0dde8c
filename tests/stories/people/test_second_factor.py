"""Coordinators write a code before what could do harm in wrong hands."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.areas import PERSONAL_DATA
from bot.desk.buttons import (
    AskResetFactor,
    InviteCoordinator,
    OpenTeam,
    Remove,
    ReportFile,
    ResetFactor,
    RevokeRole,
)
from bot.people.buttons import MakeLinks, TakeOffList, TickRemovals
from bot.people.removals.buttons import RemoveTicked
from bot.people.second_factor.buttons import SetUpFactor
from bot.storage.database import Tx
from tests.stories.announcing import Course, send_key, written
from tests.stories.cast import administrator, coordinator, enrolment_id, person_id, personal_token
from tests.stories.codes import (
    QUESTION,
    App,
    a_world_with_codes,
    audited,
    ends_session,
    export,
    files,
    key_shown,
    set_up,
    sophea_id,
)
from tests.stories.whole.comparing import Tables, tables
from tests.world import World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with a_world_with_codes(tmp_path) as made:
        yield made


# ---- setting it up ---------------------------------------------------------------------------


async def test_an_export_asks_to_set_up_a_second_factor_and_goes_on_after_it(
    course: Course,
) -> None:
    sophea = course.sophea
    await sophea.forges(export(course))
    assert "needs a second factor" in sophea.sees
    assert files(sophea) == 0

    await sophea.taps("Set up a second factor")
    assert "photo" in sophea.last
    await sophea.sends(App(course.sophea.world, key_shown(sophea)).code())

    assert files(sophea) == 1
    assert (await audited(course.sophea.world))[-3:] == [
        "factor.offer",
        "factor.confirm",
        "cohort.exported",
    ]


async def test_picture_key_and_code_are_gone_from_the_chat_after_the_first_code(
    course: Course,
) -> None:
    app = await set_up(course.sophea.world, course.sophea)

    assert app.key not in course.sophea.all_words
    assert not any("photo" in each for each in course.sophea.messages)
    chat = course.sophea.world.acts.find_chat("sophea")
    assert app.code() not in [item.message.get("text") for item in chat.items.values()]


async def test_a_key_that_was_shown_waits_ten_minutes_for_its_first_code(course: Course) -> None:
    await course.sophea.forges(SetUpFactor().pack())
    app = App(course.sophea.world, key_shown(course.sophea))
    await course.sophea.world.travel(timedelta(minutes=10))
    await course.sophea.sends(app.code())

    assert "needs a second factor" in course.sophea.sees
    assert "factor.confirm" not in await audited(course.sophea.world)


async def test_cancel_removes_the_picture(course: Course) -> None:
    await course.sophea.forges(SetUpFactor().pack())
    key = key_shown(course.sophea)
    await course.sophea.taps("✕ Cancel")

    assert key not in course.sophea.all_words


async def test_people_without_a_role_get_no_key(course: Course) -> None:
    await course.dara.forges(SetUpFactor().pack())

    assert "Only coordinators" in course.dara.toast
    assert (await tables(course.sophea.world))["second_factors"] == []


async def test_a_confirmed_factor_is_not_replaced_by_a_tap(course: Course) -> None:
    await set_up(course.sophea.world, course.sophea)
    before = (await tables(course.sophea.world))["second_factors"]

    await course.sophea.forges(SetUpFactor().pack())

    assert (await tables(course.sophea.world))["second_factors"] == before
    assert not any("photo" in each for each in course.sophea.messages), "no key that is not stored"


# ---- what asks for a code ----------------------------------------------------------------------


async def test_roles_removals_and_lists_of_links_ask_for_a_code(
    world: World, course: Course
) -> None:
    admin = await administrator(world)
    cohort, dara = course.founded.cohort, await enrolment_id(world, course.dara.key)
    await personal_token(world, course.founded, "Heng Samnang", "Lotus House")
    colleague = await coordinator(world, course.founded, "mealea", "Mealea")
    kept = await tables(world)
    waiting = next(each["id"] for each in kept["enrolments"] if each["state"] == "invited")
    for button in (
        InviteCoordinator(cohort),
        RevokeRole(cohort, await person_id(world, colleague.key)),
        Remove(dara),
        TakeOffList(waiting),
        TickRemovals(cohort, 0),
        RemoveTicked(cohort, 1),
        MakeLinks(cohort),
        ReportFile(cohort, "xlsx"),
    ):
        await admin.forges(button.pack())
        assert "needs a second factor" in admin.sees, button
        after = await tables(world)
        assert all(after[name] == kept[name] for name in ("invites", "roles", "enrolments"))


async def test_after_the_code_the_tap_is_done(world: World, course: Course) -> None:
    admin = await administrator(world)
    await set_up(world, admin)
    app = App(world, (await tables(world))["second_factors"][0]["secret"])
    await ends_session(course)
    await admin.forges(InviteCoordinator(course.founded.cohort).pack())
    await admin.sends(app.code())

    assert "?start=" in admin.all_words


async def test_only_announcements_over_the_limit_ask_for_a_code(course: Course) -> None:
    await written(course)
    await course.sophea.taps(send_key(course.sophea))
    assert "needs a second factor" in course.sophea.sees
    states = [each["state"] for each in (await tables(course.sophea.world))["announcements"]]
    assert states == ["draft"]

    await course.sophea.taps("Set up a second factor")
    await course.sophea.sends(App(course.sophea.world, key_shown(course.sophea)).code())
    states = [each["state"] for each in (await tables(course.sophea.world))["announcements"]]
    assert states == ["scheduled"]


# ---- colleagues ---------------------------------------------------------------------------------


async def test_a_colleague_resets_the_factor_after_a_code_of_their_own(
    world: World, course: Course
) -> None:
    mealea = await coordinator(world, course.founded, "mealea", "Mealea")
    await set_up(world, course.sophea)
    cohort, person = course.founded.cohort, await sophea_id(course)
    await mealea.forges(AskResetFactor(cohort, person).pack())
    assert "call Sophea" in mealea.sees
    await mealea.taps("Reset it now")
    assert "needs a second factor" in mealea.sees
    await mealea.taps("Set up a second factor")
    await mealea.sends(App(world, key_shown(mealea)).code())

    owners = [each["person_id"] for each in (await tables(world))["second_factors"]]
    assert owners == [await person_id(world, "mealea")]
    assert "factor.reset" in await audited(world)
    await course.sophea.forges(export(course))
    assert "needs a second factor" in course.sophea.sees


async def test_nobody_resets_their_own_factor(course: Course) -> None:
    await set_up(course.sophea.world, course.sophea)
    await course.sophea.forges(ResetFactor(course.founded.cohort, await sophea_id(course)).pack())

    assert len((await tables(course.sophea.world))["second_factors"]) == 1


async def test_a_colleague_sees_an_open_session_and_ends_it(world: World, course: Course) -> None:
    mealea = await coordinator(world, course.founded, "mealea", "Mealea")
    await set_up(world, course.sophea)
    await mealea.forges(OpenTeam(course.founded.cohort).pack())
    await mealea.taps("Who is signed in")
    assert "Signed in until 22:00" in mealea.sees

    await mealea.taps("Sophea, Chab Dai")
    await mealea.taps("Sign out")
    assert "Not signed in now" in mealea.sees
    await course.sophea.forges(export(course))
    assert QUESTION in course.sophea.sees


# ---- the secret ---------------------------------------------------------------------------------


async def test_the_key_stands_in_its_own_table_only(world: World, course: Course) -> None:
    app = await set_up(world, course.sophea)
    await course.sophea.sends("/privacy")
    await world.travel(timedelta(minutes=1))

    def holding(everything: Tables) -> list[str]:
        return [name for name, rows in everything.items() if app.key in str([*map(dict, rows)])]

    assert holding(await tables(world)) == ["second_factors"]


async def test_the_key_is_not_among_the_data_that_a_coordinator_downloads(
    world: World, course: Course
) -> None:
    app = await set_up(world, course.sophea)

    async def work(tx: Tx) -> str:
        return str(await PERSONAL_DATA.read_all(tx, await sophea_id_in(tx)))

    exported = await world.app.database.run(work)
    assert "second_factors" in exported
    assert app.key not in exported


async def sophea_id_in(tx: Tx) -> int:
    [row] = await tx.ask("SELECT id FROM people WHERE name LIKE 'Sophea%'")
    return int(row["id"])
