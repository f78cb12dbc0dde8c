"""Tables that were read from a file, and the columns of a list of people in them.

Row numbers are those that a spreadsheet shows: from 1, with the header and empty rows.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.membership.person.domain import name_key
from bot.refusals import Refusal

Grid = Sequence[Sequence[str]]


MOST_ROWS = 2_000
"""How many people a table may hold."""


class RosterColumn(StrEnum):
    NAME = "name"
    ORGANIZATION = "organization"
    LANGUAGE = "language"


HEADERS: Mapping[str, RosterColumn] = {
    "name": RosterColumn.NAME,
    "full name": RosterColumn.NAME,
    "ឈ្មោះ": RosterColumn.NAME,
    "ឈ្មោះពេញ": RosterColumn.NAME,
    "គោត្តនាម និងនាម": RosterColumn.NAME,
    "គោត្តនាម-នាម": RosterColumn.NAME,
    "នាមត្រកូល និងនាមខ្លួន": RosterColumn.NAME,
    "ឈ្មោះអ្នកចូលរួម": RosterColumn.NAME,
    "name of participant": RosterColumn.NAME,
    "participant name": RosterColumn.NAME,
    "organization": RosterColumn.ORGANIZATION,
    "organisation": RosterColumn.ORGANIZATION,
    "cso": RosterColumn.ORGANIZATION,
    "org": RosterColumn.ORGANIZATION,
    "ngo": RosterColumn.ORGANIZATION,
    "អង្គការ": RosterColumn.ORGANIZATION,
    "ឈ្មោះអង្គការ": RosterColumn.ORGANIZATION,
    "អង្គភាព": RosterColumn.ORGANIZATION,
    "name of organization": RosterColumn.ORGANIZATION,
    "language": RosterColumn.LANGUAGE,
    "ភាសា": RosterColumn.LANGUAGE,
}
"""Header, as `header_key` spells it -> column."""
HEADER_WITHIN = 10
"""The header is one of the first ten rows that are not empty: titles may stand above it."""


class Unfit(StrEnum):
    """Why a whole file is refused."""

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


_TABLE_FILES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


def is_table_file(name: str) -> bool:
    """Tell by its name whether a file is a table."""
    return name.lower().endswith(_TABLE_FILES)


class UnfitTable(Refusal):
    """The file holds no roster; nothing was changed.

    `column` is the header that is refused, `number` its position from 1, `meant` the column with a
    similar name.
    """

    def __init__(
        self, why: Unfit, *, column: str = "", number: int = 0, meant: RosterColumn | None = None
    ) -> None:
        super().__init__()
        self.why, self.column, self.number, self.meant = why, column, number, meant


def header_fits(row: Sequence[str]) -> int:
    """Return how many cells of a row name a column, to find the separator of cells."""
    return sum(1 for cell in row if header_key(cell) in HEADERS)


def header_key(cell: str) -> str:
    """Return the cell of a header in the form in which headers are compared."""
    return " ".join(name_key(cell).replace("_", " ").strip(" :*").split())
