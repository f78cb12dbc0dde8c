"""Tells what a row of a list is: a person, a heading, a total, a signature, the header again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.documents.grid import Merged, header_key
from bot.documents.headers import NAMES, header_of
from bot.membership.person.domain import name_key
from bot.people.roster_labels.domain import (
    COUNTED,
    HEADING_WORDS,
    SEXES,
    SIGNATURE,
    TOTAL,
    labelled,
)
from bot.people.roster_layout.domain import Layout
from bot.people.roster_remarks.domain import is_gone


class RowKind(StrEnum):
    """What a row is; the kinds from `TOTAL` on are left out with a line that says so."""

    PERSON = "person"
    HEADING = "heading"
    """It has one text alone, which may name the organization of the people below."""
    LABELLED = "labelled"
    """It says that its text is the organization of the people below."""
    TOTAL = "total"
    SIGNATURE = "signature"
    HEADER = "header"
    NUMBER = "number"
    BELOW = "below"
    """It stands below the totals or signatures, or is a heading of nobody."""
    ABOVE = "above"
    HIDDEN = "hidden"
    STRUCK = "struck"
    """Its name is crossed out."""
    GONE = "gone"
    """A remark says that this person has left."""
    ASIDE = "aside"
    """Somebody below a heading whose people the coordinator does not want."""
    CONTINUED = "continued"
    """It belongs to the person above, whose name is merged over several rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row from 0 with its kind; `text` is the heading, or the beginning of what is left out."""

    at: int
    kind: RowKind
    text: str = ""
    in_names: bool = False
    """For a heading: whether it stands in the column of names, as a person would."""


_ENDS = frozenset({RowKind.TOTAL, RowKind.SIGNATURE})
"""Below such rows only numbered people follow, or a header, or the organization of others."""
_GOES_ON = frozenset({RowKind.PERSON, RowKind.GONE, RowKind.HEADER, RowKind.LABELLED})
_TEXT_CHARS = 80
_MOST_FILLED = 0.5
_NUMBER = re.compile(r"[\[(]?[0-9០-៩]{1,5}(?:[.,][0-9]{1,2})?[\])./។-]*")
_MARK = re.compile(r"[\[(]?(?:[ivxIVX]{1,5}|[A-Za-z]|[ក-អ]|[0-9០-៩]{1,4})[\])./។:-]*")


def ends_list(line: str) -> RowKind | None:
    """Return whether a line is a total or a signature."""
    return _left_out({0: line}, [line], "")


def read_rows(
    rows: Sequence[Sequence[str]],
    layout: Layout,
    merged: Sequence[Merged],
    *,
    hidden: frozenset[int],
    struck: frozenset[tuple[int, int]] = frozenset(),
    gone: frozenset[int] = frozenset(),
    gaps: bool = True,
) -> list[ListRow]:
    """Return the kind of each row below the header that is not empty.

    `gone` are rows with a note that somebody has left. `gaps`: what stands below an empty row may
    not belong to the list.
    """
    names = frozenset(at for source in layout.names for at in source)
    around = _Around(
        counts=layout.counts,
        names=names,
        others=frozenset(layout.others),
        wide=frozenset((top, left) for top, left, _, right in merged if right > left),
        ignored=frozenset(layout.ignored),
        numbered=_is_numbered(rows, layout),
        last=_last_number(rows, layout),
        filled=_is_filled(rows, layout),
    )
    inner = {
        row
        for top, left, bottom, right in merged
        if left in names and right == left
        for row in range(top + 1, bottom + 1)
    }
    printed = range(max(layout.header, default=-1) + 1)  # titles come again with each page
    headers = [[header_key(cell) for cell in rows[at]] for at in printed if at < len(rows)]
    found: list[ListRow] = []
    for at in range(layout.first, len(rows)):
        filled = {column: cell.strip() for column, cell in enumerate(rows[at]) if cell.strip()}
        if not filled:
            around = replace(around, gap=gaps)
            continue
        if at in hidden:
            read = ListRow(at=at, kind=RowKind.HIDDEN)
        elif _is_struck(at, filled, names, struck):
            read = ListRow(at=at, kind=RowKind.STRUCK, text=_named_in(filled, names))
        elif at in inner:
            read = ListRow(at=at, kind=RowKind.CONTINUED)
        elif _repeats(rows[at], headers, names):
            read = ListRow(at=at, kind=RowKind.HEADER)
        else:
            noted = at in gone
            read = _unless_gone(_kind(at, filled, around), filled, names, noted=noted)
        apart = len(filled) == 1 and (around.gap or around.apart)
        ended = _ended(read, around.ended)
        if read.kind is RowKind.BELOW and around.numbered and at > around.last:
            ended = RowKind.SIGNATURE
        around = replace(around, ended=ended, gap=False, apart=apart)
        found.append(read)
    return found


def _unless_gone(
    read: ListRow, filled: dict[int, str], names: frozenset[int], *, noted: bool
) -> ListRow:
    """Return a row as that of somebody who has left if it, or a note at it (`noted`), says so."""
    if read.kind is not RowKind.PERSON or not (noted or is_gone(filled.values())):
        return read
    return replace(read, kind=RowKind.GONE, text=_named_in(filled, names))


def _is_struck(
    at: int, filled: dict[int, str], names: frozenset[int], struck: frozenset[tuple[int, int]]
) -> bool:
    """Tell whether all that names the person of a row is crossed out."""
    named = [column for column in filled if column in names]
    return bool(named) and all((at, column) in struck for column in named)


def _named_in(filled: dict[int, str], names: frozenset[int]) -> str:
    return next((text for column, text in filled.items() if column in names), "")


def _ended(read: ListRow, before: RowKind | None) -> RowKind | None:
    """Return what ends the list above the next row."""
    if read.kind in _ENDS:
        return before if before is RowKind.SIGNATURE else read.kind
    return None if read.kind in _GOES_ON else before


def _repeats(row: Sequence[str], headers: Sequence[Sequence[str]], names: frozenset[int]) -> bool:
    keys = [header_key(cell) for cell in row]
    if any(keys == header for header in headers if any(header)):
        return True
    known = [header_of(cell) for cell in row]
    return any(
        at < len(known) and (header := known[at]) is not None and header.role in NAMES
        for at in names
    )


def _is_numbered(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """Tell whether most people of the list have a number in the column for it."""
    counts = layout.counts
    if counts is None:
        return False
    names = [at for source in layout.names for at in source]
    with_name = [
        row
        for row in rows[layout.first :]
        if any(at < len(row) and row[at].strip() for at in names)
        and sum(bool(cell.strip()) for cell in row) > 1
    ]
    numbers = sum(
        counts < len(row) and bool(_NUMBER.fullmatch(row[counts].strip())) for row in with_name
    )
    return bool(with_name) and numbers * 2 >= len(with_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the list says about a row besides its cells.

    `names` are the columns of names, `others` those of organizations and languages, `wide` the
    first cells of ranges over several columns, `ignored` those that hold neither. `numbered`: most
    people have a number, the last one in row `last`; `filled`: most have a second cell. `ended`:
    totals or signatures stand above. `apart`: rows below a gap are no people while they have one
    text alone.
    """

    counts: int | None
    names: frozenset[int]
    others: frozenset[int]
    wide: frozenset[tuple[int, int]]
    ignored: frozenset[int]
    numbered: bool
    last: int
    filled: bool
    ended: RowKind | None = None
    gap: bool = False
    apart: bool = False


