"""Nobody who has the whole database can find out who gave which anonymous answer.

The strongest attempt is to compare: the same people answer in the same order, but give other
answers. If every table is then the same, row by row and in the same order, there is nothing in it
from which a query could tell the two apart. Only the sealed text differs, and that differs each
time it is sealed.
"""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.storage.database import Database, Tx
from bot.surveys import storage
from bot.surveys.box.service import unseal_ballots
from bot.surveys.counting.storage import close
from bot.surveys.domain import results
from tests.engines import all_tables
from tests.surveys.asking import NAMED, NOW, SECRET, Answering, all_say, answering

Said = tuple[str, str, str]
ONE: list[list[Said]] = [[("5", "cases", "More time")], [("1", "talks", "Fewer slides, and tea")]]
SIX: list[list[Said]] = [
    [("1", "lessons", "Tea"), *[("4", "cases", "")] * 4, ("5", "talks", "Time")],
    [("5", "talks", "Time"), *[("4", "cases", "")] * 4, ("1", "lessons", "Tea")],
]


class Undo(Exception):
    """Rolls a transaction back."""


async def dumped(tx: Tx, *, leaving_out: str = "") -> dict[str, list[Any]]:
    """Return every row of every table as it lies there, without one column."""
    found = {}
    for table in all_tables():
        rows = await tx.ask(f"SELECT * FROM {table}")
        found[table] = [
            {name: row[name] for name in row.keys() if name != leaving_out}  # noqa: SIM118
            for row in rows
        ]
    return found


async def tried(
    group: Answering, said: Sequence[Said], *, count: bool = False
) -> dict[str, list[Any]]:
    """Let people answer, and return the database then; leave it as it was."""
    found: dict[str, list[Any]] = {}

    async def work(tx: Tx) -> None:
        await all_say(group, tx, said)
        if count:
            sealed, _ = await storage.box(tx, group.round.id)
            ballots = unseal_ballots(sealed, group.round.id, SECRET)
            told = results(ballots.counts, ballots.words)
            assert await close(tx, group.round, told, now=NOW)
        found.update(await dumped(tx, leaving_out="" if count else "box"))
        raise Undo

    with pytest.raises(Undo):
        await group.database.run(work)
    return found


@pytest.mark.parametrize("ways", [ONE, SIX])
async def test_the_database_is_the_same_whatever_people_answer(
    database: Database, ways: list[list[Said]]
) -> None:
    group = await answering(database, many=len(ways[0]))

    first, second = [await tried(group, said) for said in ways]

    assert first == second
    assert [row["done"] for row in first["survey_progress"]] == [3] * len(ways[0])
    assert set(first["survey_progress"][0]) == {"round_id", "person_id", "done"}, "and no time"


async def test_leaving_a_question_out_looks_like_answering_it(database: Database) -> None:
    group = await answering(database, many=1)

    first, second = [await tried(group, [said]) for said in (("5", "cases", "Tea"), ("", "", ""))]

    assert first == second


async def test_what_is_counted_tells_nothing_of_who_said_it_or_when(database: Database) -> None:
    group = await answering(database, many=6)

    first, second = [await tried(group, said, count=True) for said in SIX]

    assert first == second
    assert first["survey_progress"] == [], "who has answered is forgotten at the end"
    assert [(row["answer"], row["people"]) for row in first["survey_counts"]] == [
        ("cases", 4), ("lessons", 1), ("talks", 1), ("1", 1), ("4", 4), ("5", 1),
    ]  # fmt: skip
    assert [row["words"] for row in first["survey_words"]] == ["Tea", "Time"]


async def test_the_attempt_would_notice_a_link(database: Database) -> None:
    """A survey that is not anonymous does tell who said what, and is caught by the same means."""
    group = await answering(database, many=6, survey=NAMED)

    first, second = [await tried(group, said) for said in SIX]

    assert first["survey_answers"] != second["survey_answers"]
