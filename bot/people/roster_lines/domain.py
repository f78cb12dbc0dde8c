"""Takes the lines of a typed list apart, and tells titles and greetings from people.

People paste whole messages: a greeting, a title, the people of each organization below its name,
thanks. In a list whose lines have numbers or organizations, a line without them is nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bot.people.roster_remarks.domain import is_gone
from bot.people.roster_rows.domain import ends_list

_BETWEEN = (";", "\t", ",", "·", "|")
_MARKED = re.compile(
    r"\s*(?:[\[(]?[0-9០-៩]{1,4}[\])]?(?:\s*[.)។]\s*|\s*[-–—]\s+|\s*[\t;,|]\s*|\s+(?=[^\W\d_]))"
    r"|[•◦▪●‣*–—-]\s+|[•◦▪●‣✅✔☑☐□➢➤►★👉]\ufe0f?\s*)"
)
"""A number or a bullet before a name."""
_DASH = re.compile(
    r"(?<![0-9០-៩\s])\s+[-–—]+\s+|\s+[-–—]+\s+(?![0-9០-៩\s])"
    r"|(?<=[\u1780-\u17ff])[-–—](?=[\u1780-\u17ff])"
)
"""Between numbers it is a span of years or a telephone number."""
_TIGHT = re.compile(r"(?P<name>\S+ [^-–—]*\S)[-–—](?P<rest>[^\W\d_][^-–—]*)")
"""A dash without spaces, behind two words; most lines have it if it stands for more than a name."""
_NESTED = re.compile(r"\s*[0-9០-៩]{1,3}\.[0-9០-៩]{1,3}[.)]?\s+[^\W\d_]")
"""A number of two parts, as people have below the numbers of their organizations."""
_FAR = re.compile(r"\s{3,}")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
_MOVED = re.compile(
    r"[(\[][^)\]]*(?:\b(?:moved|transferred|replaced|replaces|instead|now)\b|ប្តូរ|ផ្ទេរ|ជំនួស)",
    re.IGNORECASE,
)
_CROSSED = re.compile(r"~+[^~]+~+|[❌✗✘✖🚫].*")
"""A line that was crossed out in another messenger, or has a cross for a bullet."""
_KHMER = re.compile("[\u1780-\u17ff]")
_ENDS = (":", "៖")
_GREETING = re.compile(
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening)|(?:many )?thanks?|(?:best |kind )?regards"
    r"|best(?: wishes)?$|cheers$|sincerely|yours|please|(?:can|could|would|will) you"
    r"|here (?:is|are)|this is|below is|bonjour|merci)(?!\w)"
    r"|ដោយ(?:ក្តី|សេចក្តី)?គោរព|(?:សូម)?(?:ជម្រាប|ជំរាប|គោរព|អរគុណ)|សួស្តី",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:lists?|participants?|trainees?|learners?|attendees?|attendance|training|module"
    r"|names? of)\b"
    r"|បញ្ជី|សិក្ខាកាម|អ្នកចូលរួម|វគ្គ|វត្តមាន",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"organi[sz]ations?\b|associations?\b|foundation\b|\bngos?\b|\bcsos?\b|\bcbos?\b|\bnetwork\b"
    r"|\bcoalition\b|\bfederation\b|\bcommunity\b"
    r"|អង្គការ|សមាគម|មជ្ឈមណ្ឌល|មូលនិធិ|បណ្តាញ|សហគមន៍|សហព័ន្ធ",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"\b(?:participants?|trainees?|learners?|attendees?|trainers?|facilitators?|staff|guests?"
    r"|observers?|women|men|girls|boys|females?|males?|leaders?|list|names?|group|team|day|session"
    r"|province|district|commune|village|members?|date|place|note|absent|present|new|old)\b"
    r"|សិក្ខាកាម|អ្នកចូលរួម|គ្រូ|បញ្ជី|ភ្ញៀវ|ស្រី|ប្រុស|ឈ្មោះ|ក្រុម|ខេត្ត|ស្រុក|ឃុំ|ភូមិ|ថ្ងៃ",
    re.IGNORECASE,
)
_LEAST = 3
"""So many lines, and more than half of them, make a list one of numbered lines or organizations."""
_NAME_WORDS = 6
_BODY_WORDS = 8


class LineKind(StrEnum):
    """What a line of a typed list is."""

    PERSON = "person"
    """Or a total or a signature, which are told apart like rows of a file."""
    ORGANIZATION = "organization"
    """It names the organization of the people below."""
    APART = "apart"
    """A title, a greeting, or a heading that may name anything."""
    STRUCK = "struck"
    """It is crossed out."""
    NAMES = "names"
    """It names several people, or says that one is replaced or has moved."""
    GONE = "gone"
    """It says that somebody has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """A line: its cells without a bullet, and the sign that joins them again.

    `marked`: a number or a bullet stands before it.
    """

    text: str
    cells: tuple[str, ...]
    between: str = ", "
    marked: bool = False
    kind: LineKind = LineKind.PERSON

    @property
    def filled(self) -> bool:
        """Whether something stands behind the name."""
        return len([each for each in self.cells if each]) > 1

    def lists_names(self, *, least: int) -> bool:
        """Tell whether it has so many cells of two or three words, which may each be a name."""
        cells = [each for each in self.cells if each]
        named = (each.split() for each in cells)
        return len(cells) >= least and all(
            len(words) in {2, 3} and all(word.isalpha() or _KHMER.search(word) for word in words)
            for words in named
        )

    @property
    def heads(self) -> bool:
        """Whether it ends like the heading of what follows."""
        return self.text.endswith(_ENDS)

    @property
    def may_be_body(self) -> bool:
        """Whether it is short and plain enough for the name of an organization."""
        said = self.text.rstrip(" :៖")
        plain = "," not in said and len(said.split()) <= _BODY_WORDS
        return plain and not _GREETING.match(said) and ends_list(said) is None