def _last_number(rows: Sequence[Sequence[str]], layout: Layout) -> int:
    """Return the last row that has a number in the column for it, or -1."""
    counts = layout.counts
    if counts is None:
        return -1
    numbered = (
        at
        for at, row in enumerate(rows)
        if counts < len(row) and _NUMBER.fullmatch(row[counts].strip())
    )
    return max(numbered, default=-1)


def _is_filled(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """Tell whether most rows with a name have another cell, too."""
    names = [at for source in layout.names for at in source]
    cells = [
        sum(bool(cell.strip()) for cell in row)
        for row in rows[layout.first :]
        if any(at < len(row) and row[at].strip() for at in names)
    ]
    return bool(cells) and sum(each > 1 for each in cells) >= _MOST_FILLED * len(cells)


def _kind(at: int, filled: dict[int, str], around: _Around) -> ListRow:
    texts = list(filled.values())
    count = filled.get(around.counts, "") if around.counts is not None else ""
    named = [filled[column] for column in sorted(around.names) if column in filled]
    has_number = bool(count) and bool(_NUMBER.fullmatch(count))
    if (has_number and len(filled) == 1) or all(map(_NUMBER.fullmatch, texts)):
        return ListRow(at=at, kind=RowKind.NUMBER, text=texts[0])
    if has_number and named and not COUNTED.fullmatch(header_key(named[0])):
        return ListRow(at=at, kind=RowKind.PERSON)
    if organization := labelled(texts):
        return ListRow(at=at, kind=RowKind.LABELLED, text=organization)
    kind = _left_out(filled, named, count) or _below(at, filled, named, around)
    if kind is not None:
        return ListRow(at=at, kind=kind, text=" ".join(texts)[:_TEXT_CHARS])
    return _heading(at, filled, around) or ListRow(at=at, kind=RowKind.PERSON)


def _below(
    at: int, filled: dict[int, str], named: Sequence[str], around: _Around
) -> RowKind | None:
    """Return whether a row without a number stands below what ends the list."""
    if around.numbered and around.gap and at > around.last and len(filled) > 1:
        return RowKind.BELOW
    ended = around.ended is not None and (around.numbered or not named)
    signed = around.ended is RowKind.SIGNATURE and not around.numbered
    return RowKind.BELOW if signed or (ended and _alone(filled, around.names) is None) else None


def _heading(at: int, filled: dict[int, str], around: _Around) -> ListRow | None:
    """Return a row that has one text alone where nobody's name stands alone."""
    alone = _alone(filled, around.names)
    if alone is None:
        return None
    column, text = alone
    is_wide = (at, column) in around.wide
    in_names = column in around.names and not is_wide
    if column in around.others and not is_wide:
        return ListRow(at=at, kind=RowKind.BELOW, text=text) if around.ended else None
    if column in around.ignored and not is_wide:
        return ListRow(at=at, kind=RowKind.BELOW, text=text)
    doubtful = around.filled and (not around.others or around.gap or around.apart)
    known = around.numbered or around.ended or HEADING_WORDS.search(text)
    if in_names and not (known or doubtful):
        return None
    return ListRow(at=at, kind=RowKind.HEADING, text=text, in_names=in_names)


def _left_out(filled: dict[int, str], named: Sequence[str], count: str) -> RowKind | None:
    """Return whether a row without a number is a total or a signature."""
    first = _plain(next(iter(filled.values())))
    seen = [first, *map(_plain, named), _plain(count)]
    if not named:
        seen += map(_plain, filled.values())
    if any(TOTAL.match(each) for each in seen if each):
        return RowKind.TOTAL
    counted = [COUNTED.fullmatch(header_key(each)) for each in filled.values()]
    if (
        SEXES.fullmatch(first)
        and (len(filled) == 1 or any(counted))
        and any(sign.isdigit() for each in filled.values() for sign in each)
    ):
        return RowKind.TOTAL
    if any(SIGNATURE.match(each) for each in seen if each):
        return RowKind.SIGNATURE
    return None


def _plain(cell: str) -> str:
    return " ".join(name_key(cell).split())


def _alone(filled: dict[int, str], names: frozenset[int]) -> tuple[int, str] | None:
    """Return the column and the text of a row that has one text alone, perhaps with a mark."""
    if len(filled) == 1:
        return next(iter(filled.items()))
    (first, mark), (second, text), *rest = filled.items()
    if first in names:
        return None
    if not rest and _MARK.fullmatch(mark) and not _NUMBER.fullmatch(mark) and second > first:
        return second, text
    return None
