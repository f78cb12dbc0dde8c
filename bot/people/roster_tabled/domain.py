"""Looks at the rows of a sheet beside the people that were read from them.

Numbers that are missing, totals that differ, and remarks in columns that are not read are named. A
remark itself is kept nowhere: only its column is told.
"""

import re
from collections.abc import Iterator, Sequence

from bot.documents.grid import TableSheet, header_key
from bot.people.roster_columns.domain import SHOWN_CHARS, ColumnRole
from bot.people.roster_counts.domain import missing_numbers, said_total, total_differs
from bot.people.roster_file.domain import RosterRow, Unusual, UnusualReason
from bot.people.roster_footnotes.domain import footnoted
from bot.people.roster_labels.domain import SEXES, heads_participants, is_place
from bot.people.roster_layout.domain import Layout
from bot.people.roster_rows.domain import ListRow, RowKind
from bot.people.roster_words.domain import has_body_word, is_doubtful, stands_aside
from bot.writing import beginning

_NUMBER = re.compile(r"[\[(]?([0-9០-៩]{1,4})[\])./។-]*")
_REMARKS = re.compile(
    r"remark|remarque|\bnotes?$|comment|\bstatus\b|\bstatut\b|observation|pr[ée]sen|attend|confirm|\bcoming|\bothers?$"
    r"|\bselect|\bapprov|\by(?:es)? ?/ ?no?\b"
    r"|ផ្សេងៗ|សម្គាល់|ស្ថានភាព"
)
_ROLES = re.compile(r"\b(?:role|category|type|participation)\b|ប្រភេទ")
_PARTICIPANT = re.compile(
    r"participants?|trainees?|learners?|leaders?|សិក្ខាកាម|អ្នកចូលរួម", re.IGNORECASE
)
_NO = re.compile(r"no|n|non|not|absente?|abs\.?|[✗✘❌x]|ទេ|មិនមក|អវត្តមាន", re.IGNORECASE)
_BEGINS = frozenset({RowKind.TOTAL, RowKind.HEADING, RowKind.LABELLED})


def unusual_rows(
    sheet: TableSheet, rows: Sequence[ListRow], layout: Layout, people: Sequence[RosterRow]
) -> tuple[Unusual, ...]:
    """Return what is unusual about the rows of a sheet, from which these people were read."""
    return (
        *_missing(sheet, layout),
        *_totals(sheet, rows, layout, people),
        *_remarked(sheet, layout, people),
        *_halved(sheet, layout, people),
        *footnoted(people, _names(sheet, layout, people), _first_texts(sheet, layout)),
    )


def below_title(
    sheet: TableSheet, layout: Layout, people: Sequence[RosterRow], *, first: bool
) -> Iterator[Unusual]:
    """Name the people of one of several tables beside each other if its title may mean others.

    That of the first table must say so, that of another must not name participants, a place, a
    group or an organization.
    """
    above = sheet.rows[: min(layout.header, default=0)]
    title = next((cell for row in reversed(above) for cell in row if cell.strip()), "")
    one_sex = SEXES.fullmatch(header_key(title))
    plain = heads_participants(title) or is_place(title) or first or has_body_word(title) or one_sex
    if not title or (plain and not _is_aside(title)):
        return
    for each in people:
        yield Unusual(
            row=each.row,
            why=UnusualReason.BELOW,
            found=each.name,
            meant=beginning(" ".join(title.split()), SHOWN_CHARS),
            name=each.name,
        )


def _is_aside(title: str) -> bool:
    return stands_aside(title) and not heads_participants(title)


def _halved(sheet: TableSheet, layout: Layout, people: Sequence[RosterRow]) -> Iterator[Unusual]:
    """Name people with one part of a name where the list has a column for each part."""
    for each in people:
        row = sheet.rows[each.row - 1]
        filled = [[at < len(row) and row[at].strip() for at in source] for source in layout.names]
        if len(each.name.split()) == 1 and filled and not any(map(all, filled)):
            yield Unusual(row=each.row, why=UnusualReason.ONE_WORD, found=each.name, name=each.name)


