"""Guesses what columns hold that no header says clearly.

A misspelt header, a column of organizations under an unknown one, names in parts: what is not sure
is only meant, and somebody must say so.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.documents.headers import (
    HeaderRole,
    header_of,
)
from bot.people.roster_columns.domain import Column, ColumnRole
from bot.people.roster_header.domain import meaning_of
from bot.people.roster_words.domain import has_body_word

_SINGLE_WORDS = 0.8
"""A column beside surnames holds given names if this share of it does not repeat the surname."""


def guessed(
    columns: Sequence[Column], below: Sequence[Sequence[str]], chosen: set[int]
) -> list[Column]:
    """Tell what misspelt headers may mean, and what stands beside surnames."""
    named = frozenset(
        HeaderRole(each.role) for each in columns if each.role is not ColumnRole.NOTHING
    )
    found = [_with_meaning(each, named) if each.at not in chosen else each for each in columns]
    found = _with_given_beside(_with_bodies(found, below, chosen), below, chosen)
    surname = next((each for each in found if each.role is ColumnRole.SURNAME), None)
    given = any(each.role is ColumnRole.GIVEN for each in found)
    if surname is None:
        return [
            replace(each, role=ColumnRole.NAME)
            if each.role is ColumnRole.GIVEN
            and not any(other.role is ColumnRole.NAME for other in found)
            else each
            for each in found
        ]
    if given:
        return found
    others = [each for each in found if each.role is ColumnRole.NAME]
    if not others:
        return [
            replace(each, role=ColumnRole.NAME) if each.role is ColumnRole.SURNAME else each
            for each in found
        ]
    return [
        replace(each, role=ColumnRole.GIVEN)
        if each in others and _completes(below, surname.at, each.at)
        else each
        for each in found
    ]


def _with_bodies(
    columns: Sequence[Column], below: Sequence[Sequence[str]], chosen: set[int]
) -> list[Column]:
    """Return the columns; where none is that of organizations, an unknown one may be."""
    roles = {each.role for each in columns} | {each.meant for each in columns}
    if ColumnRole.ORGANIZATION in roles:
        return list(columns)
    unknown = (
        each
        for each in columns
        if each.role is ColumnRole.NOTHING
        and each.header
        and each.at not in chosen
        and not each.counts
        and header_of(each.header) is None
    )
    found = next((each for each in unknown if _holds_bodies(below, each.at)), None)
    return [
        replace(each, meant=ColumnRole.ORGANIZATION) if each is found else each for each in columns
    ]


def _holds_bodies(below: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in below if at < len(row) and row[at].strip()]
    return len(cells) > 1 and 2 * sum(map(has_body_word, cells)) > len(cells)


def _with_given_beside(
    columns: Sequence[Column], below: Sequence[Sequence[str]], chosen: set[int]
) -> list[Column]:
    """Return the columns; "Name" over two columns of single words is a name in parts."""
    found = list(columns)
    for at, (one, other) in enumerate(pairwise(columns)):
        beside = other.at == one.at + 1 and other.header in {"", one.header}
        free = not {one.at, other.at} & chosen
        if one.role is ColumnRole.NAME and beside and free and _in_parts(below, one.at, other.at):
            found[at] = replace(one, role=ColumnRole.SURNAME)
            found[at + 1] = replace(other, role=ColumnRole.GIVEN, script=one.script)
    return found


def _in_parts(below: Sequence[Sequence[str]], *columns: int) -> bool:
    rows = [[row[at].split() for at in columns] for row in below if max(columns) < len(row)]
    both = [row for row in rows if all(row)]
    return len(both) > 1 and sum(all(len(e) == 1 for e in row) for row in both) > len(both) // 2


def _with_meaning(column: Column, named: frozenset[HeaderRole]) -> Column:
    if column.role is not ColumnRole.NOTHING or column.meant or column.counts:
        return column
    if header_of(column.header) is not None:
        return column
    meaning = meaning_of(column.header, named)
    return column if meaning is None else replace(column, meant=ColumnRole(meaning))


def _completes(below: Sequence[Sequence[str]], surname: int, other: int) -> bool:
    both = [
        (row[surname].strip().casefold(), row[other].casefold().split())
        for row in below
        if max(surname, other) < len(row) and row[surname].strip() and row[other].strip()
    ]
    apart = sum(first not in rest for first, rest in both)
    return bool(both) and apart >= _SINGLE_WORDS * len(both)
