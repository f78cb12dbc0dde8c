"""Hypothesis breaks updates anywhere: nothing crashes, nothing acknowledged is lost."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage.database import Row, Tx
from tests.engines import open_database
from tests.faults.arrivals import Json, arrivals
from tests.faults.rows import known
from tests.stories.whole.permitted import Prepared, prepare
from tests.world import World, a_world, local

FIRST_UPDATE = 2 * 10**9
EXAMPLES = int(os.environ.get("ROMLEUK_SOAK_EXAMPLES", "60"))
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
    """Return the path of every value inside an update."""
    here = [path] if path else []
    pairs = value.items() if isinstance(value, dict) else []
    if isinstance(value, list):
        pairs = list(enumerate(value))
    return here + [p for key, inner in pairs for p in places(inner, (*path, key))]


def put(value: Any, path: tuple[Any, ...], new: Any, *, gone: bool) -> Any:
    """Return a copy with another value at a path, or without it."""
    key, *rest = path
    copy = value.copy()
    if rest:
        copy[key] = put(copy[key], tuple(rest), new, gone=gone)
    elif gone:
        del copy[key]
    else:
        copy[key] = new
    return copy


@st.composite
def broken(draw: st.DrawFn, whole: list[Json]) -> Json:
    """Return an update that is broken in up to three places."""
    update = draw(st.sampled_from(whole))
    for _ in range(draw(st.integers(0, 3))):
        found = places(update)
        if found:
            path = draw(st.sampled_from(found))
            update = put(update, path, draw(ODD), gone=draw(st.booleans()))
    return dict(update)


def test_broken_updates_are_handled_or_buried_and_valid_ones_are_answered(
    tmp_path: Path,
) -> None:
    numbers = count(FIRST_UPDATE)

    with asyncio.Runner() as runner:
        stage = _stage(tmp_path / "romleuk.db")
        made = runner.run(stage.__aenter__())

        @settings(
            max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )  # fmt: skip
        @given(batch=st.lists(broken(arrivals(made)), min_size=1, max_size=12))
        def feed(batch: list[Json]) -> None:
            runner.run(_feed(made.world, batch, numbers))

        try:
            feed()
        finally:
            runner.run(stage.__aexit__(None, None, None))


async def test_no_valid_update_is_buried(tmp_path: Path) -> None:
    numbers = count(FIRST_UPDATE)
    async with _stage(tmp_path / "romleuk.db") as made:
        for each in arrivals(made):
            await _feed(made.world, [each], numbers)
        dead = await made.world.app.database.run(lambda tx: tx.ask("SELECT * FROM dead_updates"))
    assert not dead


@asynccontextmanager
async def _stage(path: Path) -> AsyncIterator[Prepared]:
    """Yield a cohort with content of every kind, and a known person who is not in it."""
    database = await open_database(path)
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        made = await prepare(world)
        await known(world, "bopha")
        yield made


async def _feed(world: World, batch: list[Json], numbers: Iterator[int]) -> None:
    numbered = [{"update_id": next(numbers), **raw} for raw in batch]
    good = _good(world, next(numbers))
    _, before, _ = await world.app.database.run(partial(_invariants, now=world.clock.now()))
    await world.app.batches.handle([*numbered, good])
    await world.app.jobs.idle()
    await world.app.sender.idle()
    last = good["update_id"]
    seen, replies, wrong = await world.app.database.run(partial(_invariants, now=world.clock.now()))
    assert seen == set(range(FIRST_UPDATE, last + 1))
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


async def _invariants(tx: Tx, *, now: datetime) -> tuple[set[int], int, list[Row]]:
    """Return the handled updates, the number of replies to valid ones, and unfinished rows."""
    ours = "SELECT update_id FROM seen_updates WHERE update_id >= :first"
    seen = {row["update_id"] for row in await tx.ask(ours, first=FIRST_UPDATE)}
    replies = await tx.ask(
        "SELECT o.id FROM outbox o JOIN chats c ON c.id = o.chat_id"
        " JOIN people p ON p.id = c.person_id WHERE o.state = 'sent' AND p.name = 'bopha'"
    )
    hanging = await tx.ask(
        "SELECT * FROM outbox WHERE state = 'leased' OR (state = 'pending' AND due_at <= :now)",
        now=now,
    )
    return seen, len(replies), list(hanging)
