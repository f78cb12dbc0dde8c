"""What `tests/storage/statements.py` reads from the code is all that the bot runs."""

import re
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from bot.areas import routes
from bot.storage.database import Rows, Statement
from tests import engines
from tests.engines import POSTGRES, InLoopDatabase, Sqlite, open_database
from tests.storage.statements import Reader, statement_files
from tests.storage.written import WRITTEN
from tests.stories.whole.comparing import restore, tables
from tests.stories.whole.permitted import Prepared, prepare
from tests.stories.whole.rights import ADMINISTRATORS, COORDINATORS
from tests.world import a_world, local

_WORDS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
_BY_VALUES = re.compile(r"UPDATE (people|service_proposals) SET|.* = :(new|old)_")
"""Statements whose columns are values: `WRITTEN` has one or two of each."""
_OF_A_FILE = "sqlite_sequence"
"""The table of numbers of a file, which a forecast in turns sets and rolls back."""


class _Noting(engines._InLoop):
    """A connection that notes which statements run while it listens."""

    seen: ClassVar[set[str]] = set()
    listens: ClassVar[bool] = False

    async def run_all(self, statements: Sequence[Statement]) -> list[Rows]:
        if self.listens:
            self.seen.update(each.sql for each in statements)
        return await super().run_all(statements)


class _NotedDatabase(InLoopDatabase):
    connection_type = _Noting


@pytest.mark.skipif(POSTGRES, reason="the statements are the same")
async def test_every_statement_that_runs_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sqlite, "opened_as", _NotedDatabase)
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        await _do_everything(await prepare(world))
    read = {_form(each.sql) for each in Reader(WRITTEN).read(statement_files())}
    seen = {sql for sql in _Noting.seen if sql.lstrip().startswith(_WORDS)}
    unread = [sql for sql in seen if not _BY_VALUES.match(sql) and _form(sql) not in read]
    unread = [sql for sql in unread if _OF_A_FILE not in sql]
    assert len(seen) > 350
    assert not unread, "\n".join(sorted(unread))


def _form(sql: str) -> str:
    """A statement with a sign for every number, since ids may stand in it."""
    return re.sub(r"\d+", "?", sql)


async def _do_everything(made: Prepared) -> None:
    world = made.world
    kept = await tables(world)
    for row in COORDINATORS + ADMINISTRATORS:
        _Noting.listens = True
        await made.sophea.forges(row.data(made.ids))
        _Noting.listens = False
        await restore(world, kept)
    _Noting.listens = True
    for word in routes.commands:
        for phone in (made.dara, made.sophea, made.stranger):
            await phone.sends(f"/{word}")
    await made.dara.sends("/privacy")
    await made.dara.taps("Show all")
    for _ in range(10):
        await world.travel(timedelta(days=1))
    _Noting.listens = False
