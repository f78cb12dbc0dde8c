"""Tables that were read from a file, and the columns of a list of people in them.

Row numbers are those that a spreadsheet shows: from 1, with the header and empty rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.membership.person.domain import name_key
from bot.refusals import Refusal

Grid = Sequence[Sequence[str]]
Merged = tuple[int, int, int, int]
"""A range of merged cells, from 0: its first row and column, its last row and column."""


MOST_ROWS = 2_000
"""How many people a table may hold."""


class RosterColumn(StrEnum):
    NAME = "name"
    ORGANIZATION = "organization"
    LANGUAGE = "language"


HEADER_WITHIN = 15
"""The header is one of the first 15 rows that are not empty: titles may stand above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """A sheet of a workbook, or a table of a document.

    `above` are texts between it and the table before it. `hidden_rows` and `hidden_columns` count
    from 0, as the rows and columns of the cells that are crossed out (`struck`), and of those with
    `notes`. `typed`: it was written in a chat, where empty lines mean nothing.
    """

    rows: Grid
    name: str = ""
    merged: Sequence[Merged] = ()
    above: Sequence[str] = ()
    hidden: bool = False
    typed: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)


class Unfit(StrEnum):
    """Why a whole file is refused."""

    NO_TABLE = "no_table"
    PICTURE = "picture"
    PDF = "pdf"
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"
    WORD_LINES = "word_lines"
    PASSWORD = "password"  # noqa: S105 - a reason, no secret
    MACROS = "macros"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    LETTERS = "letters"
    EMPTY = "empty"
    HEADER = "header"
    UNKNOWN_COLUMN = "unknown_column"
    WORKBOOK = "workbook"


_TABLE_FILES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


def is_table_file(name: str) -> bool:
    """Tell by its name whether a file is a table."""
    return name.lower().endswith(_TABLE_FILES)


def is_text_document(name: str) -> bool:
    """Tell by its name whether a file is a document whose tables can be read."""
    return name.lower().endswith(".docx")


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


def header_key(cell: str) -> str:
    """Return the cell of a header in the form in which headers are compared."""
    return " ".join(name_key(cell).replace("_", " ").strip(" :*").split())


def column_letter(at: int) -> str:
    """Return the letters over a column, from 0: A, B, ... Z, AA."""
    letters, number = "", at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column from 1 by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
