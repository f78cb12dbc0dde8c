"""Updates that are broken, repeated or out of order do not affect other updates."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from telegram import Update
from telegram.error import NetworkError
from telegram.ext import BaseHandler, CallbackQueryHandler, filters
from telegram.ext import MessageHandler as Heard

from bot.cli import logs
from bot.refusals import StaleButton
from bot.storage.database import Rows, Tx
from bot.telegram.incoming.context import Context
from bot.telegram.incoming.updates import with_ids
from bot.telegram.request import TelegramRequest
from tests.engines import open_database
from tests.faults.rows import known, rows, said
from tests.world import Phone, World, a_world, local

Json = dict[str, Any]
MALFORMED: dict[str, Json] = {
    "no date": {"message": {"message_id": 1, "chat": {"id": 5, "type": "private"}}},
    "date in words": {
        "message": {"message_id": 1, "date": "today", "chat": {"id": 5, "type": "private"}}
    },
    "date of no calendar": {
        "message": {"message_id": 1, "date": 10**15, "chat": {"id": 5, "type": "private"}}
    },
    "no chat": {"message": {"message_id": 1, "date": 1, "chat": None, "from": {"id": 5}}},
    "number beyond every column": {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 10**30, "type": "private"},
            "from": {"id": 10**30, "is_bot": False, "first_name": "x"},
            "text": "x",
        }
    },
    "number in words": {
        "callback_query": {
            "id": "1",
            "chat_instance": "1",
            "from": {"id": "me", "is_bot": False, "first_name": "x"},
            "data": "h",
        }
    },
    "a list for an object": {"message": [1, 2, 3]},
}


def message(update_id: int, phone: Phone, text: str) -> Json:
    """Return an update with a text, as Telegram delivers it."""
    person = phone.world.acts.find_person(phone.key)
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1684717200,
            "chat": {"id": person.id, "type": "private", "first_name": person.name},
            "from": person.user(),
            "text": text,
        },
    }


@pytest.fixture
async def quiet(tmp_path: Path) -> AsyncIterator[World]:
    """Yield a world whose bot does not poll; the test gives it batches."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), poll=False) as made:
        yield made


def hear(world: World, handler: BaseHandler[Update, Context, None]) -> None:
    """Add a handler that gets every update before the bot's own handlers."""
    world.app.application.add_handler(handler, group=-1)


async def dead(world: World) -> Rows:
    """Return the updates that were buried."""

    async def read(tx: Tx) -> Rows:
        return await tx.ask("SELECT * FROM dead_updates ORDER BY update_id")

    return await world.app.database.run(read)


async def seen(world: World) -> set[int]:
    """Return the ids of updates that were handled or buried."""

    async def read(tx: Tx) -> set[int]:
        return {row["update_id"] for row in await tx.ask("SELECT update_id FROM seen_updates")}

    return await world.app.database.run(read)


@pytest.mark.parametrize("broken", MALFORMED.values(), ids=MALFORMED.keys())
async def test_a_malformed_update_between_good_ones_is_buried_alone(
    quiet: World, broken: Json
) -> None:
    rith, bopha = await known(quiet, "rith"), await known(quiet, "bopha")

    await quiet.app.batches.handle(
        [message(1, rith, "hello"), {"update_id": 2, **broken}, message(3, bopha, "hello")]
    )
    await quiet.app.sender.idle()

    assert len(said(rith)) == len(said(bopha)) == 1
    assert await seen(quiet) == {1, 2, 3}
    buried = await dead(quiet)
    assert [row["update_id"] for row in buried] == [2]
    assert "today" not in str([dict(row) for row in buried])


def test_updates_without_an_id_are_skipped() -> None:
    good = {"update_id": 7, "message": {}}

    assert with_ids([good, {"message": {}}, None, {"update_id": "8"}, {"update_id": True}]) == [
        good
    ]
    assert with_ids([]) == []
    broken: list[object] = [{}, [{}], [3], "x", True]
    for nothing in broken:
        with pytest.raises(NetworkError):
            with_ids(nothing)


async def test_a_failing_handler_is_tried_once_more_alone_and_then_the_bot_apologizes(
    quiet: World,
) -> None:
    rith, bopha = await known(quiet, "rith"), await known(quiet, "bopha")
    heard: list[str] = []

    async def boom(update: Update, context: Context) -> None:
        assert update.message is not None
        heard.append(update.message.text or "")
        if update.message.text == "boom":
            context.turn.tx.do("DELETE FROM people")
            raise LookupError("secret words")

    hear(quiet, Heard(filters.TEXT, boom))

    await quiet.app.batches.handle(
        [message(1, rith, "fine"), message(2, bopha, "boom"), message(3, rith, "fine")]
    )
    await quiet.app.sender.idle()

    assert heard == ["fine", "boom", "fine", "boom"]
    assert len(said(rith)) == 2
    assert "Something went wrong" in said(bopha)[-1]
    assert [(row["update_id"], row["error"], row["tries"]) for row in await dead(quiet)] == [
        (2, "LookupError", 2)
    ]


async def test_a_failed_statement_buries_only_the_update_that_made_it(quiet: World) -> None:
    """Its write is buffered and fails in the trip of a later update, which is innocent."""
    rith, bopha = await known(quiet, "rith"), await known(quiet, "bopha")

    async def bad(update: Update, context: Context) -> None:
        assert update.message is not None
        if update.message.text == "bad":
            context.turn.tx.do("INSERT INTO people (id) VALUES (NULL)")
        else:
            await context.turn.tx.ask("SELECT 1 AS one")

    hear(quiet, Heard(filters.TEXT, bad))

    await quiet.app.batches.handle(
        [message(1, rith, "bad"), message(2, bopha, "good"), message(3, bopha, "good")]
    )
    await quiet.app.sender.idle()

    assert [row["update_id"] for row in await dead(quiet)] == [1]
    assert len(said(bopha)) == 2
    assert "Something went wrong" in said(rith)[-1]


