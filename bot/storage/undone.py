"""Long work of which nothing stays, in several short transactions, so that others get their turn.

Each turn is rolled back. The next one begins by writing again what the turns before have written.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from bot.storage.database import Database, Statement, Tx, UnitOfWork

T = TypeVar("T")
_APART: Final = 1_000_000
"""New ids are so far from the ids of the database, so that no other work takes them meanwhile."""
_HIGHEST = "SELECT coalesce(max(seq), 0) AS highest FROM sqlite_sequence"
_NUMBER_FROM = """
INSERT INTO sqlite_sequence (name, seq) SELECT name, :first FROM sqlite_master
WHERE type = 'table' AND instr(sql, 'AUTOINCREMENT') > 0
"""
# Values are parameters or constants, so nothing of it depends on what stood there before.
_ASSIGNMENT = r"\w+ = (?::\w+|\d+|NULL|'\w*')"
_ASSIGNS = re.compile(
    rf"UPDATE \w+ SET {_ASSIGNMENT}(?:, {_ASSIGNMENT})* WHERE (?:id|person_id) (?:=|IN) :(\w+)"  # noqa: S608 - a pattern
)


class _TurnChanges:
    """The statements of a transaction that have changed something, in order."""

    def __init__(self) -> None:
        self.made: list[Statement] = []
        self._marks: dict[str, int] = {}

    def note(self, statements: Sequence[Statement]) -> None:
        """Note statements that are run; what a savepoint rolls back is forgotten."""
        for each in statements:
            match each.sql.split(maxsplit=4):
                case ["SAVEPOINT", name]:
                    self._marks[name] = len(self.made)
                case ["ROLLBACK", "TO", "SAVEPOINT", name]:
                    del self.made[self._marks[name] :]
                case ["INSERT" | "UPDATE" | "DELETE", *_]:
                    self.made.append(each)
                case _:
                    pass  # it changes nothing


@lru_cache(maxsize=256)
def _key_of(sql: str) -> str | None:
    """Return the parameter that names the rows of a mere assignment; None for other statements."""
    found = _ASSIGNS.fullmatch(" ".join(sql.split()))
    return None if found is None else found.group(1)


def without_overwritten(changes: Iterable[Statement]) -> list[Statement]:
    """Leave out assignments that a later one of the same kind to the same rows makes again.

    They may be apart as far as only other assignments come between them: those read nothing.
    """
    kept: list[Statement] = []
    last: dict[tuple[str, str], Statement] = {}
    for each in changes:
        key = _key_of(each.sql)
        if key is None:
            kept += [*last.values(), each]
            last = {}
        else:
            rows = (each.sql, repr(each.params[key]))
            last.pop(rows, None)
            last[rows] = each
    return [*kept, *last.values()]


class UndoneWork:
    """Work in turns on a database in a file, where one transaction makes all others wait."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes: list[Statement] = []
        self._first: int | None = None

    async def turn(self, work: UnitOfWork[T]) -> T:
        """Go on with `work`, which sees what earlier turns did; return its result.

        Others may have changed something since. If the earlier changes no longer fit to it, this
        raises `StatementFailed`.
        """

        async def unit(tx: Tx) -> T:
            await self._go_back(tx)
            changes = _TurnChanges()
            tx.note_sent = changes.note
            result = await work(tx)
            await tx.flush()
            self._changes = without_overwritten([*self._changes, *changes.made])
            return result

        return await self._database.rehearse(unit)

    async def _go_back(self, tx: Tx) -> None:
        """Write again what was written; every new row gets the id that it had."""
        if self._first is None:
            self._first = (await tx.single(_HIGHEST))["highest"] + _APART
        again = [
            Statement("DELETE FROM sqlite_sequence", {}),
            Statement(_NUMBER_FROM, {"first": self._first}),
            *self._changes,
        ]
        await tx.ask_each(*again)
