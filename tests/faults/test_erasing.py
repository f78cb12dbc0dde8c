"""Who erased their data is in no file of the data folder any more, byte for byte."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.areas import PERSONAL_DATA
from bot.outbox.domain import Lane
from bot.storage.database import Tx
from tests.engines import POSTGRES
from tests.faults.rows import enqueue_texts, known, rows
from tests.stories.cast import coordinator, found, person_id, personal_token
from tests.world import World

FILES = pytest.mark.skipif(POSTGRES, reason="the files of a server are not ours")

NAME = "Zorah Quillvane"
WORDS = "Xylotomous words of hers"


def _varint(number: int) -> bytes:
    """Return a number as SQLite writes an id of a row."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))


def needles(account: int) -> dict[str, bytes]:
    """Everything that would name the person: words, and the account in each way to write it."""
    return {
        "name": NAME.encode(),
        "key of the name": NAME.casefold().encode(),
        "words": WORDS.encode(),
        "account": str(account).encode(),
        "account in a column": account.to_bytes(6, "big"),
        "account as the id of a row": _varint(account),
    }


def found_in(folder: Path, account: int) -> list[str]:
    """Return what is found in which file of a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [
        f"{what} in {file.name}"
        for file in files
        for what, needle in needles(account).items()
        if needle in file.read_bytes()
    ]


@FILES
async def test_after_erasing_no_byte_of_a_person_is_left(world: World, tmp_path: Path) -> None:
    founded = await found(world, "Lotus House")
    await coordinator(world, founded)
    token = await personal_token(world, founded, NAME, "Lotus House")
    zorah = world.person("zorah", name=NAME)
    await zorah.starts(token)
    for label in ("English", "I agree", "Something's not right", "My name"):
        await zorah.taps(label)
    await zorah.sends(WORDS)
    account = world.acts.find_chat("zorah").id
    before = found_in(tmp_path, account)

    await _erase(world, await person_id(world, "zorah"))

    assert {f"{what} in romleuk.db-wal" for what in ("name", "account")} <= set(before)
    assert found_in(tmp_path, account) == []


async def test_words_about_a_person_leave_the_chats_of_coordinators(world: World) -> None:
    founded = await found(world, "Lotus House")
    await coordinator(world, founded)
    people = {}
    for key, name in (("zorah", NAME), ("rith", "Vann Rith")):
        token = await personal_token(world, founded, name, "Lotus House")
        people[key] = world.person(key, name=name)
        await people[key].starts(token)
        for label in ("English", "I agree", "Something's not right", "My name"):
            await people[key].taps(label)
        await people[key].sends(WORDS)
    account, other = (world.acts.find_chat(key).id for key in people)

    await _erase(world, await person_id(world, "zorah"))

    left = await rows(world.app.database)
    about = [row["about"] for row in left if row["kind"] == "people.words"]
    assert not [each for each in about if str(account) in each]
    assert [each for each in about if str(other) in each]


@FILES
async def test_what_was_said_leaves_the_log_within_an_hour(world: World, tmp_path: Path) -> None:
    await enqueue_texts(world, await known(world, "rith"), WORDS, lane=Lane.REPLY)
    await world.settle()
    wal = tmp_path / "romleuk.db-wal"
    assert WORDS.encode() in wal.read_bytes()

    await world.travel(timedelta(hours=2))

    assert WORDS.encode() not in wal.read_bytes()
    assert WORDS.encode() not in (tmp_path / "romleuk.db").read_bytes()


async def _erase(world: World, person: int) -> None:
    now = world.clock.now()

    async def work(tx: Tx) -> None:
        PERSONAL_DATA.delete(tx, person, now=now)

    await world.app.database.run(work)