async def test_a_value_that_no_column_accepts_buries_only_its_update(quiet: World) -> None:
    rith, bopha = await known(quiet, "rith"), await known(quiet, "bopha")

    async def bad(update: Update, context: Context) -> None:
        assert update.message is not None
        if update.message.text == "bad":
            context.turn.tx.do("UPDATE people SET zone = :zone", zone=10**40)

    hear(quiet, Heard(filters.TEXT, bad))

    await quiet.app.batches.handle([message(1, rith, "bad"), message(2, bopha, "good")])
    await quiet.app.sender.idle()

    assert [row["update_id"] for row in await dead(quiet)] == [1]
    assert len(said(bopha)) == 1


async def test_the_same_update_twice_in_a_batch_and_again_later_has_one_effect(
    quiet: World,
) -> None:
    rith = await known(quiet, "rith")
    again = message(1, rith, "hello")

    await quiet.app.batches.handle([again, again])
    await quiet.app.batches.handle([again, message(2, rith, "more"), again])
    await quiet.app.sender.idle()

    assert len(said(rith)) == 2


async def test_updates_that_telegram_delivers_again_have_one_effect(world: World) -> None:
    rith = await known(world, "rith")
    await rith.sends("one")
    world.simulator.controls.fault(method="getUpdates", kind="duplicate", count=1)
    await rith.sends("two")
    await rith.sends("three")

    assert len(said(rith)) == 3


async def test_update_ids_may_continue_lower_after_a_week_without_updates(world: World) -> None:
    rith = await known(world, "rith")
    await rith.sends("one")
    queue = world.simulator.world.queues[world.simulator.world.main.id]
    world.simulator.controls.fault(method="getUpdates", kind="id_jump", count=-100_000)

    for text in ("two", "three", "four"):
        await rith.sends(text)

    assert len(said(rith)) == 4
    assert not queue.pending


async def test_a_tap_is_answered_even_if_its_handler_failed(world: World) -> None:
    rith = await known(world, "rith")
    await rith.sends("hello")

    async def boom(_update: Update, _context: Context) -> None:
        raise LookupError

    hear(world, CallbackQueryHandler(boom))
    await rith.forges("h")

    assert len(world.calls("answerCallbackQuery")) == 1
    assert "Something went wrong" in rith.last["text"]


async def test_a_refusal_rolls_back_its_update(quiet: World) -> None:
    rith = await known(quiet, "rith")

    async def refuse(_update: Update, context: Context) -> None:
        context.turn.tx.do("DELETE FROM people")
        raise StaleButton

    hear(quiet, Heard(filters.TEXT, refuse))
    await quiet.app.batches.handle([message(1, rith, "x")])

    async def people(tx: Tx) -> int:
        return len(await tx.ask("SELECT id FROM people"))

    assert await quiet.app.database.run(people) == 1
    assert await dead(quiet) == []


async def test_nothing_that_a_stranger_writes_reaches_the_database_or_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    words, name, phone = "canary-words-8841", "Canary Nom", "+855 12 884 199"
    path = tmp_path / "romleuk.db"
    database = await open_database(path)
    with caplog.at_level(logging.DEBUG, logger="bot"):
        async with a_world(database, at=local("2023-05-22 08:00")) as world:
            stranger = world.person("stranger", name=name)
            await stranger.sends(f"{words} {phone}")
            await stranger.sends(f"/start {words}")
            await stranger.forges(words[:60])
            raw = message(10**9, stranger, words)
            del raw["message"]["date"]
            await world.app.batches.handle([raw])
            await world.settle()
    logged = "\n".join(logs.JsonLines().format(record) for record in caplog.records)
    stored = b"".join(file.read_bytes() for file in path.parent.glob("romleuk.db*"))

    for canary in (words, name, phone, "884 199"):
        assert canary not in logged
        assert canary.encode() not in stored
    assert await _nobody(path)


async def _nobody(path: Path) -> bool:
    database = await open_database(path)
    try:
        return await rows(database) == []
    finally:
        await database.close()


def test_half_a_surrogate_pair_does_not_make_an_answer_unreadable() -> None:
    answer = TelegramRequest.parse_json_payload(b'{"ok": true, "result": [{"text": "a\\ud800b"}]}')

    assert answer["result"][0]["text"] == "a?b"
    assert orjson.dumps(answer)


def tapped(update_id: int, phone: Phone, data: str) -> Json:
    """Return an update with a tap, as Telegram delivers it."""
    person = phone.world.acts.find_person(phone.key)
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    return {
        "update_id": update_id,
        "callback_query": {
            "id": str(update_id),
            "from": person.user(),
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": 3, "date": 1684717200, "chat": chat, "text": "x"},
        },
    }


async def test_forged_numbers_in_a_batch_of_taps_do_no_harm(quiet: World) -> None:
    rith, bopha = await known(quiet, "rith"), await known(quiet, "bopha")
    beyond = "z" * 13  # too large for a column, but not for a button

    await quiet.app.batches.handle(
        [
            tapped(1, rith, f"qa:{beyond}:0:a:abc"),
            tapped(2, rith, f"qa:-{beyond}:0:a:abc"),
            tapped(3, bopha, "qa:1:0:a:abc"),
            message(4, bopha, "hello"),
        ]
    )
    await quiet.app.batches.callback_answers.sent()
    await quiet.app.sender.idle()

    assert len(said(bopha)) == 1
    assert await seen(quiet) == {1, 2, 3, 4}
    assert len(quiet.calls("answerCallbackQuery")) == 3