def typed_lines(written: str, struck: frozenset[int] = frozenset()) -> list[TypedLine]:
    """Return the lines of a typed list with what each is; empty ones have no cells.

    `struck` are the numbers of lines, from 1, that are crossed out.
    """
    lines = _with_tight_dashes([_line(each) for each in written.splitlines()])
    said = [each for at, each in enumerate(lines, 1) if each.text and at not in struck]
    people = [each for each in said if not each.heads]
    marked = _are_most([each.marked for each in people]) or _number_blocks(people)
    nested = _are_most([bool(_NESTED.match(each.text)) for each in people])
    filled = _are_most([each.filled for each in people])
    bodies = _organizations(said)
    headed = any(each.heads for each in said)
    least = 2 if bodies else 3 if headed else 4
    capitals = _are_most([not each.text.isupper() for each in said])
    seconds = _seconds_of_pairs(lines)
    begins = next((at for at, each in enumerate(lines) if each.filled), 0)
    ends = len(lines) - next((at for at, each in enumerate(lines[::-1]) if each.filled), 0)
    found: list[TypedLine] = []
    for at, each in enumerate(lines):
        inside = begins <= at < ends
        apart = _is_apart(each, marked=marked, filled=filled, inside=inside)
        apart = apart or at in seconds or (capitals and _is_loud(each))
        apart = apart or (nested and each.marked and not _NESTED.match(each.text))
        kind = LineKind.APART if apart else each.kind
        kind = LineKind.ORGANIZATION if each.text in bodies else kind
        if kind is LineKind.PERSON and each.lists_names(least=least) and each.between == ", ":
            kind = LineKind.NAMES
        kind = LineKind.NAMES if kind is LineKind.PERSON and _MOVED.search(each.text) else kind
        kind = LineKind.GONE if kind is LineKind.PERSON and is_gone(each.cells) else kind
        is_struck = at + 1 in struck or _CROSSED.fullmatch(each.text)
        found.append(replace(each, kind=LineKind.STRUCK if is_struck else kind))
    return found


def _has_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def names_body(name: str) -> bool:
    """Tell whether what stands where a name is expected names an organization."""
    return bool(_BODY.search(name))


def _line(written: str) -> TypedLine:
    text = written.strip()
    plain = text.strip("~❌✗✘✖🚫\ufe0f ") if _CROSSED.fullmatch(text) else written
    mark = _MARKED.match(plain)
    bare = _FULL_STOP.sub("", (plain[mark.end() :] if mark else plain).rstrip(" ;,។"))
    sign = "\t" if "\t" in bare else next((each for each in _BETWEEN if each in bare), None)
    dash = _DASH.search(bare)
    if dash and (sign is None or (sign == "," and dash.start() < bare.index(sign))):
        cells = tuple(each.strip(" ,") for each in _DASH.split(bare))
        return TypedLine(text=text, cells=cells, between=" - ", marked=mark is not None)
    pieces = bare.split(sign) if sign else _FAR.split(bare.strip())
    cells = tuple(each.strip() for each in pieces)
    return TypedLine(text=text, cells=cells if text else (), marked=mark is not None)


def _with_tight_dashes(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, with "Sok Dara-Bridge" taken apart where most of them are written so."""
    tight = [_TIGHT.fullmatch(each.cells[0]) if len(each.cells) == 1 else None for each in lines]
    said = sum(bool(each.text) for each in lines)
    found = sum(each is not None for each in tight)
    if found < 2 or 2 * found <= said:  # noqa: PLR2004 - one is a name such as Kim Jean-Paul
        return list(lines)
    return [
        line if each is None else replace(line, cells=(each["name"], each["rest"]), between="-")
        for line, each in zip(lines, tight, strict=True)
    ]


def _is_loud(line: TypedLine) -> bool:
    """Tell whether a line is in capitals, as a heading above names that are not."""
    return line.text.isupper() and not line.filled and len(line.text.split()) > 1


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
    if not plain or len(pairs) < 2 or any(len(each) != 2 for each in pairs):  # noqa: PLR2004 - a pair
        return frozenset()
    return frozenset(second for _, second in pairs)


def _number_blocks(said: Sequence[TypedLine]) -> bool:
    """Tell whether below each line with a number stand lines without one about the same person."""
    marks = [each.marked for each in said]
    apart = not any(one and other for one, other in pairwise(marks))
    return sum(marks) >= _LEAST and apart and not marks[-1]


def _are_most(are: Sequence[bool]) -> bool:
    return sum(are) >= _LEAST and 2 * sum(are) > len(are)


def _organizations(said: Sequence[TypedLine]) -> frozenset[str]:
    """Return the headings that name organizations: all of them, if one of them surely does.

    A heading such as "Trainers:" names none.
    """
    heads = [each.text for each in said if each.heads and each.may_be_body]
    named = [each for each in heads if not _NO_BODY.search(each)]
    return frozenset(named if any(map(_BODY.search, named)) else ())


def _is_apart(line: TypedLine, *, marked: bool, filled: bool, inside: bool) -> bool:
    if not _has_words(line.text) or ends_list(line.text) is not None:
        return False
    if line.heads or line.text.endswith("?") or _GREETING.match(line.cells[0]):
        return True
    if _TITLE.search(line.cells[0]):
        return True
    if len(line.cells[0].split()) > _NAME_WORDS:
        return True
    if marked:
        return not line.marked
    return filled and not line.filled and not inside
