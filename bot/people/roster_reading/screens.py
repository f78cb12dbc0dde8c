"""What was read of a file: its columns, what was left out, and questions about the rest."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.documents.grid import column_letter
from bot.locale import Texts
from bot.paging import Page
from bot.people.buttons import (
    AnswerAboutRoster,
    CheckRoster,
    OpenRosterColumn,
    OpenRosterColumns,
    PickSheet,
    SayRosterLanguage,
    SetRosterColumn,
)
from bot.people.domain import RosterId
from bot.people.roster_columns.domain import Column, ColumnRole
from bot.people.roster_file.domain import (
    ALL_SHEETS,
    Blanks,
    FaultReason,
    Headings,
    LeftOutRow,
    OpenRoster,
    Roster,
    RosterDoubt,
    RosterQuestion,
    SheetFound,
)
from bot.people.roster_rows.domain import RowKind
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import to_home

MOST_SHEETS = 20
MOST_RANGES = 8
MOST_FOUND = 4
MOST_TEXTS = 6
MOST_LANGUAGES = 3
MOST_LISTS = 6
"""How many lists that wait have a button: the newest."""
COLUMNS_A_PAGE = 12
_LABEL_CHARS = 24
_SHORT_CHARS = 18
_FOUND = frozenset(
    {RowKind.HEADING, RowKind.LABELLED, RowKind.BELOW, RowKind.ASIDE, RowKind.STRUCK, RowKind.GONE}
)
"""Rows of these kinds are told with their texts, since a person could stand there."""


def understood(read: Roster, texts: Texts) -> Markup | None:
    """Say which column was taken for what, on each sheet."""
    several = len(read.sheets) > 1
    missing = not _has_organizations(read)
    parts = [_columns(each, texts, named=several, missing=missing) for each in read.sheets]
    return lines(*parts) if any(parts) else None


def _columns(sheet: SheetFound, texts: Texts, *, named: bool, missing: bool) -> Markup | None:
    """Say which columns were taken; `missing`: nobody has an organization."""
    if not sheet.used:
        return None
    has_organization = any(
        each.role is ColumnRole.ORGANIZATION for each in sheet.columns if each.at in sheet.used
    )
    none = missing and not has_organization
    above = texts("roster_reading.no_organization") if none else None
    if sheet.organization:
        above = texts("roster_reading.organization_above", name=sheet.organization)
    return lines(
        texts("roster_reading.sheet", name=sheet.name, n=sheet.people) if named else None,
        *(_column(each, texts) for each in sheet.columns if each.at in sheet.used),
        above,
    )


def _column(column: Column, texts: Texts) -> Markup:
    return texts(
        "roster_reading.column",
        letter=column.letter,
        header=column.header or "–",
        role=_role(column.role, texts),
        samples=", ".join(column.samples[:2]) or "–",
    )


def _role(role: ColumnRole, texts: Texts) -> str:
    return texts.label(f"roster_reading.role.{role}")


def left_out(read: Roster, texts: Texts) -> Markup | None:
    """Say each thing that was not taken: columns, rows with the reason, sheets, parts of names."""
    headers = tuple(dict.fromkeys(read.left_out))
    missed = _has_organizations(read) or any(e.why is FaultReason.HEADING for e in read.faults)
    without = read.without_organization if missed else ()
    said = (
        texts("roster_reading.left_out", columns=", ".join(headers)) if headers else None,
        *_rows(read.rows_left_out, texts),
        texts("roster_reading.without_organization", rows=ranges(without)) if without else None,
        texts("roster_reading.unread", sheets=", ".join(read.unread)) if read.unread else None,
        texts("roster_reading.cut", n=read.cut) if read.cut else None,
    )
    return lines(*said) if any(said) else None


def _has_organizations(read: Roster) -> bool:
    return any(each.organization is not None for each in read.people)


def _rows(rows: Sequence[LeftOutRow], texts: Texts) -> Iterable[Markup]:
    several = len({each.sheet for each in rows}) > 1
    for kind in dict.fromkeys(each.why for each in rows):
        for sheet in dict.fromkeys(each.sheet for each in rows if each.why is kind):
            some = [each for each in rows if each.why is kind and each.sheet == sheet]
            said = texts(f"roster_reading.rows.{kind}", rows=ranges([each.row for each in some]))
            where = texts("people.roster_sheet", name=sheet) if several else None
            yield Markup(" ").join(part for part in (said, where, _found(kind, some)) if part)


def _found(kind: RowKind, rows: Sequence[LeftOutRow]) -> Markup | None:
    found = [each.found for each in rows if each.found] if kind in _FOUND else []
    if not found:
        return None
    more = ["…"] if len(found) > MOST_FOUND else []
    return Markup(", ").join([*found[:MOST_FOUND], *more])


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers of rows in short: "2, 6–9"; of many the first and "… 40"."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in spans]
    if len(shown) > MOST_RANGES:
        shown = [*shown[: MOST_RANGES - 1], f"… {shown[-1]}"]
    return ", ".join(shown)


def question(read: Roster, roster: RosterId, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    """Return the first question about a file, and the buttons that answer it."""
    asked = read.questions[0]
    if asked.why is RosterDoubt.SHEETS:
        return _which_sheet(read, roster, texts)
    if asked.why is RosterDoubt.NAMES:
        return _which_column(read.sheets[0], roster, texts)
    if asked.why is RosterDoubt.COLUMN:
        return _which_meaning(asked, roster, texts)
    if asked.why is RosterDoubt.HEADINGS:
        return _which_headings(asked, roster, texts)
    said = texts("roster_reading.ask_blanks", rows=ranges(asked.rows))
    return said, [
        [_answer("blanks", Blanks.ABOVE, roster, texts)],
        [_answer("blanks", Blanks.NONE, roster, texts)],
    ]


def _which_sheet(read: Roster, roster: RosterId, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    total = sum(each.people for each in read.sheets)
    buttons: list[ButtonRow] = [
        [tap(f"{_short(each.name)} · {each.people}", PickSheet(roster, each.number))]
        for each in read.sheets[:MOST_SHEETS]
    ]
    buttons.append(
        [tap(texts.label("roster_reading.all_sheets", n=total), PickSheet(roster, ALL_SHEETS))]
    )
    hidden = len(read.sheets) - MOST_SHEETS
    more = texts("people.roster_more", n=hidden) if hidden > 0 else None
    return lines(texts("roster_reading.ask_sheet"), more), buttons


def _which_column(
    sheet: SheetFound, roster: RosterId, texts: Texts
) -> tuple[Markup, list[ButtonRow]]:
    likely = [each for each in sheet.columns if each.samples][:COLUMNS_A_PAGE]
    buttons = [
        [
            tap(
                f"{each.letter} · {_short(', '.join(each.samples[:2]))}",
                SetRosterColumn(roster, sheet.number, each.at, ColumnRole.NAME),
            )
        ]
        for each in likely
    ]
    return texts("roster_reading.ask_names"), [*buttons]


def _which_meaning(
    asked: RosterQuestion, roster: RosterId, texts: Texts
) -> tuple[Markup, list[ButtonRow]]:
    column = asked.column
    assert column is not None
    assert column.meant is not None
    meant = _role(column.meant, texts)
    said = texts(
        "roster_reading.ask_column", letter=column.letter, header=column.header, meant=meant
    )
    return said, [
        [
            tap(
                texts.label("roster_reading.yes_column", meant=meant),
                SetRosterColumn(roster, asked.sheet, column.at, column.meant),
            )
        ],
        [
            tap(
                texts.label("roster_reading.no_column"),
                SetRosterColumn(roster, asked.sheet, column.at, ColumnRole.NOTHING),
            )
        ],
    ]


def _which_headings(
    asked: RosterQuestion, roster: RosterId, texts: Texts
) -> tuple[Markup, list[ButtonRow]]:
    shown = [f"{row}: {text}" for row, text in zip(asked.rows, asked.texts, strict=True)]
    hidden = len(shown) - MOST_TEXTS
    said = lines(
        texts("roster_reading.ask_headings"),
        *shown[:MOST_TEXTS],
        texts("people.roster_more", n=hidden) if hidden > 0 else None,
    )
    offered = [each for each in Headings if each is not Headings.PEOPLE or asked.may_be_people]
    return said, [[_answer("headings", each, roster, texts)] for each in offered]


def _answer(about: str, answer: Headings | Blanks, roster: RosterId, texts: Texts) -> ScreenButton:
    label = texts.label(f"roster_reading.{about}.{answer}")
    return tap(label, AnswerAboutRoster(roster, about, answer))


def corrections(read: Roster, roster: RosterId, texts: Texts) -> list[ButtonRow]:
    """Return buttons that set what was read otherwise."""
    rows: list[ButtonRow] = list(_languages(read, roster, texts))
    if any(each.why is RowKind.HIDDEN for each in read.rows_left_out):
        rows.append(
            [tap(texts.label("roster_reading.hidden"), AnswerAboutRoster(roster, "hidden", "yes"))]
        )
    if any(each.two_scripts for each in read.sheets):
        other = "km" if _takes_latin(read) else "en"
        label = texts.label(f"roster_reading.script.{other}")
        rows.append([tap(label, AnswerAboutRoster(roster, "script", other))])
    rows += [
        [
            tap(
                texts.label("roster_reading.change_sheet", name=_short(each.name, _SHORT_CHARS))
                if len(read.sheets) > 1
                else texts.label("roster_reading.change"),
                OpenRosterColumns(roster, each.number, 0),
            )
        ]
        for each in read.sheets[:MOST_LANGUAGES]
        if each.columns
    ]
    return rows


def _takes_latin(read: Roster) -> bool:
    """Tell whether the names were taken in Latin letters."""
    return any(
        each.script == "en" and each.role is not ColumnRole.ORGANIZATION
        for sheet in read.sheets
        for each in sheet.columns
        if each.at in sheet.used and each.role is not ColumnRole.LANGUAGE
    )


def _languages(read: Roster, roster: RosterId, texts: Texts) -> Iterable[ButtonRow]:
    seen = set[str]()
    for at, fault in enumerate(read.faults):
        if fault.why is FaultReason.LANGUAGE and fault.meant and fault.found not in seen:
            seen.add(fault.found)
            if len(seen) > MOST_LANGUAGES:
                return
            meant = texts.language_name(fault.meant)
            label = texts.label(
                "roster_reading.yes_language", found=_short(fault.found, _SHORT_CHARS), meant=meant
            )
            yield [tap(label, SayRosterLanguage(roster, at))]


def columns_page(
    sheet: SheetFound, page: int, roster: RosterId, texts: Texts, back: ButtonRow
) -> Screen:
    """Show all columns of a sheet, with a button for each."""
    shown = Page.of(sheet.columns, page, size=COLUMNS_A_PAGE)
    buttons = [
        tap(
            f"{each.letter}: {_role(each.role, texts)}",
            OpenRosterColumn(roster, sheet.number, each.at),
        )
        for each in shown.items
    ]
    turning = [
        tap(sign, OpenRosterColumns(roster, sheet.number, at))
        for sign, at in (("◀", shown.at - 1), ("▶", shown.at + 1))
        if 0 <= at < shown.pages
    ]
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("roster_reading.columns"),
            lines(*(_column(each, texts) for each in shown.items)),
        ),
        buttons=[*in_rows(buttons, 2), turning, back],
    )


def column_page(roster: RosterId, sheet: int, column: int, texts: Texts) -> Screen:
    """Ask what a column holds."""
    buttons = [
        tap(_role(each, texts), SetRosterColumn(roster, sheet, column, each)) for each in ColumnRole
    ]
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("roster_reading.ask_role", letter=column_letter(column)),
        ),
        buttons=[
            *in_rows(buttons, 2),
            [
                tap(
                    texts.label("common.back"),
                    OpenRosterColumns(roster, sheet, column // COLUMNS_A_PAGE),
                )
            ],
        ],
    )


def _short(text: str, most: int = _LABEL_CHARS) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def which_list(lists: Sequence[OpenRoster], texts: Texts) -> Screen:
    """Ask which of the lists that wait a bare "yes" is about; its preview has the buttons."""
    shown = lists[-MOST_LISTS:]
    buttons: list[ButtonRow] = [
        [
            tap(
                texts.label("roster_reading.waiting_list", course=each.title, n=each.people)
                if each.people
                else each.title,
                CheckRoster(each.id),
            )
        ]
        for each in shown
    ]
    more = len(lists) - len(shown)
    return Screen(
        text=paragraphs(
            texts("roster_reading.which_list"),
            texts.count("common.and_more", more) if more else None,
        ),
        buttons=[*buttons, [to_home(texts)]],
    )
