"""Anybody can forge callback data, so a tap is answered whatever numbers a button contains.

A participant, a coordinator, an administrator and a stranger tap every class of button, in private
and in the group, with mixtures of real ids and impossible numbers.
`ROMLEUK_SOAK_FORGED` sets how many mixtures of each everybody tries; by default one.
"""

import os
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, get_type_hints

import pytest

from bot.areas import routes
from bot.storage.database import Rows, Tx
from bot.telegram.kit.button import Button
from tests.engines import open_database
from tests.stories.whole.comparing import restore, tables
from tests.stories.whole.permitted import Prepared, prepare
from tests.world import Phone, a_world, local

EACH = int(os.environ.get("ROMLEUK_SOAK_FORGED", "1"))
SEED = 20230529
NUMBERS = (
    0, 1, 2, 3, 13, -1, -2, 59, 1440, 99_999, -99_999, 738_662, 3_652_059, 3_652_060, 27_000_000,
    2**31, -(2**31), 2**53, -(2**53), 2**53 + 1, 2**63 - 1, -(2**63), -(2**64), 36**13 - 1,
)  # fmt: skip
WORDS = ("", "a", "km", "m4.u1", "m4.s1", "n1", "zz", ".", "-", "_", "yes", "0", "x" * 30)
BATCH = 20
RESTORED_AFTER = 8
"""So many classes of button are tapped before the database is put back."""
FIRST_UPDATE = 10**9


@pytest.fixture
async def prepared(tmp_path: Path) -> AsyncIterator[Prepared]:
    """Return a cohort with content of every kind."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        yield await prepare(world)


async def test_every_forged_button_is_answered(prepared: Prepared) -> None:
    made, random, numbers = prepared, Random(SEED), count(FIRST_UPDATE)
    group = made.world.in_group
    people = [made.dara, made.sophea, made.admin, made.stranger]
    people += [group(made.dara, made.course.group), group(made.sophea, made.course.group)]
    before = await tables(made.world)
    problems: list[str] = []
    for number, button in enumerate(sorted(routes.taps, key=lambda each: each.prefix), start=1):
        taps = [
            _tap(who, _forged(button, made, random), next(numbers))
            for who in people
            for _ in range(EACH)
        ]
        for start in range(0, len(taps), BATCH):
            batch = taps[start : start + BATCH]
            await made.world.app.batches.handle(batch)
            problems += [f"{button.__name__}: {each}" for each in await _problems(made, batch)]
        await made.world.settle()
        if number % RESTORED_AFTER == 0:
            await restore(made.world, before)
    assert not problems, "\n".join(problems)


def _forged(button: type[Button], made: Prepared, random: Random) -> str:
    """Return callback data of a class, in which each field is valid or nonsense."""
    hints = get_type_hints(button)
    parts = [button.prefix]
    for name in button.field_names():
        real = made.ids.get(f"{button.__name__}.{name}", made.ids.get(name, 1))
        odd: Any = random.choice(WORDS if hints[name] is str else NUMBERS)
        value = real if random.random() < 0.5 else odd
        parts.append(_base36(value) if isinstance(value, int) else value)
    return ":".join(parts)[:64]


def _base36(number: int) -> str:
    digits, rest = "", abs(number)
    while rest or not digits:
        rest, digit = divmod(rest, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return ("-" if number < 0 else "") + digits


def _tap(who: Phone, data: str, number: int) -> dict[str, Any]:
    acts = who.world.acts
    chat, person = acts.find_chat(who.chat_key), acts.find_person(who.key)
    shown = {"id": chat.id, "type": "private" if chat.id > 0 else "group", "title": "x"}
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": person.user(),
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": 3, "date": 1684717200, "chat": shown, "text": "x"},
        },
    }


async def _problems(made: Prepared, batch: list[dict[str, Any]]) -> list[str]:
    """Return the taps of a batch that were buried or not handled."""
    data = {each["update_id"]: each["callback_query"] for each in batch}

    async def work(tx: Tx) -> tuple[Rows, Rows]:
        dead = await tx.ask("SELECT update_id, error FROM dead_updates")
        tx.do("DELETE FROM dead_updates")
        return dead, await tx.ask(
            "SELECT update_id FROM seen_updates WHERE update_id IN :ids", ids=list(data)
        )

    dead, seen = await made.world.app.database.run(work)
    missing = set(data) - {row["update_id"] for row in seen}
    buried = [
        f"{data[row['update_id']]['data']} by {data[row['update_id']]['from']['first_name']}"
        f" is buried: {row['error']}"
        for row in dead
    ]
    return buried + [f"{data[each]['data']} is not handled" for each in missing]
