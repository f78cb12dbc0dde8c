"""The sheet: a row for each text, the languages side by side, a reader and a day for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.catalog.pack import Pack
from bot.catalog.sheets.wording import Limit
from bot.catalog.texts import CourseText, course_texts
from bot.catalog.translation.reviews import known_signatures

ID: Final = "id"
ABOUT: Final = "about"
LIMIT: Final = "limit"
NOTE: Final = "note"
SHEET: Final = "texts"


class Of(StrEnum):
    """What a column holds for one language; its header names the language, too."""

    TEXT = "text"
    BY = "reviewed by"
    ON = "reviewed on"
    MARK = "as exported"

    def header(self, language: str) -> str:
        """Return the header of this column: `text (km)`."""
        return f"{self} ({language})"


class CellKind(StrEnum):
    """The type of a cell in the spreadsheet."""

    EMPTY = "nothing"
    TEXT = "a text"
    NUMBER = "a number"
    DATE = "a date"
    FORMULA = "a formula"
    OTHER = "true, false or an error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as it was read; `styled`: a part of the text is bold or italic."""

    kind: CellKind = CellKind.EMPTY
    text: str = ""
    day: date | None = None
    styled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A row as it was read; numbers of rows count from 1, positions of cells from 0."""

    number: int
    cells: Sequence[Cell]

    def cell(self, column: int) -> Cell:
        """Return the cell in this column; an empty one after the end of the row."""
        return self.cells[column] if column < len(self.cells) else Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    header: str
    width: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A whole sheet to write; cells are texts, days of reviews are dates."""

    course: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str | date, ...], ...]


def exported_sheet(pack: Pack) -> Export:
    """Return the sheet of a course."""
    texts = course_texts(pack)
    signed = known_signatures(pack, texts)
    return Export(
        course=pack.course.sheet.id,
        columns=tuple(_columns(pack.languages)),
        rows=tuple(_row(text, pack.languages, signed) for text in texts),
    )


def _columns(languages: Sequence[str]) -> Iterator[SheetColumn]:
    yield SheetColumn(header=ID, width=34)
    yield SheetColumn(header=ABOUT, width=30)
    for language in languages:
        yield SheetColumn(header=Of.TEXT.header(language), width=60)
    yield SheetColumn(header=LIMIT, width=22)
    for language in languages:
        yield SheetColumn(header=Of.BY.header(language), width=20)
        yield SheetColumn(header=Of.ON.header(language), width=18)
    yield SheetColumn(header=NOTE, width=30)
    for language in languages:
        yield SheetColumn(header=Of.MARK.header(language), width=14, hidden=True)


def _row(
    text: CourseText,
    languages: Sequence[str],
    signed: Mapping[tuple[str, str], tuple[str, str]],
) -> tuple[str | date, ...]:
    cells: list[str | date] = [text.id, text.about]
    cells += [text.strings.get(language, "") for language in languages]
    cells.append(limit_words(text.limit, marked=text.marked))
    for language in languages:
        by, on = signed.get((text.id, language), ("", ""))
        cells += [by, date.fromisoformat(on) if on else ""]
    cells.append("")
    cells += [text.mark_in(language) for language in languages]
    return tuple(cells)


def limit_words(limit: Limit, *, marked: bool) -> str:
    """Describe for authors how long a text may be, and other rules for it."""
    said = []
    if limit.units:
        said.append(f"at most {limit.units} characters")
    if limit.width:
        said.append(f"a button, at most {limit.width} letters wide")
    if limit.pushed:
        said.append("can stand on a locked screen")
    if marked:
        said.append("marks: **bold**, *italic*, - point")
    return "; ".join(said)
