"""Reads the people of one sheet, and asks about what would be a guess."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.documents.grid import (
    MOST_ROWS,
    RosterColumn,
    TableSheet,
    Unfit,
    UnfitTable,
    header_key,
)
from bot.documents.headers import HeaderRole
from bot.people.roster_belonging.domain import belonging_of, organization_above
from bot.people.roster_columns.domain import SHOWN_CHARS, ColumnRole
from bot.people.roster_file.domain import (
    LeftOutRow,
    Roster,
    RosterAnswers,
    RosterDoubt,
    RosterFault,
    RosterQuestion,
    RosterRow,
    SheetFound,
    Unusual,
)
from bot.people.roster_header.domain import heads_other_columns
from bot.people.roster_layout.domain import Layout, blocks_of, lay_out
from bot.people.roster_people.domain import is_formula, read_person, twice
from bot.people.roster_remarks.domain import says_gone
from bot.people.roster_rows.domain import ListRow, RowKind, read_rows
from bot.people.roster_sections.domain import (
    asked_once,
    below_others,
    question_about,
    sections_of,
    text_of,
    with_headings,
)
from bot.people.roster_tabled.domain import below_title, unusual_rows
from bot.writing import beginning


@dataclass(slots=True, kw_only=True)
class SheetReading:
    """What was found on a sheet so far."""

    chosen: RosterAnswers
    people: list[RosterRow] = field(default_factory=list)
    faults: list[RosterFault] = field(default_factory=list)
    left_out: list[LeftOutRow] = field(default_factory=list)
    questions: list[RosterQuestion] = field(default_factory=list)
    first: dict[tuple[str, str], int] = field(default_factory=dict)
    unusual: list[Unusual] = field(default_factory=list)
    cut: int = 0


def read_sheet(number: int, sheet: TableSheet, chosen: RosterAnswers) -> Roster:
    """Read a sheet; its tables that stand beside each other are read one after the other."""
    reading = SheetReading(chosen=chosen)
    roles = chosen.columns.get(number, {})
    found: list[SheetFound] = []
    blocks = blocks_of(sheet)
    for at, block in enumerate(blocks):
        layout = lay_out(block, roles, script=chosen.script)
        before = len(reading.people)
        found.append(_read_block(number, block, layout, reading))
        if len(blocks) > 1:
            reading.unusual += below_title(block, layout, reading.people[before:], first=at == 0)
    require_few(reading.people, reading.faults)
    columns = tuple(column for each in found for column in each.columns)
    used = frozenset(at for each in found for at in each.used)
    whole = replace(found[0], columns=columns, used=used, people=sum(e.people for e in found))
    return Roster(
        people=tuple(reading.people),
        faults=tuple(reading.faults),
        left_out=whole.left_out,
        rows_left_out=tuple(reading.left_out),
        questions=asked_once(reading.questions),
        sheets=(whole,),
        unusual=tuple(reading.unusual),
        cut=reading.cut,
        without_organization=tuple(
            each.row for each in reading.people if each.organization is None
        ),
    )


def _read_block(
    number: int, sheet: TableSheet, layout: Layout, reading: SheetReading
) -> SheetFound:
    columns = tuple(each for each in layout.columns if each.header or each.samples)
    found = SheetFound(number=number, name=sheet.name, people=0, columns=columns)
    reading.questions += [
        RosterQuestion(
            why=RosterDoubt.COLUMN,
            sheet=number,
            column=each,
            rows=(min(layout.header, default=0) + 1,),
        )
        for each in columns
        if each.meant is not None
    ]
    if not layout.names:
        if columns:
            reading.questions.append(RosterQuestion(why=RosterDoubt.NAMES, sheet=number))
        return found
    hidden = frozenset() if reading.chosen.hidden else sheet.hidden_rows
    rows = read_rows(
        sheet.rows,
        layout,
        sheet.merged,
        hidden=hidden,
        struck=sheet.struck,
        gone=frozenset(row for (row, _), note in sheet.notes.items() if says_gone(note)),
        gaps=not sheet.typed,
    )
    rows = sections_of(_without_other_tables(rows, sheet, layout), sheet, layout)
    above = organization_above(sheet, layout)
    organization = layout.of(ColumnRole.ORGANIZATION)
    asked = question_about(number, rows, layout)
    meant = reading.chosen.headings
    if asked is not None and meant is None:
        reading.questions.append(asked)
    elif asked is not None and meant is not None:
        rows = with_headings(rows, sheet, meant)
    before = len(reading.people), len({each.row for each in reading.faults})
    belonging = belonging_of(sheet, rows, layout, above, reading.chosen.blanks)
    if belonging.blanks:
        blanks = tuple(at + 1 for at in belonging.blanks)
        reading.questions.append(RosterQuestion(why=RosterDoubt.BLANKS, sheet=number, rows=blanks))
    _leave_out(rows, layout, sheet, reading)
    for row in rows:
        if row.kind is RowKind.PERSON:
            body = belonging.organizations.get(row.at, "")
            _add_person(row.at, sheet.rows[row.at], layout, body, reading)
    reading.unusual += unusual_rows(sheet, rows, layout, reading.people[before[0] :])
    reading.unusual += below_others(rows, reading.people[before[0] :])
    people = len(reading.people) - before[0] + len({e.row for e in reading.faults}) - before[1]
    used = {at for source in layout.names[:1] for at in source}
    used |= {at for at in (organization, layout.of(ColumnRole.LANGUAGE)) if at is not None}
    return replace(
        found,
        people=people,
        used=frozenset(used),
        organization=above if organization is None else "",
        two_scripts=len({each.script for each in columns if each.at in _named(layout)}) > 1,
    )


def _named(layout: Layout) -> set[int]:
    return {at for source in layout.names for at in source}


def _without_other_tables(
    rows: Sequence[ListRow], sheet: TableSheet, layout: Layout
) -> list[ListRow]:
    """Return the rows; people below a header with other columns are only told."""
    used = _named(layout) | layout.others
    read = {each.at: HeaderRole(each.role) for each in layout.columns if each.at in used}
    printed = [_keys(sheet.rows[at]) for at in layout.header]
    kept: list[ListRow] = []
    other = False
    for row in rows:
        cells = sheet.rows[row.at]
        heads = (
            row.kind in {RowKind.PERSON, RowKind.HEADER}
            and _keys(cells) not in printed
            and heads_other_columns(cells, read)
        )
        other = heads or (other and row.kind is not RowKind.HEADER)
        if heads:
            kept.append(replace(row, kind=RowKind.HEADER))
        elif other and row.kind is RowKind.PERSON:
            kept.append(replace(row, kind=RowKind.ASIDE, text=text_of(cells)))
        else:
            kept.append(row)
    return kept


def _keys(row: Sequence[str]) -> list[str]:
    return [header_key(cell) for cell in row]


def _leave_out(
    rows: Sequence[ListRow], layout: Layout, sheet: TableSheet, reading: SheetReading
) -> None:
    """Note all rows that are no people."""
    start = min(layout.header, default=layout.first)
    reading.left_out += [
        LeftOutRow(row=at + 1, why=RowKind.ABOVE)
        for at in range(start)
        if not is_empty(sheet.rows[at]) and all(row.at != at for row in rows)
    ]
    told = {RowKind.PERSON, RowKind.CONTINUED}
    reading.left_out += [
        LeftOutRow(row=row.at + 1, why=row.kind, found=beginning(row.text, SHOWN_CHARS))
        for row in rows
        if row.kind not in told
    ]


def _add_person(
    at: int, row: Sequence[str], layout: Layout, organization: str, reading: SheetReading
) -> None:
    cells = {
        RosterColumn.NAME: _name_cell(row, layout),
        RosterColumn.ORGANIZATION: organization,
        RosterColumn.LANGUAGE: _cell(row, layout.of(ColumnRole.LANGUAGE)),
    }
    found = read_person(at + 1, cells, reading.chosen)
    if isinstance(found, list):
        reading.faults += found
        return
    person, name = found
    reading.cut += name.cut
    before = reading.first.setdefault(person.words_key, person.row)
    if before == person.row and person not in reading.people:
        reading.people.append(person)
    else:
        reading.faults.append(twice(person, str(before)))


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _name_cell(row: Sequence[str], layout: Layout) -> str:
    """Return the name in the preferred spelling, or in another where a part of that is missing."""
    found = [[_cell(row, at) for at in source] for source in layout.names]
    whole = [cells for cells in found if all(cells)]
    written = [" ".join(filter(None, cells)) for cells in (*whole, *found)]
    sound = (each for each in written if each and not is_formula(each))
    return next(sound, next((each for each in written if each), ""))


def require_few(people: Sequence[RosterRow], faults: Sequence[RosterFault]) -> None:
    if len(people) + len({each.row for each in faults}) > MOST_ROWS:
        raise UnfitTable(Unfit.TOO_MANY_ROWS)


def is_empty(row: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in row)
