"""Reads a typed list as a file is read: a person in each line, every fault with its line.

Cells pasted from a spreadsheet have a header and tabs; a typed list has neither. Telephone numbers
behind a name are left out, as the unknown columns of a file are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.documents.grid import HEADER_WITHIN, RosterColumn, Unfit, UnfitTable, header_key
from bot.documents.headers import NAMES, header_of
from bot.locale.folders import LANGUAGES
from bot.people.roster_book.domain import count_rows, read_roster
from bot.people.roster_cells.domain import LineKind, TypedLine
from bot.people.roster_columns.domain import SHOWN_CHARS
from bot.people.roster_file.domain import FaultReason, LeftOutRow, Roster, RosterFault
from bot.people.roster_lines.domain import HEADINGS, typed_lines
from bot.people.roster_people.domain import DITTO, language_of
from bot.people.roster_rows.domain import RowKind
from bot.people.roster_typed.domain import unusual_lines
from bot.people.roster_words.domain import (
    Likeness,
    has_body_word,
    is_doubtful,
    is_function,
    likeness,
    works_at,
)
from bot.safety.guard.domain import holds_telephone
from bot.writing import beginning

_BETWEEN = (";", "\t", ",", "·", "|")
_NUMBERED = re.compile(r"^\s*[0-9០-៩]{1,4}\s*[.)។]\s*")
_NUMBER = re.compile(r"[0-9០-៩]{1,4}[.)។]?")
_TELEPHONE = re.compile(r"(?<=[^\s\d+(])[\s:(]+\+?[0-9០-៩][0-9០-៩ ./()-]{6,}$")
TELEPHONES, SEXES, FUNCTIONS, REMARKS = "☎", "♀♂", "💼", "(…)"
"""Stand for numbers and addresses, sexes, functions and remarks among what is left out."""
_SEX = re.compile(r"(?:m|f|male|female|man|woman|mr|mrs|ms|miss|ប្រុស|ស្រី|ប|ស)\.?", re.IGNORECASE)
_FUNCTION = re.compile(
    r"(?:[^\W\d_]+ (?:(?:&|and) )?){0,2}(?:leader|officer|pastor|teacher|volunteer|manager|director"
    r"|coordinator|assistant|chief|member|facilitator|trainer|student|accountant|secretary|treasurer"
    r"|worker|staff|driver|consultant|advis[eo]r|intern|cashier|supervisor|specialist|nurse|midwife"
    r"|president|chair(?:person|man|woman)?)"
    r"|m ?& ?e|meal|pm|po|hr|finance|admin(?: (?:&|and) finance)?"
    r"|(?:ប្រធាន|អនុប្រធាន|មន្ត្រី|បុគ្គលិក)(?:គម្រោង|កម្មវិធី|ហិរញ្ញវត្ថុ|រដ្ឋបាល)?"
    r"|(?:គ្រូ|លោកគ្រូ|អ្នកគ្រូ|ស្ម័គ្រចិត្ត|អ្នកស្ម័គ្រចិត្ត|មេភូមិ|មេឃុំ|អ្នកសម្របសម្រួល|សមាជិក|នាយក|នាយិកា|នាយករង|ហិរញ្ញិក"
    r"|គណនេយ្យករ|គណនេយ្យ|បេឡាករ|លេខា|លេខាធិការ|អ្នកបើកបរ|អ្នកគ្រប់គ្រង|ទីប្រឹក្សា)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"[(\[]?\s*(?:not (?:yet )?confirmed|to be confirmed|confirmed|tbc|on leave|sick|maybe|new"
    r"|à confirmer|confirmée?)"
    r"\s*[)\]]?",
    re.IGNORECASE,
)
_STATE_BEHIND = re.compile(rf"\s*(?=[(\[]){_STATE.pattern}$", re.IGNORECASE)
_LABEL = "Organization:"
_NONE = "–"
"""Says that there is no organization, so that the line is no heading."""
_LEFT_OUT = frozenset({LineKind.STRUCK, LineKind.GONE})
_OF_TELEPHONE = re.compile(
    r"(?:(?:no|without)[ -]|គ្មាន|អត់មាន|អត់)?"
    r"(?:tel(?:ephone)?|phone|mobile|hp|whatsapp|telegram|លេខ ?ទូរស័ព្ទ|ទូរស័ព្ទ|លេខ)[\s.:៖]*",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:aged?|អាយុ)[ :៖]*[0-9០-៩]{1,3}(?: *(?:y\.?o\.?|yrs?|years?|ឆ្នាំ))?(?: old)?\.?"
    r"|[0-9០-៩]{1,3} *(?:y\.?o|y|yrs?|years?|ans|ឆ្នាំ)\.?(?:[ -](?:old|of age))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9០-៩]")
_LONGEST_ROW = 160
_NAME_WORDS = 6
_LEAST_ROWS, _LEAST_SHARE = 3, 0.7
"""A text is a list if so many of its lines, and this share of them, are rows of people."""
_ENDS = (".", "!", "?", "។", "៕", ":")
_TYPED = [str(RosterColumn.NAME), str(RosterColumn.ORGANIZATION), str(RosterColumn.LANGUAGE)]


class UnreadableList(UnfitTable):
    """Nothing that was written could be a list of people."""


def read_written(
    written: str, spoken: tuple[str, ...] = LANGUAGES, *, struck: frozenset[int] = frozenset()
) -> Roster:
    """Return the people of a typed list; rows are its lines, counted from 1.

    `spoken` are the languages of the bot, which a line may name; `struck` are the lines that are
    crossed out.

    Raises `UnfitTable` for a header of something else, `UnreadableList` for no people.
    """
    rows = [_cells(line) for line in written.splitlines()]
    named = [row for row in rows if any(row)][:HEADER_WITHIN]
    if not named:
        raise UnreadableList(Unfit.EMPTY)
    if any(_is_header(row) for row in named if len(list(filter(None, row))) > 1):
        crossed = frozenset(
            (at - 1, column) for at in struck for column in range(max(map(len, rows)))
        )
        return read_roster(rows, spoken, struck=crossed)
    lines = typed_lines(written, struck)
    typed = _typed_each(lines, spoken)
    read = _as_lines(read_roster([_TYPED, *(each.cells for each in typed)], spoken))
    dropped = dict.fromkeys(sign for each in typed for sign in each.dropped)
    read = replace(_without_headings(read, lines), left_out=tuple(dropped))
    doubtful = frozenset(at for at, each in enumerate(typed, 1) if each.doubtful)
    return replace(read, unusual=(*unusual_lines(lines, read, doubtful), *read.unusual))


def _without_headings(read: Roster, lines: Sequence[TypedLine]) -> Roster:
    """Return a list in which titles and greetings are faults."""
    headings = {at: each.text for at, each in enumerate(lines, 1) if each.kind is LineKind.APART}
    faults = [
        RosterFault(
            row=row,
            column=RosterColumn.NAME,
            why=FaultReason.HEADING,
            found=beginning(headings[row], SHOWN_CHARS),
        )
        for row in headings
    ]
    kept = [each for each in read.faults if each.row not in headings]
    return replace(
        read,
        faults=tuple(sorted((*kept, *faults), key=lambda each: each.row)),
        rows_left_out=(
            *_crossed_out(lines),
            *(e for e in read.rows_left_out if e.row not in headings and lines[e.row - 1].text),
        ),
    )


def _crossed_out(lines: Sequence[TypedLine]) -> list[LeftOutRow]:
    return [
        LeftOutRow(row=at, why=RowKind(line.kind), found=beginning(line.cells[0], SHOWN_CHARS))
        for at, line in enumerate(lines, 1)
        if line.kind in _LEFT_OUT
    ]


def rows_of_people(text: str) -> int:
    """Return how many rows a pasted list of people has; 0 if a text is anything else."""
    written = [line for line in text.splitlines() if line.strip()]
    rows = [_cells(line) for line in written]
    if len(rows) > 1 and any(_is_header(row) for row in rows[:HEADER_WITHIN]):
        return count_rows(rows)
    persons = sum(map(_is_row, written))
    few = persons < (2 if "\t" in text else _LEAST_ROWS)
    return 0 if few or persons < _LEAST_SHARE * len(written) else persons


def _is_row(line: str) -> bool:
    """Tell whether a line is a name with something behind it: an organization, or a number."""
    if len(line) > _LONGEST_ROW or line.rstrip().endswith(_ENDS):
        return False
    cells = [each for each in _cells(line) if each]
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    if len(cells) < 2 and not holds_telephone(line):  # noqa: PLR2004 - a name and one more
        return False
    name = _without_telephone(_NUMBERED.sub("", cells[0]))
    named = _is_worded(name) and not any(sign.isdigit() for sign in name)
    least = 1 if "\t" in line or holds_telephone(line) else 2
    return named and least <= len(name.split()) <= _NAME_WORDS


def _without_telephones(row: list[str]) -> list[str]:
    """Return a row without telephone numbers and ages, if a name is left."""
    if not any(map(_is_worded, row[:2])):
        return row
    named = (each for each in row[1:] if "@" not in each)
    others = (each for each in named if not (_is_number(each) or _AGE.fullmatch(each)))
    left = (_without_telephone(each) for each in others)
    return [_without_telephone(row[0]), *(e for e in left if not _OF_TELEPHONE.fullmatch(e))]


def _without_telephone(cell: str) -> str:
    return _TELEPHONE.sub(lambda found: "" if holds_telephone(found[0]) else found[0], cell)


def _is_worded(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell)


def _is_number(cell: str) -> bool:
    return bool(_DIGITS.search(cell)) and not _is_worded(cell)


def _cells(line: str) -> list[str]:
    between = "\t" if "\t" in line else next((char for char in _BETWEEN if char in line), None)
    return [cell.strip() for cell in (line.split(between) if between else [line])]


def _is_header(row: Sequence[str]) -> bool:
    return any((header := header_of(cell)) is not None and header.role in NAMES for cell in row)


@dataclass(frozen=True, slots=True)
class _Typed:
    """The cells for name, organization and language, and signs for what was left out of them.

    `doubtful`: what was left out may mean that somebody does not come.
    """

    cells: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    doubtful: bool = False


_ENDED = _Typed((f"{_LABEL} ?", "", ""))
"""The people below belong to no heading."""


def _typed_each(lines: Sequence[TypedLine], spoken: tuple[str, ...]) -> list[_Typed]:
    """Return what each line says; below a heading people have no organization of their own.

    A heading that was guessed above plain names ends with its block.
    """
    found: list[_Typed] = []
    plain = not any(each.marked for each in lines)
    kind = LineKind.APART
    for line in lines:
        ends = plain and kind is LineKind.GUESSED and not line.text
        if line.kind in HEADINGS or line.kind is LineKind.APART or ends:
            kind = LineKind.APART if ends else line.kind
        headed = kind is not LineKind.APART
        found.append(_ENDED if ends else _typed(line, spoken, headed=headed))
    return found


def _typed(line: TypedLine, spoken: tuple[str, ...], *, headed: bool) -> _Typed:
    """Return what a line says; an organization may contain a comma before a language.

    A heading is given as the label of an organization; below one that names none people have none.
    """
    if line.kind in HEADINGS or line.kind is LineKind.APART:
        return _Typed((f"{_LABEL} {line.named or '?'}", "", ""))
    if line.kind is LineKind.NAMES:
        return _Typed((line.text, _NONE, ""))
    if not line.cells or line.kind in _LEFT_OUT:
        return _Typed(("", "", ""))
    row = _without_telephones(list(line.cells))
    name, rest = row[0], [each for each in row[1:] if not _SEX.fullmatch(each)]
    signs = {TELEPHONES: row != list(line.cells), SEXES: len(rest) < len(row) - 1}
    plain = [_STATE_BEHIND.sub("", each) for each in rest]
    kept = [each for each in plain if not _is_remark(each, headed=headed)]
    signs[REMARKS] = kept != rest
    places = [works_at(each) or each for each in kept if not _is_function(each)]
    signs[FUNCTIONS] = places != kept
    language = places.pop() if len(places) > 1 and language_of(places[-1], spoken) else ""
    cells = name, line.between.join(filter(None, places)), language
    dropped = tuple(sign for sign, is_dropped in signs.items() if is_dropped)
    return _Typed(cells, dropped, doubtful=any(map(is_doubtful, set(rest) - set(places))))


def _is_remark(cell: str, *, headed: bool) -> bool:
    """Tell whether a cell is a remark: below a heading, all but bodies and functions."""
    if header_key(cell) in DITTO:
        return False
    if _STATE.fullmatch(cell) or (likeness(cell) is Likeness.REMARK and not _is_function(cell)):
        return True
    return headed and not has_body_word(cell) and not _is_function(cell) and not works_at(cell)


def _is_function(cell: str) -> bool:
    return bool(_FUNCTION.fullmatch(cell)) or (is_function(cell) and not works_at(cell))


def _as_lines(read: Roster) -> Roster:
    """Count rows without the header, which nobody typed."""
    return replace(
        read,
        people=tuple(replace(each, row=each.row - 1) for each in read.people),
        faults=tuple(
            replace(each, row=each.row - 1, meant=_line_meant(each.meant)) for each in read.faults
        ),
        rows_left_out=tuple(replace(each, row=each.row - 1) for each in read.rows_left_out),
        unusual=tuple(
            replace(each, row=max(0, each.row - 1), meant=_line_meant(each.meant))
            for each in read.unusual
        ),
        without_organization=tuple(row - 1 for row in read.without_organization),
    )


def _line_meant(meant: str) -> str:
    return str(int(meant) - 1) if meant.isdecimal() else meant
