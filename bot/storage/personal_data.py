"""What the tables hold of a person: how it is exported, and what erasing does to it.

Each storage module states in `TABLES` what its tables hold; the app sums them up, from the top
area down, and that is the order of erasing. Erasing takes away words, names and the Telegram
account. What stays has no person any more: a row of `people` without a name, to which counts
(attended, invited, told) belong.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, Self

from bot.storage.database import Tx, query

OWN = "person_id = :person"
Rows = list[Mapping[str, Any]]
BeforeDeleting = Callable[..., None]
"""Called with the transaction, the id of a person and `now=` before their rows go."""


class Forget(Protocol):
    """Deletes what is too old, once a day."""

    def __call__(self, tx: Tx, *, now: datetime) -> None:
        """Delete it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one table holds of `:person`, and the statements that erase it (none: a count)."""

    table: str
    whose: str
    deleting: tuple[str, ...] = ()


def deleted(table: str, whose: str = OWN) -> Holding:
    """State that the rows of a person are deleted."""
    statement = f"DELETE FROM {table} WHERE {whose}"  # noqa: S608 - our own words
    return Holding(table=table, whose=whose, deleting=(statement,))


def changed(table: str, changes: str, whose: str = OWN) -> Holding:
    """State that the rows of a person stay, without what `changes` takes out of them."""
    statement = f"UPDATE {table} SET {changes} WHERE {whose}"  # noqa: S608 - our own words
    return Holding(table=table, whose=whose, deleting=(statement,))


def counted(table: str, whose: str = OWN) -> Holding:
    """State that the rows of a person stay as they are, because they are counted."""
    return Holding(table=table, whose=whose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that one storage module owns.

    `holdings`: those that hold something of a person, in the order of erasing. `impersonal`:
    those that do not. `before_deleting`: what is done before somebody is erased, such as deleting
    messages at Telegram. `forget`: what is deleted day by day.
    """

    holdings: tuple[Holding, ...] = ()
    impersonal: tuple[str, ...] = ()
    before_deleting: tuple[BeforeDeleting, ...] = ()
    forget: tuple[Forget, ...] = ()

    @property
    def names(self) -> list[str]:
        """All of them."""
        return [*(each.table for each in self.holdings), *self.impersonal]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """All that the database holds of people."""

    holdings: tuple[Holding, ...]
    before_deleting: tuple[BeforeDeleting, ...]

    @classmethod
    def of(cls, tables: Iterable[Tables]) -> Self:
        """Sum up tables; raise ValueError if two modules own the same."""
        every = tuple(tables)
        owned: set[str] = set()
        for name in (name for each in every for name in each.names):
            if name in owned:
                raise ValueError(f"{name} has two owners")
            owned.add(name)
        return cls(
            holdings=tuple(holding for each in every for holding in each.holdings),
            before_deleting=tuple(before for each in every for before in each.before_deleting),
        )

    async def read_all(self, tx: Tx, person: int) -> dict[str, Rows]:
        """Return every row of every table that is about somebody, by table."""
        found = await tx.ask_each(
            *(
                query(f"SELECT * FROM {each.table} WHERE {each.whose}", person=person)  # noqa: S608
                for each in self.holdings
            )
        )
        pairs = zip(self.holdings, found, strict=True)
        return {each.table: [dict(row) for row in rows] for each, rows in pairs if rows}

    def delete(self, tx: Tx, person: int, *, now: datetime) -> None:
        """Erase somebody in every table, in an order that no reference forbids."""
        for prepare in self.before_deleting:
            prepare(tx, person, now=now)
        for holding in self.holdings:
            for statement in holding.deleting:
                params = {"now": now} if ":now" in statement else {}
                tx.do(statement, person=person, **params)
