"""Somebody sends far too much, or guesses links: others are answered as ever, nothing is stored."""

import logging
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.incoming.floods import MOST_ACCOUNTS, FloodLimits, PeriodCounts
from tests.engines import all_tables, open_database
from tests.faults.rows import id_of, known, said
from tests.stories.cast import found, personal_token
from tests.world import World, a_world, local

BATCH = 25
MANY = 5_000
LIMITS = FloodLimits()
NEUTRAL = "private learning space"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot that does not poll; the test gives it batches."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), poll=False, limits=LIMITS) as made:
        yield made


_NUMBERS = count(1)


def message(account: int, text: str) -> dict[str, Any]:
    number = next(_NUMBERS)
    user = {"id": account, "is_bot": False, "first_name": "Somebody"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1684717200,
            "chat": {"id": account, "type": "private", "first_name": "Somebody"},
            "from": user,
            "text": text,
        },
    }


def tap(account: int, data: str) -> dict[str, Any]:
    number = next(_NUMBERS)
    user = {"id": account, "is_bot": False, "first_name": "Somebody"}
    chat = {"id": account, "type": "private", "first_name": "Somebody"}
    shown = {"message_id": 1, "date": 1684717200, "chat": chat}
    query = {"id": str(number), "from": user, "chat_instance": "1", "message": shown, "data": data}
    return {"update_id": number, "callback_query": query}


async def arrive(world: World, updates: Sequence[dict[str, Any]]) -> None:
    """Let updates arrive in batches, as polling brings them."""
    for start in range(0, len(updates), BATCH):
        await world.app.batches.handle(updates[start : start + BATCH])
    await world.app.sender.idle()


async def stored(world: World) -> dict[str, int]:
    """Count the rows of all tables but those that grow with every update."""

    async def work(tx: Any) -> dict[str, int]:
        names = [name for name in all_tables() if name not in {"seen_updates", "meta"}]
        return {name: len(await tx.ask(f"SELECT * FROM {name}")) for name in names}

    return await world.app.database.run(work)


def strangers(many: int) -> range:
    return range(800_000_000, 800_000_000 + many)


# ---- one person ---------------------------------------------------------------------------------


async def test_a_thousand_messages_of_one_person_get_twenty_answers(world: World) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    flood = [message(id_of(rith), "/nonsense") for _ in range(1_000)]
    await arrive(world, [*flood, message(id_of(bopha), "/nonsense")])

    assert len(said(rith)) == LIMITS.messages_a_minute + 1
    assert "a little fast" in said(rith)[-1]
    assert len(said(bopha)) == 1


async def test_others_are_answered_before_the_rest_of_a_flood_is_looked_at(world: World) -> None:
    """What counts is how many calls stand before theirs, not how many messages."""
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    await arrive(world, [message(id_of(rith), "/nonsense") for _ in range(1_000)])
    before = len(world.calls("sendMessage"))
    mixed = [message(id_of(rith), "/nonsense") for _ in range(BATCH - 1)]
    await world.app.batches.handle([*mixed, message(id_of(bopha), "/nonsense")])
    await world.app.sender.idle()

    assert len(world.calls("sendMessage")) == before + 1
    assert len(said(bopha)) == 1


async def test_a_minute_later_the_same_person_is_answered_again(world: World) -> None:
    rith = await known(world, "rith")
    await arrive(world, [message(id_of(rith), "/nonsense") for _ in range(100)])
    await world.travel(timedelta(minutes=1))
    await arrive(world, [message(id_of(rith), "/nonsense")])

    assert len(said(rith)) == LIMITS.messages_a_minute + 2


async def test_taps_have_a_limit_of_their_own(world: World) -> None:
    rith = await known(world, "rith")
    await arrive(world, [tap(id_of(rith), "h") for _ in range(200)])
    answered = len(world.calls("answerCallbackQuery"))
    assert answered <= LIMITS.taps_a_minute
    await arrive(world, [message(id_of(rith), "/nonsense")])

    assert "a little fast" in "".join(said(rith)[-2:])


# ---- strangers ----------------------------------------------------------------------------------


async def test_of_five_thousand_strangers_few_are_answered_and_none_is_stored(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    before = await stored(world)
    with caplog.at_level(logging.WARNING):
        await arrive(world, [message(each, "/start") for each in strangers(MANY)])

    sent = world.calls("sendMessage")
    assert len(sent) == LIMITS.strangers_a_minute
    assert all(NEUTRAL in str(each) and len(str(each["request"])) < 1_000 for each in sent)
    assert await stored(world) == before
    assert "strangers.unanswered" in [each.msg for each in caplog.records]


async def test_somebody_with_a_link_comes_in_among_five_thousand_strangers(world: World) -> None:
    founded = await found(world, "Lotus House")
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", "en")
    newcomer = world.person("newcomer")
    world.acts.start("newcomer")
    account = world.acts.find_chat("newcomer").id
    await arrive(world, [message(each, "/start") for each in strangers(MANY)])
    await arrive(world, [message(account, f"/start {token}")])

    assert any("I agree" in str(each) for each in newcomer.messages)


# ---- guessed links ------------------------------------------------------------------------------


async def test_a_thousand_guessed_links_of_one_account_are_looked_up_five_times(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    guesser = world.person("guesser")
    world.acts.start("guesser")
    account = world.acts.find_chat("guesser").id
    before = await stored(world)
    with caplog.at_level(logging.WARNING):
        for _ in range(50):
            await arrive(world, [message(account, guess()) for _ in range(20)])
            await world.app.travel(world.clock.now() + timedelta(minutes=1))

    assert len(said(guesser)) == LIMITS.wrong_links_an_hour
    assert await stored(world) == before
    guessed = [each for each in caplog.records if each.msg == "links.guessed"]
    assert [vars(each)["reason"] for each in guessed] == ["one account"]


async def test_guesses_from_many_accounts_are_told_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    before = await stored(world)
    with caplog.at_level(logging.WARNING):
        await arrive(world, [message(each, guess()) for each in strangers(MANY)])

    assert len(world.calls("sendMessage")) == LIMITS.strangers_a_minute
    assert await stored(world) == before
    guessed = [each for each in caplog.records if each.msg == "links.guessed"]
    assert [vars(each)["reason"] for each in guessed] == ["all accounts"]
    assert not any(str(each) in caplog.text for each in strangers(MANY)[:50])


async def test_somebody_who_has_joined_guesses_five_links_an_hour_and_taps_on(
    world: World,
) -> None:
    rith = await known(world, "rith")
    await arrive(world, [message(id_of(rith), guess()) for _ in range(10)])
    assert len(said(rith)) == LIMITS.wrong_links_an_hour
    await arrive(world, [message(id_of(rith), "/nonsense")])

    assert len(said(rith)) == LIMITS.wrong_links_an_hour + 1


def guess() -> str:
    return f"/start {next(_NUMBERS):022d}"


def test_counts_take_a_bounded_room() -> None:
    counts, now = PeriodCounts(timedelta(hours=1)), local("2023-05-22 08:00")
    for account in range(2 * MOST_ACCOUNTS):
        counts.add(account, now=now)

    assert len(counts) == MOST_ACCOUNTS
