"""Reads the people of a whole file: of one sheet, of several, or of a pasted table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.documents.grid import Grid, RosterColumn, TableSheet, Unfit, UnfitTable
from bot.locale.folders import LANGUAGES
from bot.people.roster_columns.domain import SHOWN_CHARS, ColumnRole
from bot.people.roster_file.domain import (
    ALL_SHEETS,
    Blanks,
    FaultReason,
    Headings,
    Roster,
    RosterAnswers,
    RosterDoubt,
    RosterFault,
    RosterQuestion,
    RosterRow,
    Unusual,
    UnusualReason,
)
from bot.people.roster_people.domain import twice
from bot.people.roster_rows.domain import RowKind
from bot.people.roster_sections.domain import asked_once
from bot.people.roster_sheet.domain import is_empty, read_sheet, require_few
from bot.people.roster_unusual.domain import alike, look_at
from bot.writing import beginning


def read_roster(
    grid: Grid,
    spoken: tuple[str, ...] = LANGUAGES,
    *,
    struck: frozenset[tuple[int, int]] = frozenset(),
) -> Roster:
    """Read a table that somebody typed or pasted; raise `UnfitTable` if it is no list of people.

    Nobody can be asked about its columns, so a doubt is a refusal, of a row where this is enough.
    Who may have the organization above has none, and is pointed out.
    """
    sheet = TableSheet(rows=grid, typed=True, struck=struck)
    _require_rows([sheet])
    chosen = RosterAnswers(spoken=spoken)
    found = read_sheets([sheet], chosen)
    asked = {question.why: question for question in found.questions}
    for why, question in asked.items():
        if why not in {RosterDoubt.HEADINGS, RosterDoubt.BLANKS}:
            raise _unfit(question, sheet)
    if asked:
        headings = Headings.IGNORED if RosterDoubt.HEADINGS in asked else None
        found = read_sheets([sheet], replace(chosen, headings=headings, blanks=Blanks.NONE))
    if RosterDoubt.HEADINGS in asked:
        found = _with_refused_headings(found)
    return (
        _with_blanks(found, asked[RosterDoubt.BLANKS].rows)
        if RosterDoubt.BLANKS in asked
        else found
    )


def _with_blanks(found: Roster, rows: Sequence[int]) -> Roster:
    taken = {each.row for each in found.people if each.organization is None}
    blanks = [Unusual(row=row, why=UnusualReason.BLANK) for row in rows if row in taken]
    return replace(found, unusual=(*blanks, *found.unusual))


def _unfit(question: RosterQuestion, sheet: TableSheet) -> UnfitTable:
    column = question.column
    if column is not None and column.meant is not None:
        names = {ColumnRole.NAME, ColumnRole.SURNAME, ColumnRole.GIVEN}
        meant = RosterColumn.NAME if column.meant in names else RosterColumn(column.meant)
        return UnfitTable(
            Unfit.UNKNOWN_COLUMN, column=column.header, number=column.at + 1, meant=meant
        )
    first = next(cell for row in sheet.rows for cell in row if cell.strip())
    return UnfitTable(Unfit.HEADER, column=beginning(first, SHOWN_CHARS))


def _with_refused_headings(found: Roster) -> Roster:
    """Return a roster in which headings are faults, since nobody says what they are."""
    headings = [each for each in found.rows_left_out if each.why is RowKind.HEADING]
    faults = [
        RosterFault(
            row=each.row, column=RosterColumn.NAME, why=FaultReason.HEADING, found=each.found
        )
        for each in headings
    ]
    left = tuple(each for each in found.rows_left_out if each.why is not RowKind.HEADING)
    every = sorted((*found.faults, *faults), key=lambda each: each.row)
    return replace(found, faults=tuple(every), rows_left_out=left)


def read_sheets(sheets: Sequence[TableSheet], chosen: RosterAnswers) -> Roster:
    """Read the people of a file; raise `UnfitTable` if there is nobody in it."""
    found = _read_sheets(sheets, chosen)
    unusual = dict.fromkeys((*found.unusual, *look_at(found.people)))
    return replace(found, unusual=tuple(unusual))


def _read_sheets(sheets: Sequence[TableSheet], chosen: RosterAnswers) -> Roster:
    _require_rows(sheets)
    read = {
        number: read_sheet(number, sheet, chosen)
        for number, sheet in enumerate(sheets)
        if not sheet.hidden or number in chosen.sheets
    }
    listing = [number for number, each in read.items() if each.people or each.faults or (
        each.questions and each.sheets[0].people
    )]  # fmt: skip
    wanted = [each for each in chosen.sheets if each in read] or listing
    if ALL_SHEETS in chosen.sheets:
        wanted = listing
    if len(wanted) > 1 and not chosen.sheets:
        return Roster(
            people=(),
            faults=(),
            questions=(RosterQuestion(why=RosterDoubt.SHEETS),),
            sheets=tuple(read[number].sheets[0] for number in listing),
            unread=_unread(sheets, listing),
        )
    if not wanted:
        return _without_names(sheets, read)
    if len(wanted) == 1:
        return replace(read[wanted[0]], unread=_unread(sheets, wanted))
    return _joined([read[number] for number in wanted], _unread(sheets, wanted))


def _require_rows(sheets: Sequence[TableSheet]) -> None:
    if not any(not is_empty(row) for sheet in sheets for row in sheet.rows):
        raise UnfitTable(Unfit.EMPTY)


def _unread(sheets: Sequence[TableSheet], wanted: Sequence[int]) -> tuple[str, ...]:
    """Return the names of sheets that are not read although something stands there."""
    return tuple(
        each.name or str(number + 1)
        for number, each in enumerate(sheets)
        if number not in wanted and any(not is_empty(row) for row in each.rows)
    )


def _without_names(sheets: Sequence[TableSheet], read: Mapping[int, Roster]) -> Roster:
    """Ask which column holds the names, on the sheet that looks most like a table."""
    asked = [number for number, each in read.items() if any(
        question.why is RosterDoubt.NAMES for question in each.questions
    )]  # fmt: skip
    if not asked or any(number not in asked for number in read if read[number].sheets[0].columns):
        raise UnfitTable(Unfit.EMPTY)
    number = max(asked, key=lambda each: len(read[each].sheets[0].columns))
    if not any(read[number].sheets[0].columns):
        raise UnfitTable(Unfit.EMPTY)
    return replace(read[number], unread=_unread(sheets, [number]))


def _joined(read: Sequence[Roster], unread: tuple[str, ...]) -> Roster:
    """Join the people of several sheets; who stands on two of them is listed once."""
    first: dict[tuple[str, str], RosterRow] = {}
    people, faults = list[RosterRow](), list[RosterFault]()
    for each in read:
        name = each.sheets[0].name
        faults += [replace(fault, sheet=name) for fault in each.faults]
        for listed in each.people:
            person = replace(listed, sheet=name)
            before = first.setdefault(person.words_key, person)
            if before is person:
                people.append(person)
            else:
                faults.append(twice(person, f"{before.row}, {before.sheet}"))
    require_few(people, faults)
    taken = {(each.sheet, each.row, each.name) for each in people}
    every = [[replace(p, sheet=each.sheets[0].name) for p in each.people] for each in read]
    return Roster(
        people=tuple(people),
        faults=tuple(faults),
        left_out=tuple(dict.fromkeys(header for each in read for header in each.left_out)),
        rows_left_out=tuple(
            replace(row, sheet=each.sheets[0].name) for each in read for row in each.rows_left_out
        ),
        questions=asked_once(_of_sheet(each, every) for every in read for each in every.questions),
        unusual=(
            *(replace(one, sheet=each.sheets[0].name) for each in read for one in each.unusual),
            *(each for each in alike(every) if each.person in taken),
        ),
        sheets=tuple(each.sheets[0] for each in read),
        unread=unread,
        cut=sum(each.cut for each in read),
    )


def _of_sheet(question: RosterQuestion, read: Roster) -> RosterQuestion:
    """Return a question about headings, which is asked for all sheets, with the name of its own."""
    if question.why is not RosterDoubt.HEADINGS:
        return question
    name = read.sheets[0].name
    return replace(question, texts=tuple(f"{text} ({name})" for text in question.texts))


def count_rows(grid: Grid) -> int:
    """Return how many people a table lists, or how many rows there are if it lists other things."""
    try:
        found = read_roster(grid)
    except UnfitTable:
        return sum(not is_empty(row) for row in grid)
    return len(found.people) + len({each.row for each in found.faults})
