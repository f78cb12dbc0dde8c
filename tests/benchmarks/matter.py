"""The data of the benchmarks: people in a quiz, their taps as updates, recipients."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import orjson
from markupsafe import Markup

from bot.clock import Clock
from bot.membership.domain import CohortId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx
from bot.storage.files import marker
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from tests.benchmarks.fake_state import FIRST_CHAT
from tests.benchmarks.history import History
from tests.faults.taps import Tap, add_quiz_takers, all_taps, shipped_course

TEXT = (
    "Module 4 · Question 7 of 10\n\nA family asks how long the support goes on after the return. "
    "What do you tell them first, before you know anything about their papers?"
)


_PEOPLE = """
WITH RECURSIVE n(i) AS (
  SELECT CAST(:first AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :first + :many)
INSERT INTO people (id, telegram_id, name, name_key, language, zone, quiet_from, quiet_until,
                    created_at)
SELECT i, i, 'R ' || i, 'r ' || i, 'en', 'Asia/Phnom_Penh', 0, 0, :now FROM n
"""
_NEW = " FROM people WHERE id >= :first AND id < :first + :many"
TAPS_OF_ONE = 13
"""How many taps a quiz takes, about."""


async def prepare_taps(
    template: Path, updates: Path, taps: int, *, recipients: int = 0, reported: int = 0
) -> None:
    """Create the database of the next runs, and the file with the taps as updates.

    `recipients` are people who get something and do nothing; another `reported` people have a
    history for reports in the same cohort.
    """
    for left in (template, marker(template)):
        left.unlink(missing_ok=True)
    database = await SqliteDatabase.open(template)
    try:
        takers = await add_quiz_takers(database, taps // TAPS_OF_ONE + 1)
        await database.run(partial(add_recipients, recipients))
        if reported:
            await database.run(partial(_history, reported))
    finally:
        await database.close()
    _write(updates, all_taps(takers, seed=1)[0][:taps])


def _write(updates: Path, taps: list[Tap]) -> None:
    updates.write_bytes(b"\n".join(updates_of(taps)))


async def add_recipients(many: int, tx: Tx) -> None:
    """Let there be people in the first cohort who are awake at any hour, in three statements."""
    tx.do("DELETE FROM outbox")  # messages to the coordinator about the new people
    if not many:
        return
    numbers = {"first": FIRST_CHAT, "many": many}
    now = Clock().now()
    tx.do(_PEOPLE, **numbers, now=now)
    tx.do("INSERT INTO chats (id, kind, person_id) SELECT id, 'private', id" + _NEW, **numbers)
    tx.do(
        "INSERT INTO enrolments (person_id, cohort_id, state, joined_at) SELECT id,"
        " (SELECT min(c.id) FROM cohorts c WHERE c.closed_at IS NULL), 'active', :now" + _NEW,
        **numbers,
        now=now,
    )


_WAITING = """
INSERT INTO outbox (chat_id, lane, kind, about, call, due_at, created_at)
SELECT id, :lane, 'bench.message', '{}', :call, :now, :now FROM people WHERE id >= :first
"""


async def let_messages_wait(path: Path, lane: Lane) -> None:
    """Let a message for each of the recipients be due already when the bot starts."""
    screen = Screen(text=Markup("The meeting of Monday begins at nine. Please read lesson 3."))
    call, now = calls.say(FIRST_CHAT, screen).to_json(), Clock().now()
    database = await SqliteDatabase.open(path)

    async def work(tx: Tx) -> None:
        tx.do(_WAITING, lane=int(lane), call=call, now=now, first=FIRST_CHAT)

    try:
        await database.run(work)
    finally:
        await database.close()


def enqueue_text(tx: Tx, chats: Sequence[int], text: str, *, now: datetime) -> None:
    """Let a text be due for each of these chats, in the lane of announcements."""
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.BULK,
            kind="bench.message",
            due_at=now,
            call=Call(method="sendMessage", body={"chat_id": chat, "text": text}).to_json(),
        )
        for chat in chats
    ]
    outbox.enqueue(tx, messages, now=now)


async def _history(many: int, tx: Tx) -> None:
    row = await tx.one("SELECT min(id) AS id FROM cohorts")
    assert row is not None
    cohort = CohortId(row["id"])
    await History(course=shipped_course(), cohort=cohort, many=many, now=Clock().now()).insert(tx)


def updates_of(taps: list[Tap]) -> list[bytes]:
    """Return the taps as updates of getUpdates, with the tapped message."""
    return [orjson.dumps(_update(number, tap)) for number, tap in enumerate(taps, 1)]


def _update(number: int, tap: Tap) -> dict[str, object]:
    name = f"Leader{tap.telegram_id}"
    chat = {"id": tap.telegram_id, "first_name": name, "type": "private"}
    person = {**chat, "is_bot": False, "language_code": "en"}
    del person["type"]
    keys = [[{"text": letter, "callback_data": f"qa:1:1:{letter}:abc"}] for letter in "ABCD"]
    message = {
        "message_id": tap.message_id + number,
        "from": {"id": 123456, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
        "chat": chat,
        "date": 1760000000 + number,
        "text": TEXT,
        "reply_markup": {"inline_keyboard": keys},
    }
    query = {
        "id": str(10**15 + number),
        "from": person,
        "message": message,
        "chat_instance": str(tap.telegram_id * 31),
        "data": tap.data,
    }
    return {"update_id": number, "callback_query": query}
