"""Looks at the lines of a typed list beside the people that were read from them.

What was guessed, what was left beside a name, and what was neither taken nor told is named.
"""

import re
from collections.abc import Iterator, Sequence

from bot.documents.headers import NAMES, HeaderRole, header_of
from bot.membership.person.domain import name_key
from bot.people.roster_cells.domain import LineKind, TypedLine
from bot.people.roster_columns.domain import SHOWN_CHARS
from bot.people.roster_counts.domain import missing_numbers
from bot.people.roster_file.domain import Roster, Unusual, UnusualReason
from bot.people.roster_footnotes.domain import footnoted
from bot.people.roster_headings.domain import is_closing
from bot.people.roster_rows.domain import RowKind
from bot.people.roster_words.domain import is_doubtful, stands_aside
from bot.writing import beginning

_TITLED = re.compile(r"\b(?i:mr|mrs|ms|miss|dr|mme|mlle)\b\.? +[A-Z][a-z]+ +[A-Z]")
"""A sentence with two such names tells who comes."""
_THANKS = re.compile(r"(?:many )?thank|merci|(?:សូម)?អរគុណ", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\W*[0-9០-៩]{1,3}\W*")
"""A place for one more person that nobody has taken."""
_WORDS = re.compile(r"[\w\u17b4-\u17d3]+")
_REPLACES = re.compile(r"\b(?:replace|busy|change)\b", re.IGNORECASE)
_SHORT = 6
"""A shorter name may be a word of a sentence."""
_LEAST_REFUSED = 2
_NAME_WORDS = 2
_LIKE_HEADINGS = frozenset(
    {
        *(UnusualReason.ONE_WORD, UnusualReason.CAPITALS, UnusualReason.WORDS, UnusualReason.BODY),
        *(UnusualReason.IS_ORGANIZATION, UnusualReason.LONG),
    }
)


def unusual_lines(
    lines: Sequence[TypedLine], read: Roster, doubtful: frozenset[int]
) -> tuple[Unusual, ...]:
    """Return what is unusual about a typed list; `doubtful` are lines, from 1, with a remark."""
    return (
        *_guessed(lines, read),
        *_missing(lines),
        *_below(lines, read),
        *_broken(lines, read),
        *_few(lines, read),
        *_run_together(lines, read),
        *_untold(lines, read),
        *footnoted(
            read.people,
            {at: each.cells[:1] for at, each in enumerate(lines, 1)},
            {at: each.text for at, each in enumerate(lines, 1)},
        ),
        *(
            Unusual(row=each.row, why=UnusualReason.BESIDE, found=each.name, name=each.name)
            for each in read.people
            if each.row in doubtful
        ),
        *_named_again(lines, read),
    )


def _named_again(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name people of whom another line, which was not read, says that they may not come."""
    people = {each.row for each in read.people}
    said = [
        f" {' '.join(_WORDS.findall(name_key(line.text)))} "
        for at, line in enumerate(lines, 1)
        if at not in people and (is_doubtful(line.text) or _REPLACES.search(line.text))
    ]
    for each in read.people:
        name = f" {' '.join(_WORDS.findall(name_key(each.name)))} "
        if len(name) > _SHORT and any(name in text for text in said):
            yield Unusual(row=each.row, why=UnusualReason.BESIDE, found=each.name, name=each.name)


def _guessed(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name the headings that were guessed, if people stand below."""
    heads = [at for at, each in enumerate(lines, 1) if each.named or each.kind is LineKind.APART]
    for at, end in zip(heads, [*heads, len(lines) + 1][1:], strict=True):
        line = lines[at - 1]
        below = any(at < each.row < end for each in read.people)
        if line.kind is LineKind.GUESSED and below:
            yield Unusual(row=at, why=UnusualReason.HEADING, found=line.named)


def _below(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name people below a heading that says that they are no participants, or may not come.

    Below the end of a letter stands who wrote it.
    """
    heading = ""
    people = {each.row: each for each in read.people}
    first = min(people, default=len(lines))
    for at, line in enumerate(lines, 1):
        if line.named or line.kind is LineKind.APART:
            ends = is_closing(line.text) or (_THANKS.match(line.text) and at > first)
            aside = stands_aside(line.text) or (ends and not _goes_on(lines[at:]))
            heading = line.text.rstrip(" :៖,") if aside else ""
        if heading and (person := people.get(at)) is not None:
            yield Unusual(
                row=at,
                why=UnusualReason.BELOW,
                found=person.name,
                meant=beginning(heading, SHOWN_CHARS),
                name=person.name,
            )


def _goes_on(below: Sequence[TypedLine]) -> bool:
    """Tell whether a list stands below the end of a letter."""
    return sum(each.marked for each in below) > 1


def _missing(lines: Sequence[TypedLine]) -> Iterator[Unusual]:
    numbers = [each.number for each in lines if each.number is not None]
    if missing := missing_numbers(numbers):
        yield Unusual(row=0, why=UnusualReason.NUMBERS, found=", ".join(map(str, missing)))


def _broken(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name lines that may be another heading: refused, or read as somebody with an odd name."""
    odd = {each.row for each in read.unusual if each.why in _LIKE_HEADINGS}
    refused = {each.row for each in read.faults} | odd
    people = [each.row for each in read.people if each.organization]
    named = ""
    for at, line in enumerate(lines, 1):
        if line.named or line.kind is LineKind.APART:
            named = line.named
        goes_on = any(at < row for row in people) and line.kind is LineKind.PERSON
        if named and at in refused and goes_on and not (line.marked or line.filled):
            yield Unusual(row=at, why=UnusualReason.BROKEN, meant=named)


def _few(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Tell that most lines could not be read, besides greetings and titles."""
    below = {each.row for each in read.rows_left_out if each.why is RowKind.BELOW}
    rows = below | {each.row for each in read.faults}
    refused = sum(lines[row - 1].kind is not LineKind.APART for row in rows)
    if read.people and refused >= max(_LEAST_REFUSED, 2 * len(read.people)):
        yield Unusual(row=0, why=UnusualReason.FEW, found=str(refused), meant=str(len(read.people)))


def _run_together(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name people below a header whose columns have nothing between them."""
    if any(_names_columns(each.text) for each in lines):
        for each in read.people:
            if not each.organization and len(each.name.split()) > _NAME_WORDS:
                yield Unusual(row=each.row, why=UnusualReason.LONG, found=each.name, name=each.name)


def _names_columns(text: str) -> bool:
    headers = [header_of(word) for word in text.split()]
    roles = {each.role for each in headers if each is not None}
    return HeaderRole.ORGANIZATION in roles and bool(NAMES & roles)


def _untold(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    told = {each.row for each in read.people} | {each.row for each in read.faults}
    told |= {each.row for each in read.rows_left_out}
    for at, line in enumerate(lines, 1):
        sentence = line.kind is LineKind.APART and len(_TITLED.findall(line.text)) > 1
        if _NUMBER_ALONE.fullmatch(line.text):
            continue
        if line.text and (at not in told or sentence):
            yield Unusual(row=at, why=UnusualReason.UNTOLD)
