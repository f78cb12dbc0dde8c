"""Tells what stands beside a name in a typed line: its organization, or what nobody keeps.

Telephone numbers, ages, sexes, functions and remarks are left out, as the unknown columns of a file
are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.people.roster_cells.domain import LineKind, TypedLine
from bot.people.roster_lines.domain import HEADINGS
from bot.people.roster_people.domain import is_ditto, language_of
from bot.people.roster_words.domain import (
    Likeness,
    has_body_word,
    is_doubtful,
    is_function,
    likeness,
    works_at,
)
from bot.safety.guard.domain import holds_telephone

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
LEFT_OUT = frozenset({LineKind.STRUCK, LineKind.GONE})
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
_ADDRESS = re.compile(r"[<(\[]?\S+@\S+[>)\]]?")
_DIGITS = re.compile(r"[0-9០-៩]")


@dataclass(frozen=True, slots=True)
class TypedCells:
    """The cells for name, organization and language, and signs for what was left out of them.

    `doubtful`: what was left out may mean that somebody does not come.
    """

    cells: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    doubtful: bool = False


_ENDED = TypedCells((f"{_LABEL} ?", "", ""))
"""The people below belong to no heading."""


def typed_each(lines: Sequence[TypedLine], spoken: tuple[str, ...]) -> list[TypedCells]:
    """Return what each line says; below a heading people have no organization of their own.

    A heading that was guessed above plain names ends with its block.
    """
    found: list[TypedCells] = []
    plain = not any(each.marked for each in lines)
    kind, people = LineKind.APART, False
    for line in lines:
        ends = plain and people and kind is LineKind.GUESSED and not line.text
        people = line.kind is LineKind.PERSON and bool(line.text)
        if line.kind in HEADINGS or line.kind is LineKind.APART or ends:
            kind = LineKind.APART if ends else line.kind
        headed = kind is not LineKind.APART
        found.append(_ENDED if ends else _typed(line, spoken, headed=headed))
    return found


def _typed(line: TypedLine, spoken: tuple[str, ...], *, headed: bool) -> TypedCells:
    """Return what a line says; an organization may contain a comma before a language.

    A heading is given as the label of an organization; below one that names none people have none.
    """
    if line.kind in HEADINGS or line.kind is LineKind.APART:
        return TypedCells((f"{_LABEL} {line.named or '?'}", "", ""))
    if line.kind is LineKind.NAMES:
        return TypedCells((line.text, _NONE, ""))
    if not line.cells or line.kind in LEFT_OUT:
        return TypedCells(("", "", ""))
    row = without_telephones(list(line.cells))
    name, rest = _STATE_BEHIND.sub("", row[0]), [e for e in row[1:] if not _SEX.fullmatch(e)]
    signs = {TELEPHONES: row != list(line.cells), SEXES: len(rest) < len(row) - 1}
    plain = [_STATE_BEHIND.sub("", each) for each in rest]
    kept = [each for each in plain if not _is_remark(each, headed=headed)]
    signs[REMARKS] = bool(line.remarks) or kept != rest or name != row[0]
    places = [e for e in kept if not _is_function(e) and not works_at(e)] or [
        works_at(each) for each in kept if works_at(each)
    ]
    signs[FUNCTIONS] = places != kept
    language = places.pop() if len(places) > 1 and language_of(places[-1], spoken) else ""
    cells = name, line.between.join(filter(None, places)), language
    dropped = tuple(sign for sign, is_dropped in signs.items() if is_dropped)
    left = {row[0], *rest, *line.remarks} - {name, *places}
    return TypedCells(cells, dropped, doubtful=any(map(is_doubtful, left)))


def _is_remark(cell: str, *, headed: bool) -> bool:
    """Tell whether a cell is a remark: below a heading, all but bodies and functions."""
    if is_ditto(cell):
        return False
    if not any(map(str.isalnum, cell)):
        return bool(cell)
    if _STATE.fullmatch(cell) or (likeness(cell) is Likeness.REMARK and not _is_function(cell)):
        return True
    return headed and not has_body_word(cell) and not _is_function(cell) and not works_at(cell)


def _is_function(cell: str) -> bool:
    return bool(_FUNCTION.fullmatch(cell)) or (is_function(cell) and not works_at(cell))


def without_telephones(row: list[str]) -> list[str]:
    """Return a row without telephone numbers and ages, if a name is left."""
    if not any(map(is_worded, row[:2])):
        return row
    plain = [_ADDRESS.sub("", each).strip() for each in row[1:]]
    named = (after for before, after in zip(row[1:], plain, strict=True) if after or not before)
    others = (each for each in named if not (_is_number(each) or _AGE.fullmatch(each)))
    left = (without_telephone(each) for each in others)
    return [without_telephone(row[0]), *(e for e in left if not _OF_TELEPHONE.fullmatch(e))]


def without_telephone(cell: str) -> str:
    return _TELEPHONE.sub(lambda found: "" if holds_telephone(found[0]) else found[0], cell)


def is_worded(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell)


def _is_number(cell: str) -> bool:
    return bool(_DIGITS.search(cell)) and not is_worded(cell)
