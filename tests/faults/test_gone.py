"""Blocked chats, deleted messages and expired rows: no useless calls, and nothing is lost."""

from datetime import timedelta
from pathlib import Path

from bot.outbox.domain import Lane
from bot.storage.database import Tx
from tests.builders import add_chat
from tests.engines import open_database
from tests.faults.conftest import Fault
from tests.faults.rows import enqueue_calls, enqueue_texts, id_of, known, later, rows, said, states
from tests.world import Phone, World, a_world, local


async def test_after_one_call_to_a_blocked_chat_its_other_messages_are_skipped(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="blocked", chat=id_of(rith))

    await enqueue_texts(world, rith, "One", "Two", "Three")
    await world.settle()
    await enqueue_texts(world, rith, "Four")
    await world.settle()

    assert await states(world) == ["skipped"] * 4
    assert len(world.calls("sendMessage")) == 1


async def test_people_who_unblock_the_bot_get_messages_again(world: World) -> None:
    rith = await known(world, "rith")
    world.acts.block("rith")
    await world.settle()
    await enqueue_texts(world, rith, "Missed")
    await world.settle()
    world.acts.block("rith", on=False)
    await world.settle()

    await enqueue_texts(world, rith, "Heard")
    await world.settle()

    assert said(rith) == ["Heard"]
    assert await states(world) == ["skipped", "sent"]


async def test_a_blocked_chat_is_open_again_once_the_person_writes(
    world: World, fault: Fault
) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="blocked", chat=id_of(rith))
    await enqueue_texts(world, rith, "Missed")
    await world.settle()

    await rith.sends("hello")
    await enqueue_texts(world, rith, "Heard")
    await world.settle()

    assert said(rith)[-1] == "Heard"


async def test_broken_markup_is_sent_as_plain_text_with_its_lines(world: World) -> None:
    rith = await known(world, "rith")
    body = {"chat_id": id_of(rith), "text": "<b>One\nTwo <x>", "parse_mode": "HTML"}

    await enqueue_calls(world, id_of(rith), [("sendMessage", body)])
    await world.settle()

    assert said(rith) == ["One\nTwo"]
    assert await states(world) == ["sent"]


async def test_an_edit_of_a_deleted_message_is_sent_as_a_new_one(world: World) -> None:
    rith = await known(world, "rith")
    body = {"chat_id": id_of(rith), "message_id": 987654, "text": "New"}

    await enqueue_calls(world, id_of(rith), [("editMessageText", body)])
    await world.settle()

    assert said(rith) == ["New"]
    assert await states(world) == ["sent"]


async def test_an_edit_that_changes_nothing_counts_as_sent(world: World) -> None:
    rith = await known(world, "rith")
    await enqueue_texts(world, rith, "Same")
    await world.settle()
    body = {"chat_id": id_of(rith), "message_id": rith.last["message_id"], "text": "Same"}

    await enqueue_calls(world, id_of(rith), [("editMessageText", body)])
    await world.settle()

    assert await states(world) == ["sent", "sent"]


async def test_buttons_for_a_deleted_message_fail_after_one_call(world: World) -> None:
    rith = await known(world, "rith")
    body = {"chat_id": id_of(rith), "message_id": 987654, "reply_markup": {"inline_keyboard": []}}

    await enqueue_calls(world, id_of(rith), [("editMessageReplyMarkup", body)])
    await world.settle()

    assert await states(world) == ["failed"]
    assert len(world.calls("editMessageReplyMarkup")) == 1


async def test_a_row_that_expires_before_its_call_is_never_sent(world: World, fault: Fault) -> None:
    rith = await known(world, "rith")
    fault(method="sendMessage", kind="429", retry_after=30)

    soon = world.clock.now() + timedelta(seconds=20)
    await enqueue_texts(world, rith, "Too late", expires_at=soon)
    await world.settle()
    await later(world, 40)

    assert said(rith) == []
    assert await states(world) == ["expired"]


async def test_an_upgraded_group_gets_its_messages_under_its_new_id(
    tmp_path: Path,
) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), poll=False) as world:
        rith = world.person("rith")
        group = world.group("circle", "Module 4", rith)
        world.simulator.stage.member(group, "bot", "member")
        old = world.acts.find_chat(group).id
        await database.run(lambda tx: _keep_group(tx, old))
        world.simulator.stage.upgrade(group)
        new = world.acts.find_chat(group).id

        await enqueue_texts(world, old, "One", "Two", lane=Lane.URGENT)
        await world.app.sender.idle()

        found = await rows(database)
        assert [row["state"] for row in found] == ["sent", "sent"]
        assert {row["chat_id"] for row in found} == {new}
        assert said(Phone(world, "rith", group)) == ["One", "Two"]
        calls = [call for call in world.calls("sendMessage") if call["error"]]
        assert len(calls) == 1


async def _keep_group(tx: Tx, number: int) -> None:
    add_chat(tx, number, "group")
