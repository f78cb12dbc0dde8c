"""A file is uploaded once, for any number of people, unless it is about one person."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.documents import Undrawable
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.kit.calls import Drawing
from bot.telegram.outgoing import storage as file_ids
from bot.telegram.outgoing.posting import Accepted, NoAnswer, PostOutcome, UnknownFileId
from bot.telegram.outgoing.uploads import RECENT_MOST, FileContent, Uploads
from tests.engines import open_sqlite

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
BOT = 7


def drawing(number: int = 1, *, private: bool = False) -> Drawing:
    about = {"number": number}
    return Drawing(field="voice", recipe="r", about=about, filename="voice.ogg", private=private)


class Telegram:
    """Accepts bytes under a new file_id, and known file_ids; fails where a test wants it."""

    def __init__(self) -> None:
        self.heard: list[FileContent] = []
        self.known: set[str] = set()
        self.down = 0

    async def take(self, content: FileContent) -> PostOutcome:
        self.heard.append(content)
        await asyncio.sleep(0)
        if self.down:
            self.down -= 1
            return NoAnswer("silence")
        if isinstance(content, str):
            return Accepted([1], content) if content in self.known else UnknownFileId("wrong")
        name = f"file-{len(self.heard)}"
        self.known.add(name)
        return Accepted([1], name)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    made = await open_sqlite(tmp_path / "romleuk.db")
    yield made
    await made.close()


def uploads(database: SqliteDatabase) -> Uploads:
    async def draw(ordered: Drawing) -> bytes:
        if ordered.about["number"] < 0:
            raise Undrawable
        return b"bytes"

    return Uploads(lambda: BOT, draw, database)


async def keep(database: SqliteDatabase, name: str) -> None:
    async def work(tx: Tx) -> None:
        file_ids.save_file_id(tx, drawing().key(), BOT, name, now=NOW)

    await database.run(work)


async def test_many_at_once_wait_for_the_first(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    await asyncio.gather(*(made.post(drawing(), telegram.take) for _ in range(5)))

    assert telegram.heard == [b"bytes", *["file-1"] * 4]


async def test_if_the_first_upload_fails_the_next_call_uploads(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    telegram.down = 1
    outcomes = await asyncio.gather(*(made.post(drawing(), telegram.take) for _ in range(3)))

    assert telegram.heard == [b"bytes", b"bytes", "file-2"]
    assert [type(outcome) for outcome in outcomes] == [NoAnswer, Accepted, Accepted]


async def test_different_files_do_not_wait_for_each_other(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    await asyncio.gather(*(made.post(drawing(n), telegram.take) for n in range(3)))

    assert telegram.heard == [b"bytes"] * 3


async def test_files_sent_before_the_start_are_known(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    telegram.known.add("old")
    await keep(database, "old")
    await made.post(drawing(), telegram.take)

    assert telegram.heard == ["old"]


async def test_a_name_that_is_refused_is_replaced(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    await keep(database, "from another life")
    for _ in range(2):
        await made.post(drawing(), telegram.take)

    assert telegram.heard == ["from another life", b"bytes", "file-2"]


async def test_bytes_that_are_refused_are_not_sent_for_ever(database: SqliteDatabase) -> None:
    async def refuse(content: FileContent) -> PostOutcome:
        heard.append(content)
        return UnknownFileId("wrong")

    heard: list[FileContent] = []
    outcome = await uploads(database).post(drawing(), refuse)

    assert isinstance(outcome, UnknownFileId)
    assert heard == [b"bytes"]


async def test_a_file_about_one_person_is_drawn_each_time(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    for _ in range(2):
        await made.post(drawing(private=True), telegram.take)

    assert telegram.heard == [b"bytes"] * 2


async def test_a_file_that_cannot_be_drawn_is_reported_and_blocks_nobody(
    database: SqliteDatabase,
) -> None:
    telegram, made = Telegram(), uploads(database)
    for _ in range(2):
        with pytest.raises(Undrawable):
            await made.post(drawing(-1), telegram.take)

    assert telegram.heard == []


async def test_file_ids_are_not_kept_in_memory_for_ever(database: SqliteDatabase) -> None:
    telegram, made = Telegram(), uploads(database)
    for number in (*range(RECENT_MOST + 1), 0, RECENT_MOST):
        await made.post(drawing(number), telegram.take)

    assert telegram.heard[-2:] == [b"bytes", f"file-{RECENT_MOST + 1}"]
