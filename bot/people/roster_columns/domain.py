"""Finds out what each column of a list of people holds.

Rows and columns count from 0 here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from bot.documents.grid import column_letter
from bot.documents.headers import (
    Header,
    HeaderRole,
)
from bot.writing import beginning

SHOWN_CHARS = 40
_SAMPLES = 3
_SAMPLE_CHARS = 24
_MANY_DIGITS = 5


class ColumnRole(StrEnum):
    """What a coordinator can say that a column holds."""

    NAME = "name"
    SURNAME = "surname"
    GIVEN = "given"
    ORGANIZATION = "organization"
    LANGUAGE = "language"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is not empty: its header, what it holds, and a few of its cells.

    `meant` is what a misspelt or double header may mean; nobody has said so yet. `script` is "km"
    or "en" for a column of names. `counts`: it only numbers the rows.
    """

    at: int
    header: str
    role: ColumnRole
    samples: tuple[str, ...] = ()
    meant: ColumnRole | None = None
    script: str = ""
    counts: bool = False
    cells: int = 0
    """How many of its cells are filled."""

    @property
    def letter(self) -> str:
        """Its letter in a spreadsheet: A is 0, AA is 26."""
        return column_letter(self.at)


def column_of(at: int, label: str, header: Header | None, below: Sequence[Sequence[str]]) -> Column:
    cells = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
    role, meant = ColumnRole.NOTHING, None
    if header is not None and header.role not in {HeaderRole.COUNT, HeaderRole.OTHER}:
        role = ColumnRole(header.role)
        if header.with_other:
            role, meant = ColumnRole.NOTHING, role
    return Column(
        at=at,
        header=beginning(" ".join(label.split()), SHOWN_CHARS),
        role=role,
        meant=meant,
        samples=_samples(cells) if header is None or role is not ColumnRole.NOTHING else (),
        script=(header.script if header else "") or script_of_cells(cells),
        counts=header is not None and header.role is HeaderRole.COUNT,
        cells=len(cells),
    )


def _samples(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a few cells to tell a column by; never a telephone number or a date."""
    plain = (cell for cell in cells if sum(sign.isdigit() for sign in cell) < _MANY_DIGITS)
    return tuple(
        beginning(" ".join(cell.split()), _SAMPLE_CHARS) for cell in islice(plain, _SAMPLES)
    )


def script_of_cells(cells: Sequence[str]) -> str:
    """Return "km" if most of the cells have Khmer letters, else "en"; empty ones do not count."""
    cells = [each for each in cells if each.strip()]
    khmer = sum(any("\u1780" <= sign <= "\u17ff" for sign in cell) for cell in cells)
    return "km" if khmer * 2 > len(cells) else "en"


def only_one_each(columns: Sequence[Column]) -> list[Column]:
    """Leave one column for organizations and one for languages, the first that is not empty."""
    seen = set[ColumnRole]()
    kept: list[Column] = []
    for each in sorted(columns, key=lambda column: column.cells == 0):
        single = each.role in {ColumnRole.ORGANIZATION, ColumnRole.LANGUAGE}
        kept.append(
            replace(each, role=ColumnRole.NOTHING) if single and each.role in seen else each
        )
        seen.add(each.role)
    return [
        replace(each, meant=None) if each.meant in seen and each.meant is not None else each
        for each in sorted(kept, key=lambda column: column.at)
    ]


def chosen_roles(columns: Sequence[Column], chosen: Mapping[int, ColumnRole]) -> list[Column]:
    """Set what the coordinator says; what is said of one column is no longer true of others."""
    said = set(chosen.values())
    whole, parts = {ColumnRole.NAME}, {ColumnRole.SURNAME, ColumnRole.GIVEN}
    gone = said & {ColumnRole.NAME, ColumnRole.ORGANIZATION, ColumnRole.LANGUAGE}
    gone |= parts if said & whole else set()
    gone |= whole if said & parts else set()
    return [
        replace(each, role=chosen[each.at], meant=None)
        if each.at in chosen
        else replace(each, role=ColumnRole.NOTHING)
        if each.role in gone
        else each
        for each in columns
    ]
