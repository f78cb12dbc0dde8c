"""Settings, and one's own data: seen, downloaded, deleted; leaving."""

import json
from datetime import timedelta

import pytest

from bot.act import Act
from bot.areas import PERSONAL_DATA
from bot.housekeeping import housekeeping
from bot.membership.audit import storage as audit
from bot.people.mydata import service as mydata
from bot.storage.database import Tx
from bot.storage.personal_data import PersonalData
from tests.engines import all_tables
from tests.stories.cast import Founded, coordinator, participant, personal_token
from tests.world import Phone, World, local


def _key(world: World) -> bytes:
    """The secret by which this bot remembers who was erased."""
    return world.app.context.part(PersonalData).key


async def everything(world: World) -> str:
    async def work(tx: Tx) -> str:
        rows = []
        for table in all_tables():
            found = await tx.ask(f"SELECT * FROM {table}")
            rows += [str(dict(row)) for row in found]
        return "\n".join(rows)

    return await world.app.database.run(work)


async def test_a_leader_sees_and_downloads_what_is_stored(world: World, leader: Phone) -> None:
    await leader.sends("/privacy")
    assert "Lessons read: 0" in leader.sees
    await leader.taps("Show all")
    assert "Name: Sok Dara" in leader.sees
    assert "Organization: Lotus House" in leader.sees

    await leader.taps("Download")
    document = leader.last["document"]
    assert document["file_name"] == "My data - 2023-05-22 - en.json"
    files = world.simulator.world.files
    stored = files.by_id(document["file_id"])
    assert stored is not None
    content = files.content(stored)
    tables = json.loads(content)["tables"]
    assert tables["people"][0]["name"] == "Sok Dara"
    assert {"people", "enrolments", "chats", "audit"} <= set(tables)

    async def kept(tx: Tx) -> int:
        return len(await tx.ask("SELECT recipe FROM file_ids"))

    assert await world.app.database.run(kept) == 0


@pytest.mark.usefixtures("each_engine")
async def test_deleting_takes_two_steps_and_leaves_no_name_and_no_account(
    world: World, founded: Founded, leader: Phone
) -> None:
    await leader.sends("/privacy")
    await leader.taps("Erase all")
    assert "It cannot be undone." in leader.sees
    await leader.taps("Continue to erase")
    assert leader.buttons == ["Keep my data", "Erase now"]
    await leader.taps("Erase now")

    assert "Erased. To empty this chat too" in leader.sees
    left = await everything(world)
    assert "Sok Dara" not in left
    account = world.acts.find_chat("leader").id
    assert str(account) not in left
    assert mydata.tombstone("account", account, _key(world)) in left
    await leader.sends("/menu")
    assert "private learning space" in leader.sees


async def test_somebody_inactive_for_a_year_is_deleted_as_the_consent_text_says(
    world: World, founded: Founded, leader: Phone
) -> None:
    sophea = await coordinator(world, founded)
    gone = world.acts.find_chat("leader").id
    stays = await participant(world, founded, "rith", "Vann Rith")
    await world.travel(timedelta(days=10))
    await stays.sends("/menu")

    await housekeeping(world.app.database, now=local("2024-05-21 12:00"))
    assert "Sok Dara" in await everything(world)

    await housekeeping(world.app.database, now=local("2024-05-23 12:00"))
    left = await everything(world)
    assert "Sok Dara" not in left
    assert str(gone) not in left
    assert "Vann Rith" in left
    await leader.sends("/menu")
    assert "private learning space" in leader.sees
    await stays.sends("/menu")
    assert "Romleuk" in stays.sees
    await sophea.sends("/desk")
    assert "Today" in sophea.sees


async def test_people_who_never_came_in_are_deleted_after_a_year(
    world: World, founded: Founded
) -> None:
    await coordinator(world, founded)
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    assert "Chan Thida" in await everything(world)

    await housekeeping(world.app.database, now=local("2024-05-23 12:00"))

    assert "Chan Thida" not in await everything(world)
    assert audit.first_broken(await world.app.database.run(audit.entries)) is None


async def test_keep_my_data_deletes_nothing(world: World, leader: Phone) -> None:
    await leader.sends("/privacy")
    await leader.taps("Erase all")
    await leader.taps("Keep my data")

    await leader.sends("/menu")

    assert "You're in." in leader.sees


async def test_a_forged_button_deletes_nothing_of_somebody_else(
    world: World, founded: Founded, leader: Phone
) -> None:
    other = await participant(world, founded, "other", "Chan Thida")
    await other.sends("/menu")

    await other.forges("mz:1")

    assert "someone else" in other.toast
    await leader.sends("/menu")
    assert "You're in." in leader.sees


async def test_after_an_old_backup_people_are_deleted_again(
    world: World, founded: Founded, leader: Phone
) -> None:
    account = world.acts.find_chat("leader").id

    async def restore_and_erase(tx: Tx) -> list[int]:
        now = world.clock.now()
        erased = {mydata.tombstone("account", account, b""): now}
        act = Act(tx=tx, now=now)
        return [await mydata.delete_again(act, PERSONAL_DATA, erased) for _ in range(2)]

    assert await world.app.database.run(restore_and_erase) == [1, 0]
    await leader.sends("/menu")
    assert "private learning space" in leader.sees


