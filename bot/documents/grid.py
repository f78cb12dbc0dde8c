"""A grid is a table as read from a file; its header names the columns of a list of people.

Row numbers are those that a spreadsheet shows: they count from 1, the header and empty rows too.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.membership.person.domain import name_key
from bot.refusals import Refusal

Grid = Sequence[Sequence[str]]


MOST_ROWS = 2_000
"""How many people a table may hold."""


class Column(StrEnum):
    """What a roster says of somebody."""

    NAME = "name"
    ORGANIZATION = "organization"
    LANGUAGE = "language"


HEADERS: Mapping[str, Column] = {
    "name": Column.NAME,
    "full name": Column.NAME,
    "ឈ្មោះ": Column.NAME,
    "ឈ្មោះពេញ": Column.NAME,
    "organization": Column.ORGANIZATION,
    "organisation": Column.ORGANIZATION,
    "cso": Column.ORGANIZATION,
    "org": Column.ORGANIZATION,
    "ngo": Column.ORGANIZATION,
    "អង្គការ": Column.ORGANIZATION,
    "language": Column.LANGUAGE,
    "ភាសា": Column.LANGUAGE,
}
"""Header, in the spelling of `name_key` -> column."""


class Unfit(StrEnum):
    """Why a whole file cannot be taken."""

    NO_TABLE = "no_table"
    OLD_EXCEL = "old_excel"
    PASSWORD = "password"  # noqa: S105 - a reason, no secret
    MACROS = "macros"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    LETTERS = "letters"
    EMPTY = "empty"
    HEADER = "header"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"


class UnfitTable(Refusal):
    """The file holds no roster; nothing was changed.

    `column` is the header that cannot be taken (counted from 1 by `number`), `meant` the one
    that it resembles.
    """

    def __init__(
        self, why: Unfit, *, column: str = "", number: int = 0, meant: Column | None = None
    ) -> None:
        super().__init__()
        self.why, self.column, self.number, self.meant = why, column, number, meant


def header_fits(row: Sequence[str]) -> int:
    """Return how many cells of a row name a column, to tell which sign separates cells."""
    return sum(1 for cell in row if header_key(cell) in HEADERS)


def header_key(cell: str) -> str:
    """Return the cell of a header as it is compared."""
    return " ".join(name_key(cell).replace("_", " ").strip(" :*").split())
