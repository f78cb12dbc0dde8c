"""Tells what the headings of a sheet head: organizations, people who are not wanted, or nobody.

A heading is a row with one text alone. What it means is asked once for all tables of a sheet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.documents.grid import TableSheet
from bot.people.roster_columns.domain import SHOWN_CHARS, ColumnRole
from bot.people.roster_file.domain import (
    Headings,
    RosterDoubt,
    RosterQuestion,
    RosterRow,
    Unusual,
    UnusualReason,
)
from bot.people.roster_headings.domain import is_title, names_body
from bot.people.roster_labels.domain import heads_participants, is_place
from bot.people.roster_layout.domain import Layout
from bot.people.roster_rows.domain import ListRow, RowKind
from bot.people.roster_words.domain import stands_aside
from bot.writing import beginning

_HEADS = frozenset({RowKind.HEADING, RowKind.LABELLED})


def sections_of(rows: Sequence[ListRow], sheet: TableSheet, layout: Layout) -> list[ListRow]:
    """Return the rows with the heading above the header, and without headings of nobody.

    Where a header comes again below each heading, the first heading stands above the first header.
    """
    above = min(layout.header, default=0) - 1
    texts = [cell.strip() for cell in sheet.rows[above] if cell.strip()] if above >= 0 else []
    again = any(row.kind is RowKind.HEADING for row in rows)
    if again and len(texts) == 1 and not layout.others and not _is_title(texts[0]):
        rows = [ListRow(at=above, kind=RowKind.HEADING, text=texts[0]), *rows]
    return _without_idle(rows)


def _is_title(text: str) -> bool:
    return is_title(text) or is_place(text) or not any(map(str.isalpha, text))


def _without_idle(rows: Sequence[ListRow]) -> list[ListRow]:
    """Return the rows; a heading without people below it is only left out."""
    kept: list[ListRow] = []
    people = False
    for row in reversed(rows):
        if row.kind is RowKind.HEADING and not people:
            row = replace(row, kind=RowKind.BELOW)  # noqa: PLW2901
        elif row.kind in _HEADS:
            people = False
        people = people or row.kind is RowKind.PERSON
        kept.append(row)
    return kept[::-1]


def question_about(number: int, rows: Sequence[ListRow], layout: Layout) -> RosterQuestion | None:
    """Return the question what the headings of a table are; None if it has none."""
    headings = [row for row in rows if row.kind is RowKind.HEADING]
    bodies = layout.of(ColumnRole.ORGANIZATION) is not None
    if not headings or (bodies and all(is_place(row.text) for row in headings)):
        return None
    return RosterQuestion(
        why=RosterDoubt.HEADINGS,
        sheet=number,
        texts=tuple(beginning(row.text, SHOWN_CHARS) for row in headings),
        rows=tuple(row.at + 1 for row in headings),
        may_be_people=all(row.in_names for row in headings if row.at >= layout.first),
    )


def asked_once(questions: Iterable[RosterQuestion]) -> tuple[RosterQuestion, ...]:
    """Return the questions, with the headings of all tables in one, which has one answer."""
    every = list(questions)
    about = [each for each in every if each.why is RosterDoubt.HEADINGS]
    if len(about) < 2:  # noqa: PLR2004 - nothing to join
        return tuple(every)
    joined = replace(
        about[0],
        texts=tuple(text for each in about for text in each.texts),
        rows=tuple(row for each in about for row in each.rows),
        may_be_people=all(each.may_be_people for each in about),
    )
    others = [each for each in every if each is about[0] or each.why is not RosterDoubt.HEADINGS]
    return tuple(joined if each is about[0] else each for each in others)


def with_headings(rows: Sequence[ListRow], sheet: TableSheet, meant: Headings) -> list[ListRow]:
    """Return the rows as what the coordinator says of headings makes them."""
    found: list[ListRow] = []
    aside = False
    for row in rows:
        if row.kind is RowKind.HEADING:
            aside = meant is Headings.ASIDE and not heads_participants(row.text)
            found.append(replace(row, kind=_meant(row, meant)))
        elif row.kind is RowKind.PERSON and aside:
            found.append(replace(row, kind=RowKind.ASIDE, text=text_of(sheet.rows[row.at])))
        else:
            found.append(row)
    return found


def _meant(row: ListRow, meant: Headings) -> RowKind:
    if meant is Headings.PEOPLE and row.in_names:
        return RowKind.PERSON
    return RowKind.LABELLED if meant is Headings.ORGANIZATIONS else row.kind


def below_others(rows: Sequence[ListRow], people: Sequence[RosterRow]) -> Iterator[Unusual]:
    """Name people below a heading that was taken for an organization, and may mean others."""
    taken: dict[int, list[RosterRow]] = {}
    for each in people:
        taken.setdefault(each.row, []).append(each)
    heading = ""
    for row in rows:
        if row.kind in _HEADS:
            heading = row.text if row.kind is RowKind.LABELLED and _means_others(row.text) else ""
        for each in taken.get(row.at + 1, ()) if heading else ():
            yield Unusual(
                row=each.row,
                why=UnusualReason.BELOW,
                found=each.name,
                meant=beginning(heading, SHOWN_CHARS),
                name=each.name,
            )


def _means_others(heading: str) -> bool:
    return stands_aside(heading) and not (heads_participants(heading) or names_body(heading))


def text_of(row: Sequence[str]) -> str:
    """Return all texts of a row."""
    return " ".join(cell.strip() for cell in row if cell.strip())
