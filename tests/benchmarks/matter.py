"""The data of the benchmarks: people in a quiz, their taps as updates, recipients."""

from functools import partial
from pathlib import Path

import orjson

from bot.clock import Clock
from bot.membership.domain import CohortId
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from tests.benchmarks.history import FIRST_CHAT, History
from tests.faults.taps import Taker, Tap, add_quiz_takers, shipped_course

MANY = 20_000
TEXT = (
    "Module 4 · Question 7 of 10\n\nA family asks how long the support goes on after the return. "
    "What do you tell them first, before you know anything about their papers?"
)


async def prepare(path: Path, *, people: int, recipients: int, reported: int) -> list[Taker]:
    """Create the database of all rounds: people with an open quiz, and recipients.

    Another `reported` people have a history for reports in the same cohort.
    """
    database = await SqliteDatabase.open(path)
    try:
        takers = await add_quiz_takers(database, people)
        await database.run(partial(_recipients, recipients))
        if reported:
            await database.run(partial(_history, reported))
        return takers
    finally:
        await database.close()


async def _recipients(many: int, tx: Tx) -> None:
    now = Clock().now()
    tx.do("DELETE FROM outbox")  # messages to the coordinator about the new people
    for number in range(FIRST_CHAT, FIRST_CHAT + many):
        tx.do(
            "INSERT INTO people (id, telegram_id, name, name_key, language, zone, created_at)"
            " VALUES (:id, :id, 'R', 'r', 'en', 'Asia/Phnom_Penh', :now)",
            id=number,
            now=now,
        )
        tx.do("INSERT INTO chats (id, kind, person_id) VALUES (:id, 'private', :id)", id=number)
        tx.do(
            "INSERT INTO enrolments (person_id, cohort_id, state, joined_at)"
            " SELECT :id, min(c.id), 'active', :now FROM cohorts c WHERE c.closed_at IS NULL",
            id=number,
            now=now,
        )


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
