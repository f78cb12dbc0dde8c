"""Rows in flight: never more than allowed, and a place is free only after the commit."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.outbox.domain import Lane
from bot.outbox.gate.domain import Drop
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.in_flight import SAVE_SECONDS, InFlightLimit
from bot.telegram.outgoing.posting import Accepted
from bot.telegram.outgoing.results import OutgoingCall, RowResult
from tests.builders import add_chat
from tests.engines import open_sqlite
from tests.faults.rows import enqueue_calls, enqueue_texts, known, rows, said, states
from tests.world import SETTLE_SECONDS, a_world, local, until

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


def result(number: int | None, *, slot: bool = True) -> RowResult:
    row = OutgoingCall(id=number, chat_id=1, call=Call(method="sendMessage"))
    return RowResult(row=row, what=Accepted([7]), at=NOW, bot_id=1, slot=slot)


@pytest.fixture
async def sqlite(tmp_path: Path) -> SqliteDatabase:
    return await open_sqlite(tmp_path / "romleuk.db")


async def test_a_place_is_free_only_after_its_result_is_committed(
    sqlite: SqliteDatabase,
) -> None:
    window = InFlightLimit(sqlite, 2, lambda _results: None)
    await window.enter()
    await window.enter()
    third = asyncio.create_task(window.enter())
    await asyncio.sleep(0)
    assert not third.done()

    window.note(result(None))
    taken = window.take()
    await asyncio.sleep(0)
    assert not third.done()
    window.results_saved(taken)
    await asyncio.wait_for(third, SETTLE_SECONDS)
    await sqlite.close()

    assert window.taken == 2
    assert not window.empty


async def test_results_wait_for_the_next_batch_while_there_are_places(
    sqlite: SqliteDatabase,
) -> None:
    window = InFlightLimit(sqlite, 4, lambda _results: None)
    await window.enter()
    with window.batch():
        window.note(result(None))
        await asyncio.sleep(3 * SAVE_SECONDS)
        assert window.taken == 1, "saved by a commit of its own"
        await window.enter()
        window.note(result(None))
        await until(lambda: window.empty)  # half of the places are taken
    await sqlite.close()


async def test_results_of_rows_without_a_place_free_no_place(sqlite: SqliteDatabase) -> None:
    window = InFlightLimit(sqlite, 1, lambda _results: None)
    await window.enter()
    for _ in range(5):
        window.note(result(None, slot=False))
    await window.flush()
    second = asyncio.create_task(window.enter())
    await asyncio.sleep(0.01)  # for what must not happen; a slow machine only proves less
    held = not second.done()
    second.cancel()
    await sqlite.close()

    assert held
    assert window.taken == 1


async def test_a_result_that_cannot_be_saved_does_not_lose_others(sqlite: SqliteDatabase) -> None:
    async def prepare(tx: Tx) -> None:
        add_chat(tx, 1)
        for _ in range(3):
            tx.do(
                "INSERT INTO outbox (chat_id, lane, kind, state, fence, due_at, created_at)"
                " VALUES (1, 0, 'x', 'leased', 1, 0, 0)"
            )

    await sqlite.run(prepare)
    window = InFlightLimit(sqlite, 4, lambda _results: None)
    broken = RowResult(
        row=OutgoingCall(id=3, chat_id=1, call=Call(method="sendMessage")),
        what=Drop(state="no such state", reason="x"), at=NOW, bot_id=1, slot=False,
    )  # fmt: skip
    for each in (result(1, slot=False), broken, result(2, slot=False)):
        window.note(each)
    await window.flush()
    found = [row["state"] for row in await rows(sqlite)]
    await sqlite.close()

    assert found == ["sent", "sent", "failed"], "a row that nobody ends is sent again"
    assert window.empty


async def test_no_more_calls_are_in_flight_than_allowed(tmp_path: Path) -> None:
    database = await open_sqlite(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), window=4) as world:
        phones = [await known(world, f"p{n}") for n in range(12)]
        world.simulator.controls.fault(method="sendMessage", kind="slow", ms=40, times=None)
        for phone in phones:
            await enqueue_texts(world, phone, "one", "two")
        most = 0
        while set(await states(world)) != {"sent"}:
            sends = world.simulator.api.calls.open
            most = max(most, sends)
            await asyncio.sleep(0.005)

    assert 2 <= most <= 5, "four and the poll"


async def test_a_later_edit_of_the_same_message_replaces_one_that_waits(tmp_path: Path) -> None:
    database = await open_sqlite(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        phone = await known(world, "rith")
        await enqueue_texts(world, phone, "Screen")
        await world.settle()
        number, chat = phone.last["message_id"], phone.last["chat"]["id"]
        world.simulator.controls.fault(method="edit*", kind="slow", ms=60, times=None)
        edits = [
            OutgoingCall(id=None, chat_id=chat, kind="show", call=_edit(chat, number, f"{n}"))
            for n in range(5)
        ]
        other = OutgoingCall(
            id=None, chat_id=chat, kind="show", lane=Lane.URGENT, call=_edit(chat, number, "urgent")
        )
        world.app.sender.accept(edits[:1])
        await until(lambda: world.simulator.faults.log)  # on the wire, and nobody takes it back
        world.app.sender.accept([edits[1], other, *edits[2:]])
        await world.app.sender.idle()
        calls = [call["request"]["text"] for call in world.calls("editMessageText")]

    assert calls == ["0", "urgent", "4"]


@pytest.mark.parametrize(
    ("shown", "posted"),
    [
        (["a", "a"], ["a"]),
        (["a", "b", "a"], ["a", "b", "a"]),
        (["a", "b", "b", "a", "a"], ["a", "b", "a"]),
        (["a", None, "a"], ["a", "a"]),
    ],
    ids=["double tap", "back", "twice each", "after a new message"],
)
async def test_an_edit_to_what_is_shown_already_is_left_out(
    tmp_path: Path, shown: list[str | None], posted: list[str]
) -> None:
    database = await open_sqlite(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        phone = await known(world, "rith")
        await enqueue_texts(world, phone, "Screen")
        await world.settle()
        number, chat = phone.last["message_id"], phone.last["chat"]["id"]
        new = Call(method="sendMessage", body={"chat_id": chat, "text": "News"})
        for text in shown:
            call = new if text is None else _edit(chat, number, text)
            world.app.sender.accept([OutgoingCall(id=None, chat_id=chat, kind="show", call=call)])
            await world.app.sender.idle()
        calls = [call["request"]["text"] for call in world.calls("editMessageText")]

    assert calls == posted


async def test_after_a_while_the_same_edit_is_made_again(tmp_path: Path) -> None:
    """The person may have deleted the message meanwhile."""
    database = await open_sqlite(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        phone = await known(world, "rith")
        await enqueue_texts(world, phone, "Screen")
        await world.settle()
        number, chat = phone.last["message_id"], phone.last["chat"]["id"]
        for _ in range(2):
            row = OutgoingCall(id=None, chat_id=chat, kind="show", call=_edit(chat, number, "a"))
            world.app.sender.accept([row])
            await world.app.sender.idle()
            await world.travel(timedelta(minutes=1))

    assert len(world.calls("editMessageText")) == 2


def _edit(chat: int, number: int, text: str) -> Call:
    body = {"chat_id": chat, "message_id": number, "text": text}
    return Call(method="editMessageText", body=body)


async def test_a_row_that_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    database = await open_sqlite(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith, bopha = await known(world, "rith"), await known(world, "bopha")
        chat = rith.world.acts.find_chat("rith").id
        await enqueue_calls(world, chat, [("banChatMember", {"chat_id": chat})])
        await enqueue_texts(world, rith, "After it")
        await enqueue_texts(world, bopha, "Beside it")
        await world.settle()

        assert said(rith) == ["After it"]
        assert said(bopha) == ["Beside it"]
        assert await states(world) == ["failed", "sent", "sent"]
