"""What the newest message of a chat offers, from the rows of the outbox."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.membership.domain import ChatId
from bot.outbox import storage as outbox
from bot.outbox.sent.domain import NEWEST_FOR, ShownButton, ShownScreen, gone, shown
from bot.outbox.sent.storage import newest_screen
from bot.storage.database import Database, Tx
from tests.builders import add_chat

NOW = datetime(2023, 5, 22, 3, 0, 0, tzinfo=UTC)
CHAT = ChatId(1)
HOME, MORE = ("🏠 Home", "h"), ("⋯ More", "hm")


@pytest.fixture(autouse=True)
async def chat(database: Database) -> None:
    async def work(tx: Tx) -> None:
        add_chat(tx, CHAT, "private")

    await database.run(work)


async def reply(database: Database) -> None:
    """Insert a reply, on its way to Telegram."""
    await database.run(lambda tx: outbox.reply(tx, [(CHAT, "say", "{}")], now=NOW))


async def sent(
    database: Database, row: int, note: str | None, *, message: int, at: datetime = NOW
) -> None:
    await reply(database)

    async def work(tx: Tx) -> None:
        outbox.mark_sent(tx, row, 1, message_ids=[message], screen=note, now=at)

    await database.run(work)


async def newest(database: Database, *, now: datetime = NOW) -> ShownScreen | None:
    return await database.run(lambda tx: newest_screen(tx, CHAT, now=now))


def screen(message_id: int, *buttons: tuple[str, str]) -> ShownScreen:
    found = tuple(ShownButton(*each) for each in buttons)
    return ShownScreen(message_id=message_id, buttons=found)


async def test_the_last_message_counts_and_an_edit_of_an_earlier_one(database: Database) -> None:
    assert await newest(database) is None
    await sent(database, 1, shown([HOME]), message=7)
    await sent(database, 2, shown([HOME, MORE]), message=8, at=NOW + timedelta(seconds=1))
    assert await newest(database) == screen(8, HOME, MORE)

    await sent(database, 3, shown([MORE]), message=7, at=NOW + timedelta(seconds=2))
    assert await newest(database) == screen(7, MORE)


async def test_a_call_that_shows_nothing_changes_nothing(database: Database) -> None:
    await sent(database, 1, shown([HOME]), message=7)
    await sent(database, 2, None, message=7, at=NOW + timedelta(seconds=1))

    assert await newest(database) == screen(7, HOME)


async def test_a_deleted_message_uncovers_the_one_before(database: Database) -> None:
    await sent(database, 1, shown([HOME]), message=7)
    await sent(database, 2, shown([MORE]), message=8, at=NOW + timedelta(seconds=1))
    await sent(database, 3, gone([8, 9]), message=0, at=NOW + timedelta(seconds=2))

    assert await newest(database) == screen(7, HOME)


async def test_nobody_knows_what_is_seen_while_something_is_on_its_way(
    database: Database,
) -> None:
    await sent(database, 1, shown([HOME]), message=7)
    await reply(database)

    assert await newest(database) is None


async def test_after_an_hour_it_does_not_count_and_is_deleted(database: Database) -> None:
    await sent(database, 1, shown([HOME]), message=7)
    late = NOW + NEWEST_FOR
    assert await newest(database, now=late - timedelta(seconds=1)) is not None
    assert await newest(database, now=late) is None

    async def notes(tx: Tx) -> list[str | None]:
        return [row["screen"] for row in await tx.ask("SELECT screen FROM outbox")]

    await database.run(lambda tx: _forget(tx, late))
    assert await database.run(notes) != [None], "an hour is not over yet"
    await database.run(lambda tx: _forget(tx, late + timedelta(seconds=1)))
    assert await database.run(notes) == [None]


async def _forget(tx: Tx, now: datetime) -> None:
    outbox.forget_screens(tx, now=now)


async def test_a_screen_tells_which_button_shows_it_again(database: Database) -> None:
    await sent(database, 1, shown([HOME], "qq"), message=7)
    await sent(database, 2, shown([MORE]), message=8, at=NOW + timedelta(seconds=1))

    found = await database.run(lambda tx: newest_screen(tx, CHAT, now=NOW, before=8))

    assert found == ShownScreen(message_id=7, buttons=(ShownButton(*HOME),), place="qq")
    assert await newest(database) == screen(8, MORE)
