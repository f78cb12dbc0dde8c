"""Personal data in the tables: how it is exported, and how it is deleted.

Each storage module says in `TABLES` what its tables contain. `bot.areas` joins them from the top
area down, which is the order of deleting. Deleting removes texts, names and the Telegram account. A
row of `people` without a name stays, for counts such as attended, invited, informed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from bot.storage.database import Tx, query
from bot.storage.ownership import Owned, Ownership, ownership_of
from bot.storage.retention import Forget

OWN = "person_id = :person"
PersonRows = list[Mapping[str, Any]]
BeforeDeleting = Callable[..., None]
"""Called with the transaction, the id of a person and `now=` before their rows are deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The rows about `:person` in a table, and the statements that delete them.

    Without statements the rows stay, because they are counted. `secret` are columns that nobody
    gets to see, not even the person.
    """

    table: str
    whose: str
    deleting: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()

    def shown(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a row without its secrets."""
        return {name: value for name, value in row.items() if name not in self.secret}


def deleted(table: str, whose: str = OWN, *, secret: tuple[str, ...] = ()) -> Holding:
    """The rows of a person are deleted."""
    statement = f"DELETE FROM {table} WHERE {whose}"  # noqa: S608 - our own words
    return Holding(table=table, whose=whose, deleting=(statement,), secret=secret)


def changed(table: str, changes: str, whose: str = OWN, *, secret: tuple[str, ...] = ()) -> Holding:
    """The rows of a person stay, and `changes` removes the personal data in them."""
    statement = f"UPDATE {table} SET {changes} WHERE {whose}"  # noqa: S608 - our own words
    return Holding(table=table, whose=whose, deleting=(statement,), secret=secret)


def counted(table: str, whose: str = OWN) -> Holding:
    """The rows of a person stay unchanged, because they are counted."""
    return Holding(table=table, whose=whose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of one storage module.

    `holdings`: tables with personal data, in the order of deleting. `impersonal`: tables without
    personal data. `before_deleting`: called before a person is deleted, for example to delete their
    messages at Telegram. `forget`: called once a day to delete old rows. `owned`: rows that go to
    the person who stays when two people are merged.
    """

    holdings: tuple[Holding, ...] = ()
    impersonal: tuple[str, ...] = ()
    before_deleting: tuple[BeforeDeleting, ...] = ()
    forget: tuple[Forget, ...] = ()
    owned: tuple[Owned, ...] = ()

    @property
    def names(self) -> list[str]:
        return [*(each.table for each in self.holdings), *self.impersonal]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """All personal data in the database.

    `key` is the secret of this deployment for the hashes of deleted people.
    """

    holdings: tuple[Holding, ...]
    before_deleting: tuple[BeforeDeleting, ...]
    ownership: Ownership = field(default_factory=Ownership)
    key: bytes = b""

    @classmethod
    def of(cls, tables: Iterable[Tables]) -> Self:
        """Join tables; raise ValueError if two modules have the same."""
        every = tuple(tables)
        owned: set[str] = set()
        for name in (name for each in every for name in each.names):
            if name in owned:
                raise ValueError(f"{name} has two owners")
            owned.add(name)
        return cls(
            holdings=tuple(holding for each in every for holding in each.holdings),
            before_deleting=tuple(before for each in every for before in each.before_deleting),
            ownership=ownership_of(rule for each in every for rule in each.owned),
        )

    async def read_all(self, tx: Tx, person: int) -> dict[str, PersonRows]:
        """Return all rows about a person, by table, without secrets."""
        found = await tx.ask_each(
            *(
                query(f"SELECT * FROM {each.table} WHERE {each.whose}", person=person)  # noqa: S608
                for each in self.holdings
            )
        )
        pairs = zip(self.holdings, found, strict=True)
        return {each.table: [each.shown(dict(row)) for row in rows] for each, rows in pairs if rows}

    def delete(self, tx: Tx, person: int, *, now: datetime) -> None:
        """Delete a person from every table, in an order that violates no foreign key.

        After the commit no file of the database holds the deleted rows (`Tx.erased`).
        """
        tx.erased = True
        for prepare in self.before_deleting:
            prepare(tx, person, now=now)
        for holding in self.holdings:
            for statement in holding.deleting:
                params = {"now": now} if ":now" in statement else {}
                tx.do(statement, person=person, **params)