def _names(sheet: TableSheet, layout: Layout, people: Sequence[RosterRow]) -> dict[int, list[str]]:
    """Return the cells of the names of people by their rows."""
    named = [at for source in layout.names for at in source]
    rows = {each.row: sheet.rows[each.row - 1] for each in people}
    return {row: [cells[at] for at in named if at < len(cells)] for row, cells in rows.items()}


def _first_texts(sheet: TableSheet, layout: Layout) -> dict[int, str]:
    """Return the first text of each row below the header."""
    rows = enumerate(sheet.rows[layout.first :], layout.first + 1)
    return {at: next((each for each in row if each.strip()), "") for at, row in rows}


def _missing(sheet: TableSheet, layout: Layout) -> Iterator[Unusual]:
    column = layout.counts
    if column is None:
        return
    cells = (row[column].strip() for row in sheet.rows[layout.first :] if column < len(row))
    found = (_NUMBER.fullmatch(cell) for cell in cells)
    missing = missing_numbers([int(each[1]) for each in found if each is not None])
    if missing:
        yield Unusual(row=0, why=UnusualReason.NUMBERS, found=", ".join(map(str, missing)))


def _totals(
    sheet: TableSheet, rows: Sequence[ListRow], layout: Layout, people: Sequence[RosterRow]
) -> Iterator[Unusual]:
    """Name totals that are neither the people above, nor those since the last heading or total."""
    named = {at for source in layout.names for at in source}
    taken = sorted({each.row for each in people})
    others = sorted({row.at + 1 for row in rows if row.kind not in _BEGINS} - set(taken))
    start = 0
    for row in rows:
        at = row.at + 1
        said = _said(sheet.rows[row.at], named) if row.kind is RowKind.TOTAL else None
        above = None if said is None else total_differs(said, at, taken, others, start)
        if above is not None:
            yield Unusual(row=at, why=UnusualReason.TOTAL, found=str(said), meant=str(above))
        start = at if row.kind in _BEGINS else start


def _said(row: Sequence[str], named: set[int]) -> int | None:
    """Return the number of people that a row of a total says, in its own cell or below the names.

    Other numbers are sums of other columns, or those of women and men.
    """
    if any(SEXES.fullmatch(header_key(cell)) for cell in row if cell.strip()):
        return None
    for at, cell in enumerate(row):
        plain = _NUMBER.fullmatch(cell.strip()) if at in named else None
        said = int(plain[1]) if plain else said_total([cell])
        if said is not None:
            return said
    return None


def _remarked(sheet: TableSheet, layout: Layout, people: Sequence[RosterRow]) -> Iterator[Unusual]:
    """Name people with a remark that may mean that they do not come, unless most have one."""
    columns = [
        each
        for each in layout.columns
        if each.role is ColumnRole.NOTHING
        and (_REMARKS.search(header_key(each.header)) or _ROLES.search(header_key(each.header)))
    ]
    for column in columns:
        is_odd = _is_no_participant if _ROLES.search(header_key(column.header)) else _may_not_come
        found = [
            each
            for each in people
            if column.at < len(row := sheet.rows[each.row - 1]) and is_odd(row[column.at].strip())
        ]
        if 2 * len(found) > len(people) > 1:
            continue
        for each in found:
            yield Unusual(
                row=each.row,
                why=UnusualReason.REMARKED,
                found=each.name,
                meant=column.header,
                name=each.name,
            )


def _may_not_come(cell: str) -> bool:
    return bool(_NO.fullmatch(cell)) or is_doubtful(cell)


def _is_no_participant(cell: str) -> bool:
    """Tell whether a cell beside those of participants says that somebody is none."""
    return bool(cell) and not _PARTICIPANT.fullmatch(cell) and stands_aside(cell)
