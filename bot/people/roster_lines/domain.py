"""Tells titles, greetings and headings of a typed list from people.

People paste whole messages: a greeting, a title, the people of each organization below its name,
thanks. In a list whose lines have numbers or organizations, a line without them is nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.people.roster_cells.domain import LineKind, TypedLine, cells_of
from bot.people.roster_grouped.domain import lists_people
from bot.people.roster_headings.domain import (
    guessed_headings,
    heads_bodies,
    is_closing,
    is_greeting,
    is_title,
    named_by,
    says_organization,
)
from bot.people.roster_remarks.domain import is_gone
from bot.people.roster_rows.domain import ends_list
from bot.people.roster_words.domain import (
    has_body_word,
    holds_no_name,
    is_place_and_date,
    reads_like_person,
)

_NESTED = re.compile(r"\s*(?:[0-9០-៩]{1,3}\.[0-9០-៩]{1,3}[.)]?|[a-hក-ឈ][.)])\s+[^\W\d_]")
"""A number of two parts, or a letter, as people have below the numbers of their organizations."""
_MOVED = re.compile(
    r"[(\[][^)\]]*(?:\b(?:moved|transferred|replaced|replaces|instead|now)\b|ប្តូរ|ផ្ទេរ|ជំនួស)",
    re.IGNORECASE,
)
_LEAST = 3
"""So many lines, and more than half of them, make a list one of numbered lines or organizations."""
_NAME_WORDS = 6
_LEAST_PAIRED = 4
HEADINGS = frozenset({LineKind.ORGANIZATION, LineKind.GUESSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usual:
    """What most lines of a list have: a mark, a number of two parts, a second cell, small letters.

    `least`: so many cells with names make a line one of several people. Lines `below_numbers` are
    about the numbered person above them. The list begins and ends with lines that have a second
    cell. Below line `closed` stands who wrote it.
    """

    marked: bool
    nested: bool
    filled: bool
    small: bool
    least: int
    bodies: frozenset[str]
    seconds: frozenset[int]
    below_numbers: frozenset[int]
    begins: int
    ends: int
    closed: int


def typed_lines(written: str, struck: frozenset[int] = frozenset()) -> list[TypedLine]:
    """Return the lines of a typed list with what each is; empty ones have no cells.

    `struck` are the numbers of lines, from 1, that are crossed out.
    """
    lines = cells_of(written.splitlines())
    gone = {at for at, each in enumerate(lines) if at + 1 in struck or each.is_crossed}
    usual = _usual(lines, gone)
    found = [
        replace(each, kind=LineKind.STRUCK if at in gone else _kind(at, each, usual))
        for at, each in enumerate(lines)
    ]
    besides = usual.seconds | usual.below_numbers
    guessed = guessed_headings(found, besides, marked=usual.marked)
    return [
        replace(each, kind=kind, named=named_by(each) if kind in HEADINGS else "")
        for at, each in enumerate(found)
        for kind in (guessed.get(at, each.kind),)
    ]


def _usual(lines: Sequence[TypedLine], gone: set[int]) -> _Usual:
    said = [each for at, each in enumerate(lines) if each.text and at not in gone]
    people = [each for each in said if not each.heads]
    bodies = heads_bodies(said)
    headed = any(each.heads for each in said)
    closed = next((at for at, each in enumerate(lines) if is_closing(each.text)), len(lines))
    in_blocks = _number_blocks(lines[:closed])
    unmarked = frozenset(at for at, each in enumerate(lines) if not each.marked)
    return _Usual(
        marked=_are_marked(lines[:closed], gone) or in_blocks,
        nested=_are_most([bool(_NESTED.match(each.text)) for each in people]),
        filled=_are_most([each.filled for each in people]),
        small=_are_most([not (each.text.isupper() or each.is_bold) for each in said]),
        least=2 if bodies else 3 if headed else 4,
        bodies=bodies,
        seconds=_seconds_of_pairs(lines[:closed]),
        below_numbers=unmarked if in_blocks else frozenset(),
        begins=next((at for at, each in enumerate(lines) if each.filled), 0),
        ends=len(lines) - next((at for at, each in enumerate(lines[::-1]) if each.filled), 0),
        closed=closed,
    )


def _kind(at: int, line: TypedLine, usual: _Usual) -> LineKind:
    if line.text in usual.bodies or (line.text and says_organization(line.text)):
        return LineKind.ORGANIZATION
    below = at > usual.closed and not (line.marked or line.filled) and line.text
    if below or is_place_and_date(line.bare):
        return LineKind.APART
    if _is_apart(line, usual, inside=usual.begins <= at < usual.ends) or at in usual.seconds:
        return LineKind.APART
    if line.lists_names(least=usual.least) and line.between == ", ":
        return LineKind.NAMES
    if _MOVED.search(line.text) or lists_people(line.bare):
        return LineKind.NAMES
    return LineKind.GONE if is_gone(line.cells) else LineKind.PERSON


def _is_apart(line: TypedLine, usual: _Usual, *, inside: bool) -> bool:
    if (usual.small and _is_loud(line)) or (
        usual.nested and line.marked and not _NESTED.match(line.text)
    ):
        return True
    if not _has_words(line.text) or ends_list(line.text) is not None:
        return False
    name = line.cells[0]
    if line.heads or line.text.endswith("?") or is_greeting(name) or is_title(name):
        return True
    if sum(map(_has_words, name.split())) > _NAME_WORDS:
        return True
    if usual.marked:
        return not line.marked
    return usual.filled and not line.filled and not inside


def _has_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _is_loud(line: TypedLine) -> bool:
    """Tell whether a line is in capitals or bold, as a heading above names that are not."""
    loud = line.text.isupper() and len(line.text.split()) > 1
    return not line.filled and (loud or line.is_bold)


def _seconds_of_pairs(lines: Sequence[TypedLine]) -> frozenset[int]:
    """Return the second lines where all stand in pairs: a name, and an organization below it."""
    blocks: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        if not line.text:
            blocks.append([])
        else:
            blocks[-1].append(at)
    pairs = [each for each in blocks if each]
    plain = not any(each.filled or each.marked or each.heads for each in lines)
    if len(pairs) == 1 and len(pairs[0]) >= _LEAST_PAIRED and len(pairs[0]) % 2 == 0:
        names = [reads_like_person(lines[at].text) for at in pairs[0]]
        if all(names[::2]) and not any(names[1::2]):
            pairs = [[*each] for each in zip(pairs[0][::2], pairs[0][1::2], strict=True)]
    if not plain or len(pairs) < 2 or any(len(each) != 2 for each in pairs):  # noqa: PLR2004 - a pair
        return frozenset()
    return frozenset(second for _, second in pairs)


def _are_marked(lines: Sequence[TypedLine], gone: set[int]) -> bool:
    """Tell whether most lines have a mark, but for headings and for a letter around the list.

    Above the first mark and below the last one only what may be a name is a line of the list. Where
    people stand above the first mark, the marks may be those of notes, and all lines count.
    """
    marks = [at for at, each in enumerate(lines) if each.marked and at not in gone]
    above = [each for each in lines[: min(marks, default=0)] if each.text]
    if sum(reads_like_person(each.cells[0]) for each in above) > 1:
        return _are_most([each.marked for each in lines if each.text and not each.heads])
    said = [
        each.marked
        for at, each in enumerate(lines)
        if each.text and at not in gone and not each.heads
        if each.marked or not _heads_block(at, lines)
        if marks and (marks[0] <= at <= marks[-1] or _may_be_name(each))
    ]
    return _are_most(said)


def _heads_block(at: int, lines: Sequence[TypedLine]) -> bool:
    """Tell whether a line that is no name begins a block, with a name with a mark below it."""
    above = lines[at - 1].text if at else ""
    begins = not above or lines[at - 1].heads or is_greeting(above)
    below = lines[at + 1] if at + 1 < len(lines) else None
    is_above = below is not None and below.marked and _may_be_name(below)
    return begins and is_above and not reads_like_person(lines[at].bare)


def _may_be_name(line: TypedLine) -> bool:
    name = line.cells[0]
    words = name.split()
    if not 2 <= len(words) <= _NAME_WORDS or has_body_word(name) or holds_no_name(name):  # noqa: PLR2004 - a name of one word may be anything
        return False
    return not (is_greeting(name) or is_title(name) or any(map(str.isdigit, name)))


def _number_blocks(lines: Sequence[TypedLine]) -> bool:
    """Tell whether below each line with a number stand lines without one about the same person.

    Thanks and a total at the end are not about anybody.
    """
    said = [each for each in lines if each.text and ends_list(each.text) is None]
    marks = [each.marked for each in said if not is_greeting(each.text)]
    apart = not any(one and other for one, other in pairwise(marks))
    return sum(marks) >= _LEAST and apart and not marks[-1]


def _are_most(are: Sequence[bool]) -> bool:
    return sum(are) >= _LEAST and 2 * sum(are) > len(are)
