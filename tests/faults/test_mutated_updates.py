"""Hypothesis breaks updates in every place: nothing crashes, nothing acknowledged is lost."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage.database import Row, Tx
from tests.engines import open_database
from tests.faults.rows import known
from tests.world import World, a_world, local

Json = dict[str, Any]
PERSON = {"id": 710000900, "is_bot": False, "first_name": "Rith", "language_code": "en"}
CHAT = {"id": 710000900, "type": "private", "first_name": "Rith"}
MESSAGE: Json = {"message_id": 4, "date": 1684717200, "chat": CHAT, "from": PERSON, "text": "/help"}
TAP: Json = {"id": "8", "from": PERSON, "chat_instance": "1", "data": "h", "message": MESSAGE}
MEMBER: Json = {
    "chat": CHAT,
    "from": PERSON,
    "date": 1684717200,
    "old_chat_member": {"status": "member", "user": PERSON},
    "new_chat_member": {"status": "kicked", "user": PERSON, "until_date": 0},
}
TEMPLATES: list[Json] = [{"message": MESSAGE}, {"callback_query": TAP}, {"my_chat_member": MEMBER}]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["\x00", "\u202e", "<b>&", "/start " + "x" * 70, "qa:1:1:1:1", "h", "x" * 5000]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place inside an update."""
    here = [path] if path else []
    if isinstance(value, dict):
        return here + [p for key, inner in value.items() for p in places(inner, (*path, key))]
    return here


def put(value: Any, path: tuple[Any, ...], new: Any, *, gone: bool) -> Any:
    """A copy with something else in one place, or nothing."""
    key, *rest = path
    copy = dict(value)
    if rest:
        copy[key] = put(copy[key], tuple(rest), new, gone=gone)
    elif gone:
        copy.pop(key, None)
    else:
        copy[key] = new
    return copy


@st.composite
def updates(draw: st.DrawFn) -> Json:
    """An update that is broken in up to three places."""
    update = draw(st.sampled_from(TEMPLATES))
    for _ in range(draw(st.integers(0, 3))):
        found = places(update)
        if found:
            path = draw(st.sampled_from(found))
            update = put(update, path, draw(ODD), gone=draw(st.booleans()))
    return dict(update)


def test_whatever_arrives_is_handled_or_buried_and_good_updates_are_answered(
    tmp_path: Path,
) -> None:
    numbers = count(1)

    @settings(
        max_examples=200, deadline=None, derandomize=True, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    @given(batch=st.lists(updates(), min_size=1, max_size=12))
    def feed(batch: list[Json]) -> None:
        runner.run(_feed(world, batch, numbers))

    with asyncio.Runner() as runner:
        stage = _stage(tmp_path / "romleuk.db")
        world = runner.run(stage.__aenter__())
        try:
            feed()
        finally:
            runner.run(stage.__aexit__(None, None, None))


@asynccontextmanager
async def _stage(path: Path) -> AsyncIterator[World]:
    database = await open_database(path)
    at = local("2023-05-22 08:00")
    async with a_world(database, at=at, courses={}, poll=False) as world:
        await known(world, "bopha")
        yield world


async def _feed(world: World, batch: list[Json], numbers: Iterator[int]) -> None:
    numbered = [{"update_id": next(numbers), **raw} for raw in batch]
    good = _good(world, next(numbers))
    _, before, _ = await world.app.database.run(_invariants)
    await world.app.batches.handle([*numbered, good])
    await world.app.sender.idle()
    last = good["update_id"]
    seen, replies, wrong = await world.app.database.run(_invariants)
    assert seen == set(range(1, last + 1))
    assert replies == before + 1, "a good update among broken ones had no answer"
    assert not wrong


def _good(world: World, number: int) -> Json:
    person = world.acts.find_person("bopha")
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1684717200,
            "chat": {"id": person.id, "type": "private", "first_name": "Bopha"},
            "from": person.user(),
            "text": "hello",
        },
    }


async def _invariants(tx: Tx) -> tuple[set[int], int, list[Row]]:
    """What was seen, how many replies the good updates got, and rows that hang."""
    seen = {row["update_id"] for row in await tx.ask("SELECT update_id FROM seen_updates")}
    replies = await tx.ask(
        "SELECT o.id FROM outbox o JOIN chats c ON c.id = o.chat_id"
        " JOIN people p ON p.id = c.person_id WHERE o.state = 'sent' AND p.name = 'bopha'"
    )
    hanging = await tx.ask("SELECT * FROM outbox WHERE state IN ('leased', 'pending')")
    return seen, len(replies), list(hanging)
