"""Reads the person of one row: name, organization, language, or each wrong cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from bot.documents.grid import RosterColumn, header_key
from bot.documents.headers import header_of
from bot.locale.texts import language_name
from bot.membership.person.domain import NAME_LENGTH, NoName, name_key
from bot.people.roster_columns.domain import SHOWN_CHARS
from bot.people.roster_file.domain import FaultReason, RosterAnswers, RosterFault, RosterRow
from bot.people.roster_headings.domain import names_body
from bot.people.roster_names.domain import PersonName, TwoNames, person_name
from bot.people.roster_remarks.domain import names_nobody
from bot.safety.names.domain import typed_name
from bot.writing import beginning

_FORMULA = ("=", "+", "-", "@")
_BOTH = re.compile(r"[/|(),–-]")
_ALIKE = 0.6
_NOTHING = frozenset("-–—.?/ ")
_NO_ORGANIZATION = frozenset({"n/a", "na", "n.a.", "none", "nil", "no", "គ្មាន", "មិនមាន", "អត់មាន"})
_FROM = re.compile(r"^(?:from|at)\s+(?=[A-Z\u1780-\u17b3])|^មកពី\s*(?=[\u1780-\u17b3])")
_NUMBER = re.compile(r"^[0-9០-៩]{1,3}[.)]\s+(?=[^\W\d_])")
_NOTE = re.compile(r"\s*[*†‡]+$")
"""A star of a footnote behind an organization."""
_DITTO = frozenset(
    {
        *("//", "ditto", "idem", "id", "do", "same", "the same", "same org", "same organization"),
        *("same as above", "as above", "ដូចខាងលើ", "ដូចលើ", "ដូចគ្នា"),
    }
)
"""What says that the organization is that of the row above."""
_DITTO_SIGNS = frozenset("\"″〃”“„'’«»↓↑")
_BESIDE_DITTO = frozenset(" .-–")


def is_ditto(cell: str) -> bool:
    """Tell whether a cell says that it is the same as above."""
    key = header_key(cell)
    plain, signs = key.strip(" .-–"), set(key) - _BESIDE_DITTO
    return bool({key, plain} & _DITTO) or (bool(signs) and signs <= _DITTO_SIGNS)


_ALSO: Mapping[str, str] = {"kh": "km", "ភាសាខ្មែរ": "km", "ភាសាអង់គ្លេស": "en"}
"""Names that CLDR does not have."""


@cache
def language_names(spoken: tuple[str, ...]) -> Mapping[str, str]:
    """Return the code of each language by its names in all of them, as `header_key` spells."""
    named = {header_key(language_name(code, reader)): code for reader in spoken for code in spoken}
    also = {name: code for name, code in _ALSO.items() if code in spoken}
    return named | {code: code for code in spoken} | also


def language_of(written: str, spoken: tuple[str, ...]) -> str | None:
    """Return the code of a language by one of its names, or None for an unknown one.

    A form may name one language in several, as "ខ្មែរ / Khmer".
    """
    names = language_names(spoken)
    named = {names.get(header_key(part)) for part in _BOTH.split(written)}
    return named.pop() if len(named) == 1 else None


def similar_name(written: str, known: Sequence[str]) -> str | None:
    """Return a name of `known` that is similar to `written` but not the same, or None."""
    by_key = {name_key(each): each for each in known}
    key = name_key(written)
    others = [each for each in by_key if each != key]
    found = get_close_matches(key, others, n=1, cutoff=0.8)
    return by_key[found[0]] if found else None


def is_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not set(cell) <= _NOTHING


def read_person(
    number: int, cells: Mapping[RosterColumn, str], chosen: RosterAnswers
) -> tuple[RosterRow, PersonName] | list[RosterFault]:
    """Return the person of a row, or all its faults."""
    formulas = [
        RosterFault(
            row=number, column=column, why=FaultReason.FORMULA, found=beginning(cell, SHOWN_CHARS)
        )
        for column, cell in cells.items()
        if is_formula(cell)
    ]
    if formulas:
        return formulas
    name = _person(number, cells[RosterColumn.NAME], chosen)
    organization = _organization(number, cells[RosterColumn.ORGANIZATION])
    language = _language(number, cells[RosterColumn.LANGUAGE], chosen)
    if (
        isinstance(name, RosterFault)
        or isinstance(organization, RosterFault)
        or isinstance(language, RosterFault)
    ):
        read = (name, organization, language)
        return [each for each in read if isinstance(each, RosterFault)]
    person = RosterRow(row=number, name=name.name, organization=organization, language=language)
    return person, name


def _person(number: int, cell: str, chosen: RosterAnswers) -> PersonName | RosterFault:
    try:
        found = person_name(cell, script=chosen.script or "km")
    except TwoNames:
        return RosterFault(
            row=number,
            column=RosterColumn.NAME,
            why=FaultReason.TWO_NAMES,
            found=beginning(" ".join(cell.split()), SHOWN_CHARS),
        )
    written = "" if names_nobody(found.name) else found.name
    name = _typed(number, RosterColumn.NAME, written)
    if isinstance(name, RosterFault):
        return replace(name, found=beginning(cell, SHOWN_CHARS))
    if header_of(name) is not None or names_body(name):
        return RosterFault(
            row=number, column=RosterColumn.NAME, why=FaultReason.HEADING, found=name
        )
    return replace(found, name=name)


def _organization(number: int, cell: str) -> str | RosterFault | None:
    if set(cell) <= _NOTHING or header_key(cell) in _NO_ORGANIZATION:
        return None
    return _typed(
        number, RosterColumn.ORGANIZATION, _FROM.sub("", _NUMBER.sub("", _NOTE.sub("", cell)))
    )


def _language(number: int, cell: str, chosen: RosterAnswers) -> str | RosterFault:
    if set(cell) <= _NOTHING:
        return ""
    language = language_of(cell, chosen.spoken) or chosen.languages.get(header_key(cell))
    if language is not None:
        return language
    names = language_names(chosen.spoken)
    near = get_close_matches(header_key(cell), names, n=1, cutoff=_ALIKE)
    return RosterFault(
        row=number,
        column=RosterColumn.LANGUAGE,
        why=FaultReason.LANGUAGE,
        found=beginning(cell, SHOWN_CHARS),
        meant=names[near[0]] if near else "",
    )


def _typed(number: int, column: RosterColumn, cell: str) -> str | RosterFault:
    is_name = any(sign.isalpha() for sign in cell)
    try:
        return typed_name(cell if is_name else "")
    except NoName:
        why = FaultReason.TOO_LONG if len(cell.strip()) > NAME_LENGTH else FaultReason.NO_NAME
        return RosterFault(row=number, column=column, why=why, found=beginning(cell, SHOWN_CHARS))


def twice(person: RosterRow, before: str) -> RosterFault:
    return RosterFault(
        row=person.row,
        column=RosterColumn.NAME,
        why=FaultReason.TWICE,
        found=person.name,
        meant=before,
        sheet=person.sheet,
    )