async def test_somebody_who_left_gets_no_messages_and_can_still_delete(
    world: World, founded: Founded, leader: Phone
) -> None:
    sophea = await coordinator(world, founded)
    await leader.sends("/privacy")
    await leader.taps("Leave the course")
    await leader.taps("Leave the course")

    assert "You are not in a course at the moment." in leader.sees
    assert leader.buttons == ["Ask to come back", "🔒 My data"]
    await sophea.sends("/desk")
    assert "3  People: 0 of 0 joined" in sophea.sees


async def test_the_language_is_switched_at_any_time_and_in_the_menu_too(
    world: World, leader: Phone
) -> None:
    await leader.sends("/language")
    await leader.taps("ខ្មែរ")

    assert "ការកំណត់" in leader.sees
    menu = world.calls("setMyCommands")[-1]["request"]
    assert menu["scope"]["chat_id"] == world.acts.find_chat("leader").id
    assert menu["commands"][0]["description"] == "ទំព័រដើម"
    await leader.sends("/menu")
    assert "លោកអ្នកបានចូលរួមហើយ" in leader.sees


async def test_settings_say_what_they_are_set_to(world: World, leader: Phone) -> None:
    await leader.sends("/settings")
    assert {"Quiet 20–07", "Message at 12:15", "Mon–Fri", "Pictures: on"} <= set(leader.buttons)

    await leader.taps("Quiet 20–07")
    await leader.taps("22:00–07:00")
    await leader.taps("Message at 12:15")
    await leader.taps("17:00")
    await leader.taps("Mon–Fri")
    await leader.taps("✔ Fri")
    await leader.taps("◀ Settings")
    await leader.taps("Pictures: on")

    wanted = {"Quiet 22–07", "Message at 17:00", "4 days a week", "Pictures: off"}
    assert wanted <= set(leader.buttons)


async def test_a_pause_ends_by_itself_or_by_a_tap(world: World, leader: Phone) -> None:
    await leader.sends("/pause")
    await leader.taps("One week")
    assert "Messages are paused until Mon 29 May." in leader.sees
    await leader.taps("▶ Resume")
    assert "Messages are paused" not in leader.sees

    await leader.sends("/pause")
    await leader.taps("One week")
    world.clock.set(local("2023-05-30 08:00"))
    await leader.sends("/settings")
    assert "Messages are paused" not in leader.sees


async def test_a_shared_phone_is_noted(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("Shared phone?")
    await leader.taps("I share this phone")

    assert "Noted: other people use this phone too." in leader.sees


async def test_settings_that_nobody_offered_are_stale(world: World, leader: Phone) -> None:
    await leader.sends("/settings")

    for data in ("sh:0:1", "sm:1", "se:3k", "sz:2s", "sg:fr"):
        await leader.forges(data)
        assert "already been answered" in leader.toast, data


async def test_somebody_who_blocked_the_bot_is_reached_again_after_start(
    world: World, leader: Phone
) -> None:
    world.acts.block("leader")
    await world.settle()
    world.acts.block("leader", on=False)
    await world.travel(timedelta(minutes=1))

    await leader.starts()

    assert "You're in." in leader.sees


async def test_a_group_is_linked_by_its_coordinator_and_by_nobody_else(
    world: World, founded: Founded, leader: Phone
) -> None:
    sophea = await coordinator(world, founded)
    group = world.group("class", "Our class", sophea, leader)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="sophea")
    await world.settle()

    await world.in_group(leader, group).sends("/link")
    await world.in_group(sophea, group).sends("/link")

    async def linked(tx: Tx) -> int:
        row = await tx.one("SELECT group_chat_id FROM cohorts")
        assert row is not None
        return int(row["group_chat_id"])

    assert await world.app.database.run(linked) == world.acts.find_chat(group).id
    assert "This group is now linked to the course." in world.in_group(sophea, group).sees


async def test_a_group_of_somebody_else_is_left(
    world: World, founded: Founded, leader: Phone
) -> None:
    group = world.group("class", "Our class", leader)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="leader")
    await world.settle()

    assert world.calls("leaveChat")


async def test_what_is_stored_is_a_page_in_both_languages(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")
    await leader.sends("/privacy")
    await leader.taps("As a page")

    document = leader.last["document"]
    assert document["file_name"] == "My data - 2023-05-22 - en.html"
    stored = world.simulator.world.files.by_id(document["file_id"])
    assert stored is not None
    page = world.simulator.world.files.content(stored).decode()
    assert "Name: Sok Dara" in page
    assert "<b>Lessons and quizzes</b>: what you read and answered, and when." in page
    assert "1 entry, 22 May 2023" in page
    assert "<b>មេរៀន និងកម្រងសំណួរ</b>" in page
    assert page.index("What Romleuk stores about you") < page.index("អ្វីដែល Romleuk រក្សាទុក")
