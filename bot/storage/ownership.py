"""Moves rows from one owner to another, and back, when two people turn out to be one.

Each storage module says in `TABLES` which rows belong to a person, to an enrolment or to an
organization (`Owned`). `bot.areas` joins them, so no table is forgotten in a merge.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.storage.database import Tx, query

Values = Mapping[str, Any]
Order = Callable[[Values], tuple[Any, ...]]


def _in_any_order(_row: Values) -> tuple[Any, ...]:
    return ()


def _always(_row: Values) -> bool:
    return True


def earliest(column: str) -> Order:
    """Keep the row with the earliest instant; rows without one come last."""
    return lambda row: (row[column] is None, row[column] or 0)


def latest(column: str) -> Order:
    """Keep the row with the latest instant, or the greatest number."""
    return lambda row: (-(row[column] or 0),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """The rows of a table that belong to a person, an enrolment or an organization (`owner`).

    `key` are the columns that identify a row among those of one owner. `once`: an owner may have
    only one row with the same values in these columns (empty: one row in all; None: any number),
    among the rows for which `among` holds. Of two such rows the first by `order` stays, and of
    equal ones that of the person who stays. `children` are tables, with their column that holds the
    id, whose rows move with a row. `what` names the rows on the screen before a merge; "" is not
    shown.
    """

    table: str
    owner: str
    key: tuple[str, ...] = ("id",)
    once: tuple[str, ...] | None = None
    among: Callable[[Values], bool] = _always
    order: Order = _in_any_order
    children: tuple[tuple[str, str], ...] = ()
    what: str = ""

    def decide(self, gone: Sequence[Values], kept: Sequence[Values]) -> "Decision":
        """Return which rows of the owner who goes are moved, and which rows of both are removed."""
        there = {self._place(row): row for row in kept if self._is_single(row)}
        moved: list[Values] = []
        removed: list[Values] = []
        displaced = 0
        for row in gone:
            rival = there.get(self._place(row)) if self._is_single(row) else None
            if rival is not None and self.order(row) >= self.order(rival):
                removed.append(row)
                continue
            if rival is not None:
                removed.append(rival)
                displaced += 1
            moved.append(row)
        return Decision(rule=self, moved=tuple(moved), removed=tuple(removed), displaced=displaced)

    def _is_single(self, row: Values) -> bool:
        return self.once is not None and self.among(row)

    def _place(self, row: Values) -> tuple[Any, ...]:
        return tuple(row[column] for column in self.once or ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What happens to the rows of one table. Each removed row has a counterpart that stays.

    `displaced` of the removed rows belonged to the one who stays.
    """

    rule: Owned
    moved: tuple[Values, ...]
    removed: tuple[Values, ...]
    displaced: int = 0

    @property
    def alone(self) -> int:
        """How many rows of the one who goes have no counterpart."""
        return len(self.moved) - self.displaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """All rows that belong to people, to their enrolments, and to organizations."""

    of_enrolments: tuple[Owned, ...] = ()
    of_people: tuple[Owned, ...] = ()
    of_organizations: tuple[Owned, ...] = ()

    async def decide(
        self, tx: Tx, *, people: tuple[int, int], enrolments: tuple[int, int]
    ) -> list[Decision]:
        """Return what a merge would do; each pair is the one who goes and the one who stays."""
        pairs = [
            *((rule, enrolments) for rule in self.of_enrolments),
            *((rule, people) for rule in self.of_people),
        ]
        found = await tx.ask_each(
            *(
                query(
                    f"SELECT * FROM {rule.table} WHERE {rule.owner} IN :both"  # noqa: S608 - ours
                    f" ORDER BY {', '.join((*rule.key, rule.owner))}",
                    both=list(pair),
                )
                for rule, pair in pairs
            )
        )
        return [
            rule.decide(
                [dict(row) for row in rows if row[rule.owner] == gone],
                [dict(row) for row in rows if row[rule.owner] == kept],
            )
            for (rule, (gone, kept)), rows in zip(pairs, found, strict=True)
        ]


@dataclass(slots=True)
class Journal:
    """The changed and removed rows, in order, so that `put_back` can restore them.

    An entry of `entries` is a list: "changed", a table, the key of a row, and its values before; or
    "removed", a table, and the whole row.
    """

    tx: Tx
    entries: list[Any] = field(default_factory=list)

    def change(self, table: str, key: Values, row: Values, values: Values) -> None:
        """Change a row; `row` holds its values before."""
        names = {f"new_{name}": value for name, value in values.items()}
        changes = ", ".join(f"{name} = :new_{name}" for name in values)
        self.tx.do(
            f"UPDATE {table} SET {changes} WHERE {_named(key)}",  # noqa: S608 - our own words
            **names,
            **key,
        )
        after = {name: values.get(name, value) for name, value in key.items()}
        self.entries.append(["changed", table, after, {name: row[name] for name in values}])

    def remove(self, table: str, key: Values, row: Values) -> None:
        self.tx.do(f"DELETE FROM {table} WHERE {_named(key)}", **key)  # noqa: S608 - our own words
        self.entries.append(["removed", table, dict(row)])

    async def carry_out(self, decisions: Iterable[Decision], *, people: int, place: int) -> None:
        """Carry out decisions; `people` and `place` are the ids of who stays and of their place."""
        for each in decisions:
            for row in each.removed:
                for table, column in each.rule.children:
                    await self._remove_children(table, column, row["id"])
                self.remove(each.rule.table, _key(each.rule, row), row)
            to = place if each.rule.owner == "enrolment_id" else people
            for row in each.moved:
                self.change(each.rule.table, _key(each.rule, row), row, {each.rule.owner: to})

    async def _remove_children(self, table: str, column: str, parent: int) -> None:
        rows = await self.tx.ask(
            f"SELECT * FROM {table} WHERE {column} = :parent",  # noqa: S608 - our own words
            parent=parent,
        )
        for row in rows:
            self.entries.append(["removed", table, dict(row)])
        self.tx.do(f"DELETE FROM {table} WHERE {column} = :parent", parent=parent)  # noqa: S608


def put_back(tx: Tx, entries: Sequence[Any]) -> None:
    """Undo the entries of a journal, from the last one. Rows deleted meanwhile are not restored."""
    for entry in reversed(entries):
        if entry[0] == "changed":
            _, table, key, before = entry
            names = {f"old_{name}": value for name, value in before.items()}
            changes = ", ".join(f"{name} = :old_{name}" for name in before)
            tx.do(
                f"UPDATE {table} SET {changes} WHERE {_named(key)}",  # noqa: S608 - our own words
                **names,
                **key,
            )
        else:
            _, table, row = entry
            columns = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            tx.do(
                f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING",  # noqa: S608
                **row,
            )


def _key(rule: Owned, row: Values) -> dict[str, Any]:
    columns = rule.key if rule.key == ("id",) else (*rule.key, rule.owner)
    return {name: row[name] for name in columns}


def _named(key: Iterable[str]) -> str:
    return " AND ".join(f"{name} = :{name}" for name in key)


def ownership_of(rules: Iterable[Owned]) -> Ownership:
    """Join the rules of all tables."""
    every = tuple(rules)
    other = {"enrolment_id", "organization_id"}
    return Ownership(
        of_enrolments=tuple(each for each in every if each.owner == "enrolment_id"),
        of_people=tuple(each for each in every if each.owner not in other),
        of_organizations=tuple(each for each in every if each.owner == "organization_id"),
    )
