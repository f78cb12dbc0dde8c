"""Compares a workbook that came back with what it held when it was made, cell by cell.

A cell that is as it was asks for nothing, whatever was changed in the chat meanwhile. One that
differs asks for a change, unless it may not change, or the chat has another value by now.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.desk.workbook_cells.domain import (
    CODE,
    CONTACTED,
    LANGUAGE,
    NEVER,
    ORGANIZATION,
    UNKNOWN,
    UNSURE,
    CellWords,
    CohortTable,
    Stamp,
    is_free,
    session_of,
)
from bot.documents.grid import Grid, column_letter
from bot.membership.domain import CohortId, EnrolmentId, Membership, PersonId
from bot.people.roster_people.domain import language_of

MOST_CHANGES: Final = 2_000
"""The limit of cells that differ; nobody changes more by hand."""
TODAY: Final = "today"
"""The token of a talk on the day on which the workbook is taken back."""
_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_ATTENDED: Final = "attendance"


class CellRefusal(StrEnum):
    """Why a cell, a row or a sheet is not taken."""

    NO_SHEET = "no_sheet"
    OTHER_SHEET = "other_sheet"
    NOT_YOURS = "not_yours"
    NO_COLUMN = "no_column"
    OTHER_COLUMN = "other_column"
    NO_CODE = "no_code"
    OTHER_CODE = "other_code"
    TWICE = "twice"
    GONE = "gone"
    MOVED = "moved"
    FIXED = "fixed"
    EMPTY = "empty"
    NOT_READ = "not_read"
    NO_ORGANIZATION = "no_organization"
    KNOWN = "known"
    NO_MEETING = "no_meeting"
    DAY = "day"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """A cell that differs: where it stands, what it held (`was`) and what the file says (`wants`).

    Both are tokens; `wants` is the text of the file if nothing can be made of it (`why` is set).
    """

    sheet: str
    place: str
    head: str
    key: str = ""
    cohort: CohortId | None = None
    enrolment: EnrolmentId | None = None
    was: str = ""
    wants: str = ""
    why: CellRefusal | None = None

    @property
    def what(self) -> str:
        """What kind of cell it is: attendance, organization, language, contacted, or other."""
        return what_of(self.key)


def what_of(key: str) -> str:
    if session_of(key) is not None:
        return _ATTENDED
    return key if key in {ORGANIZATION, LANGUAGE, CONTACTED} else "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWords:
    """How cells are read: the words of the file, those of all languages, and those for today."""

    own: CellWords
    all: tuple[CellWords, ...]
    today: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFile:
    """The cells of a workbook that differ, and how many rows of people are not in it any more."""

    stamp: Stamp
    edits: tuple[CellEdit, ...]
    missing: int = 0


@dataclass(slots=True)
class _Found:
    edits: list[CellEdit] = field(default_factory=list)
    missing: int = 0


def compare(
    stamp: Stamp, sheets: Mapping[str, Grid], words: FileWords, *, known: Iterable[str]
) -> ComparedFile:
    """Return all cells that differ; `known` are names of sheets that are only read by people."""
    found = _Found()
    by_name = {name.casefold(): name for name in sheets}
    expected = {each.sheet.casefold() for each in stamp.tables}
    for table in stamp.tables:
        name = by_name.get(table.sheet.casefold())
        if name is None:
            found.edits.append(_refused(table.sheet, "", "", CellRefusal.NO_SHEET))
            continue
        _compare_sheet(table, name, sheets[name], words, found)
    passed = expected | {each.casefold() for each in known}
    found.edits += [
        _refused(name, "", "", CellRefusal.OTHER_SHEET)
        for name, grid in sheets.items()
        if name.casefold() not in passed and any(any(row) for row in grid)
    ]
    return ComparedFile(stamp=stamp, edits=tuple(found.edits), missing=found.missing)


def _compare_sheet(
    table: CohortTable, sheet: str, grid: Grid, words: FileWords, found: _Found
) -> None:
    head = _head_row(table, grid)
    if head is None:
        code_head = table.heads[table.columns.index(CODE)]
        found.edits.append(_refused(sheet, "", code_head, CellRefusal.NO_COLUMN))
        return
    places = _columns(table, grid[head])
    named = {table.columns[at]: table.heads[at] for at in range(len(table.columns))}
    found.edits += [
        _refused(sheet, "", named[key], CellRefusal.NO_COLUMN) for key in named.keys() - places
    ]
    found.edits += _unknown_columns(sheet, grid, head, set(places.values()))
    seen: set[str] = set()
    for number, row in enumerate(grid[head + 1 :], head + 2):
        if not any(_plain(cell) for cell in row):
            continue
        code = _plain(_at(row, places[CODE])).upper()
        why = _why_row(code, table, seen)
        if why is not None:
            found.edits.append(_refused(sheet, str(number), code, why))
            continue
        seen.add(code)
        found.edits += _row_edits(table, sheet, number, row, code, places, words)
    found.missing += len(table.rows.keys() - seen)


def _why_row(code: str, table: CohortTable, seen: set[str]) -> CellRefusal | None:
    if not code:
        return CellRefusal.NO_CODE
    if code not in table.rows:
        return CellRefusal.OTHER_CODE
    return CellRefusal.TWICE if code in seen else None


def _row_edits(
    table: CohortTable,
    sheet: str,
    number: int,
    row: Sequence[str],
    code: str,
    places: Mapping[str, int],
    words: FileWords,
) -> Iterator[CellEdit]:
    """Yield the cells of a row that differ from what they held."""
    for at, (key, was) in enumerate(zip(table.columns, table.rows[code], strict=True)):
        if key == CODE or key not in places:
            continue
        written = _plain(_at(row, places[key]))
        if written == _plain(words.own.shown(key, was)):
            continue
        wants, why = _read(key, written, words)
        if why is None and wants == was:
            continue
        yield CellEdit(
            sheet=sheet,
            place=f"{column_letter(places[key])}{number}",
            head=table.heads[at],
            key=key,
            cohort=table.cohort,
            enrolment=EnrolmentId(int(code[1:])),
            was=was,
            wants=wants,
            why=why,
        )


def _read(key: str, written: str, words: FileWords) -> tuple[str, CellRefusal | None]:
    """Return the token of what stands in a cell, or the text and why it is none."""
    if what_of(key) == "other":
        return written, CellRefusal.FIXED
    if not written:
        return "", CellRefusal.EMPTY
    if key == ORGANIZATION:
        return written, None
    token = _token_of(key, written, words)
    if token is None:
        return written, CellRefusal.NOT_READ
    return token, CellRefusal.FIXED if token == NEVER else None


def _token_of(key: str, written: str, words: FileWords) -> str | None:
    """Read a day, a language, or an attendance in the words of any language."""
    if key == CONTACTED:
        return _day(written, words)
    if key == LANGUAGE:
        return language_of(written, tuple(words.own.languages))
    read = {
        _plain(word).casefold(): token
        for each in (*words.all, words.own)
        for token, word in each.states.items()
    }
    return read.get(written.casefold())


def _day(written: str, words: FileWords) -> str | None:
    """Read a day, such as 2023-05-31, 31/5/2023, or the word for today."""
    if written.casefold() in {_plain(each).casefold() for each in words.today}:
        return TODAY
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        found = _DAY.fullmatch(written)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _head_row(table: CohortTable, grid: Grid) -> int | None:
    """Return the row with the header: somebody may have put a title above it."""
    code = _plain(table.heads[table.columns.index(CODE)]).casefold()
    return next(
        (
            at
            for at, row in enumerate(grid[:10])
            if any(_plain(cell).casefold() == code for cell in row)
        ),
        None,
    )


def _columns(table: CohortTable, head: Sequence[str]) -> dict[str, int]:
    """Return where each column stands; one that was moved is found by its header."""
    there: dict[str, int] = {}
    for at, cell in enumerate(head):
        there.setdefault(_plain(cell).casefold(), at)
    return {
        key: there[_plain(name).casefold()]
        for key, name in zip(table.columns, table.heads, strict=True)
        if _plain(name).casefold() in there
    }


def _unknown_columns(sheet: str, grid: Grid, head: int, known: set[int]) -> Iterator[CellEdit]:
    """Yield the columns that somebody added, if anything stands in them."""
    width = max((len(row) for row in grid), default=0)
    for at in range(width):
        if at not in known and any(_plain(_at(row, at)) for row in grid[head:]):
            name = _plain(_at(grid[head], at))
            yield _refused(sheet, column_letter(at), name, CellRefusal.OTHER_COLUMN)


def _refused(sheet: str, place: str, head: str, why: CellRefusal) -> CellEdit:
    return CellEdit(sheet=sheet, place=place, head=head, why=why)


def _at(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentCell:
    """What the chat says of a cell now, as a token; `day` is today in the cohort's zone.

    `cohort` is where the person is now, None if they are on no list; `meets`: the meeting still
    stands.
    """

    cohort: CohortId | None
    token: str = ""
    state: Membership = Membership.ACTIVE
    meets: bool = True
    day: str = ""


def decide(edit: CellEdit, now: PresentCell) -> CellEdit | None:
    """Return an edit as it can be saved or is refused; None if the chat says the same already."""
    why = _why_not(edit, now)
    if why is not None:
        was = now.token if why is CellRefusal.CHANGED else edit.was
        return replace(edit, why=why, was=was)
    wants = now.day if edit.wants == TODAY else edit.wants
    return None if wants == now.token else replace(edit, wants=wants)


def _why_not(edit: CellEdit, now: PresentCell) -> CellRefusal | None:
    wants = now.day if edit.wants == TODAY else edit.wants
    rules = (
        (CellRefusal.GONE, now.cohort is None),
        (CellRefusal.MOVED, now.cohort != edit.cohort),
        (CellRefusal.NO_MEETING, not now.meets),
        (edit.why, edit.why is not None),
    )
    found = next((why for why, applies in rules if applies), None)
    return found if found is not None or wants == now.token else _why_not_value(edit, now, wants)


def _why_not_value(edit: CellEdit, now: PresentCell, wants: str) -> CellRefusal | None:
    """Return why a cell cannot get another value than it has now."""
    meets = session_of(edit.key) is not None
    too_early = edit.key == CONTACTED and not now.token < wants <= now.day
    rules = (
        (CellRefusal.FIXED, edit.was == NEVER or not is_free(edit.key, now.token, now.state)),
        (CellRefusal.CHANGED, now.token != edit.was),
        (CellRefusal.KNOWN, meets and wants in {UNKNOWN, UNSURE}),
        (CellRefusal.DAY, too_early),
    )
    return next((why for why, applies in rules if applies), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedReturn:
    """A workbook that came back; `state` is read, taken, undone or dropped."""

    id: int
    author_id: PersonId
    file_made_at: datetime
    missing: int
    state: str
    created_at: datetime
    taken_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCell:
    """A cell that differs, with the present name of the person.

    `enrolment` is None if they are not in that cohort any more; `former` are the values of the
    rows before and after the change, once it is saved.
    """

    id: int
    sheet: str
    place: str
    head: str
    what: str
    cohort: CohortId | None
    person: PersonId | None
    before: str
    after: str
    why: CellRefusal | None
    former: str | None
    name: str | None
    enrolment: EnrolmentId | None

    @property
    def edit(self) -> CellEdit:
        return CellEdit(
            sheet=self.sheet,
            place=self.place,
            head=self.head,
            key=self.what,
            cohort=self.cohort,
            enrolment=self.enrolment,
            was=self.before,
            wants=self.after,
            why=self.why,
        )
