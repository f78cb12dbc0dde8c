"""Takes a line of a typed list apart into cells: a name, and what stands beside it.

What stands between them is seen from all lines: a dash without spaces, two spaces, brackets, or the
organization before the name.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.membership.person.domain import name_key
from bot.people.roster_asides.domain import without_remarks
from bot.people.roster_words.domain import (
    Likeness,
    has_body_word,
    is_function,
    likeness,
    reads_like_person,
)

_BETWEEN = (";", "\t", ",", "·", "|")
_MARKED = re.compile(
    r"\s*(?:(?:[0-9]\ufe0f?\u20e3)+\s*|[\u2460-\u24ff\u2776-\u2793]\s*"
    r"|(?i:no|nr|n°|№|#)\.?\s*[0-9]{1,3}\s*[.):/-]?\s+(?=[^\W\d_])|[\[(]?[0-9០-៩]{1,4}[\])]?(?:\s*[.)។]\s*|/\s*(?=[^\W\d_])|\s*[-–—]\s+|\s*[\t;,|]\s*|\s+(?=[^\W\d_]))"
    r"|[a-hក-ឈ][.)]\s+(?=[^\W\d_])|[•◦▪●‣*–—-]\s+|[\u2600-\u26ff\U0001f300-\U0001faff]\ufe0f?\s*"
    r"|[•◦▪●‣✅✔✓☑☐□➢➤►★👉🔹🔸]\ufe0f?\s*)"
)
"""A number or a bullet before a name."""
_DASH = re.compile(
    r"(?<![0-9០-៩\s])\s+[-–—]+\s+|\s+[-–—]+\s+(?![0-9០-៩\s])"
    r"|(?<=[\u1780-\u17ff])[-–—](?=[\u1780-\u17ff])|\s*(?:→|⇒|=>|->|(?<=\w\w)=(?=\w\w)|\s=\s)\s*"
)
"""Between numbers it is a span of years or a telephone number."""
_TIGHT = re.compile(r"(?P<name>\S+ [^-–—]*\S)[-–—](?P<rest>[^\W\d_][^-–—]*)")
"""A dash without spaces, behind two words; most lines have it if it stands for more than a name."""
_FAR = re.compile(r"\s{3,}")
_WIDE = re.compile(r"(?P<name>\S+ \S[^\n]*?)\s{2,}(?P<rest>[^\W\d_].*)")
"""Two spaces behind two words; most lines have them if they stand for more than a slip."""
_SEX_BETWEEN = re.compile(
    r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,2}) (?:[MF]|ស|ប|ស្រី|ប្រុស)\.? +"
    r"(?:[0-9]{1,2} +)?(?P<rest>[^\W\d_].*)"
)
_KHMER_BEHIND = re.compile(r"(?P<name>[\u1780-\u17d3\s]+)\s+(?P<rest>[\u1780-\u17d3]+)")
_DASH_BEHIND = re.compile(r"(?<=[\w\u1780-\u17d3)])\s+[-–—]+$")
"""It stands before something that nobody wrote."""
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
_NUMBER = re.compile(r"[0-9០-៩]{1,4}")
_KEYCAP = re.compile("[\ufe0f\u20e3]")
"""What makes the picture of a key out of a digit."""
_ENDS = (":", "៖")
_BRACKETS = re.compile(
    r"(?P<name>[^()\[\],;\t]+?)\s*[(\[]\s*(?P<inside>[^()\[\]]+?)\s*[)\]]\s*(?P<rest>.*)"
)
_PIECES = re.compile(r"\s*[,;/]\s*")
_ABBREVIATION = re.compile(r"[A-Z]{3,}|[A-Z][A-Z&-]{2,}")
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|mme|mlle|m|sr|fr)\b\.?\s*|(?:sœur|père|sister|father|brother)\s+",
    re.IGNORECASE,
)
_LEAST_SHARE = 0.5
_MOST_NAME_WORDS = 4
_CROSSED = re.compile(r"~+[^~]+~+|[❌✗✘✖🚫].*|.*[❌✗✘✖🚫]\ufe0f?")
"""A line that was crossed out in another messenger, or has a cross before or behind it."""
_BOLD = re.compile(r"([*_]{1,2})(?P<text>[^*_\s][^*_]*)\1:?")
_RULE = re.compile(r"\s*([-–—=_*~.])\1{2,}\s*")
"""A line that is drawn across."""
_TICKED = re.compile(r"[\s✅✔✓☑👍🙏\ufe0f]+$")
_KHMER = re.compile("[\u1780-\u17ff]")


class LineKind(StrEnum):
    """What a line of a typed list is."""

    PERSON = "person"
    """Or a total or a signature, which are told apart like rows of a file."""
    ORGANIZATION = "organization"
    """It names the organization of the people below."""
    GUESSED = "guessed"
    """It seems to name the organization of the people below; somebody must say so."""
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

    `marked`: a bullet stands before it, or a number (`number`). `bare` is the text without it.
    `named` is the organization that a heading names. `remarks` were taken off; `written` has them.
    """

    text: str
    cells: tuple[str, ...]
    bare: str = ""
    written: str = ""
    remarks: tuple[str, ...] = ()
    between: str = ", "
    marked: bool = False
    number: int | None = None
    kind: LineKind = LineKind.PERSON
    named: str = ""

    @property
    def filled(self) -> bool:
        """Whether something stands behind the name."""
        return len([each for each in self.cells if each]) > 1

    @property
    def heads(self) -> bool:
        """Whether it ends like the heading of what follows."""
        return self.text.endswith(_ENDS)

    @property
    def is_bold(self) -> bool:
        """Whether all of it stands between signs for bold or slanted letters."""
        return bool(_BOLD.fullmatch(self.text))

    @property
    def is_crossed(self) -> bool:
        """Whether it was crossed out in another messenger, or has a cross at an end."""
        return bool(_CROSSED.fullmatch(self.text))

    def lists_names(self, *, least: int) -> bool:
        """Tell whether it has so many cells of two or three words, which may each be a name."""
        cells = [each for each in self.cells if each]
        named = (each.split() for each in cells)
        return len(cells) >= least and all(
            len(words) in {2, 3} and all(word.isalpha() or _KHMER.search(word) for word in words)
            for words in named
        )


def cells_of(written: Sequence[str]) -> list[TypedLine]:
    """Return the cells of all lines of a list."""
    lines = [_line(each) for each in written]
    for taken_apart in (
        _with_tight_dashes,
        _with_wide_gaps,
        _with_slashes,
        _with_sexes,
        _with_functions,
        _with_brackets,
        _names_first,
    ):
        lines = taken_apart(lines)
    return lines


def _line(written: str) -> TypedLine:
    text = "" if _RULE.fullmatch(written) else written.strip()
    bold = _BOLD.fullmatch(text)
    written = bold["text"] if bold else _TICKED.sub("", written)
    plain = text.strip("~❌✗✘✖🚫\ufe0f ") if _CROSSED.fullmatch(text) else written
    mark = _MARKED.match(plain)
    bare = (plain[mark.end() :] if mark else plain).rstrip(" ;,។")
    kept = _FULL_STOP.sub("", _DASH_BEHIND.sub("", bare))
    bare, remarks = without_remarks(kept)
    number = _NUMBER.search(_KEYCAP.sub("", mark[0])) if mark else None
    line = TypedLine(
        text=text,
        cells=(),
        bare=bare.strip(),
        written=kept.strip(),
        remarks=remarks,
        marked=mark is not None,
        number=int(number[0]) if number else None,
    )
    if not text:
        return line
    sign = "\t" if "\t" in bare else next((each for each in _BETWEEN if each in bare), None)
    dash = _DASH.search(bare)
    if dash and (sign is None or (sign == "," and dash.start() < bare.index(sign))):
        cells = tuple(each.strip(" ,") for each in _DASH.split(bare))
        return replace(line, cells=cells, between=" - ")
    pieces = bare.split(sign) if sign else _FAR.split(bare.strip())
    return replace(line, cells=tuple(each.strip() for each in pieces))


def _with_tight_dashes(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, with "Sok Dara-Bridge" taken apart where most of them are written so."""
    return _apart_where_most(lines, _TIGHT.fullmatch, "-")


def _with_wide_gaps(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, with two spaces as a sign between where most of them have them."""
    return _apart_where_most(lines, _WIDE.fullmatch, "  ")


def _with_slashes(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, taken apart at slashes where most have them, but for two spellings."""
    found = [
        [part.strip() for part in each.bare.split("/")] if len(each.cells) == 1 else []
        for each in lines
    ]
    said = sum(bool(each.text) for each in lines)
    apart = [len(parts) > 1 and not _is_spelt_twice(parts) for parts in found]
    if sum(apart) < 2 or 2 * sum(apart) <= said:  # noqa: PLR2004 - one may be anything
        return list(lines)
    return [
        replace(line, cells=tuple(parts), between=" / ") if is_apart else line
        for line, parts, is_apart in zip(lines, found, apart, strict=True)
    ]


def _is_spelt_twice(parts: Sequence[str]) -> bool:
    return bool(_KHMER.search(parts[0])) is not bool(_KHMER.search(parts[1]))


def _with_sexes(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, with "Sok Dara M Bridge" taken apart where most are written so."""
    return _apart_where_most(lines, _SEX_BETWEEN.fullmatch, " ")


def _with_functions(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, with Khmer functions behind names in cells of their own if some have one.

    In Khmer there is no sign between them, and a name may have no spaces.
    """
    return _apart_where(lines, _function_behind, " ", least=0)


def _function_behind(text: str) -> re.Match[str] | None:
    found = _KHMER_BEHIND.fullmatch(text)
    return found if found and is_function(found["rest"]) else None


def _apart_where_most(
    lines: Sequence[TypedLine], match: Callable[[str], re.Match[str] | None], between: str
) -> list[TypedLine]:
    return _apart_where(lines, match, between, least=sum(bool(each.text) for each in lines) / 2)


def _apart_where(
    lines: Sequence[TypedLine],
    match: Callable[[str], re.Match[str] | None],
    between: str,
    *,
    least: float,
) -> list[TypedLine]:
    """Return the lines taken apart, if more than `least` of them can be, and not only one."""
    found = [match(each.cells[0]) if len(each.cells) == 1 else None for each in lines]
    count = sum(each is not None for each in found)
    if count < 2 or count <= least:  # noqa: PLR2004 - one is a name such as Kim Jean-Paul
        return list(lines)
    return [
        line if each is None else replace(line, cells=(each["name"], each["rest"]), between=between)
        for line, each in zip(lines, found, strict=True)
    ]


def _with_brackets(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines, with what stands in brackets behind a name in a cell of its own.

    It does if it says what somebody does, or if brackets hold the organizations of this list.
    """
    found = [_BRACKETS.fullmatch(each.bare) for each in lines]
    inside = [each["inside"] for each in found if each is not None and _may_hold(each)]
    times = Counter(map(name_key, inside))
    bodies = sum(_is_body(each) or times[name_key(each)] > 1 for each in inside)
    hold_bodies = bodies > 0 and bodies >= _LEAST_SHARE * len(inside)
    return [
        line
        if each is None or not (_is_aside(each["inside"]) or (hold_bodies and _may_hold(each)))
        else _with_inside(line, each)
        for line, each in zip(lines, found, strict=True)
    ]


def _may_hold(found: re.Match[str]) -> bool:
    """Tell whether brackets behind a name may hold an organization."""
    name, inside = found["name"], found["inside"]
    if has_body_word(name) or len(name.split()) > _MOST_NAME_WORDS or _is_aside(inside):
        return False
    other_script = bool(_KHMER.search(name)) is not bool(_KHMER.search(inside))
    is_name = reads_like_person(inside) or (other_script and not has_body_word(inside))
    return likeness(inside) is None and not is_name


def _is_body(inside: str) -> bool:
    return has_body_word(inside) or len(inside.split()) > 1 or bool(_ABBREVIATION.match(inside))


def _is_aside(inside: str) -> bool:
    """Tell whether brackets say what somebody does, a sex or an age, perhaps with more."""
    return len(_pieces(inside)) > 1 or is_function(inside)


def _pieces(inside: str) -> list[str]:
    """Return what stands in brackets, taken apart if a part of it is no organization."""
    pieces = [each for each in _PIECES.split(inside) if each]
    apart = any(is_function(each) or _is_sex_or_age(each) for each in pieces)
    return pieces if apart else [inside]


def _is_sex_or_age(piece: str) -> bool:
    return likeness(piece) in {Likeness.SEX, Likeness.SIGNS}


def _with_inside(line: TypedLine, found: re.Match[str]) -> TypedLine:
    rest = found["rest"].strip(" ,;-–—\t")
    inside = _pieces(found["inside"])
    cells = [found["name"].strip(" ,;-–—"), *inside, *(_line(rest).cells if rest else ())]
    return replace(line, cells=tuple(cells))


def _names_first(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """Return the lines; where organizations stand before the names, names come first.

    The same organization then stands in several lines, or has a word of one, and no name does. A
    line the other way round, with a name before an organization of other lines, is one already.
    """
    filled = [each for each in lines if each.filled and not each.heads]
    before = {name_key(e.cells[0]) for e in filled if not reads_like_person(e.cells[0])}
    two = [
        each
        for each in filled
        if not (reads_like_person(each.cells[0]) and name_key(each.cells[1]) in before)
    ]
    firsts = [name_key(each.cells[0]) for each in two]
    seconds = [name_key(_TITLE.sub("", each.cells[1])) for each in two]
    if len(two) < 2 or len(set(seconds)) < len(seconds):  # noqa: PLR2004 - one may be anything
        return list(lines)
    repeated = len(set(firsts)) < len(firsts)
    bodies = sum(has_body_word(each) for each in firsts)
    people = sum(reads_like_person(each) for each in firsts)
    others = sum(has_body_word(each) for each in seconds)
    is_swapped = others == 0 and (
        2 * bodies > len(two) or (repeated and 2 * people <= len(two) and all(map(_is_name, two)))
    )
    return [_swapped(each) if is_swapped and each in two else each for each in lines]


def _is_name(line: TypedLine) -> bool:
    """Tell whether the second cell of a line could be a name."""
    words = _TITLE.sub("", line.cells[1]).split()
    return 1 < len(words) <= _MOST_NAME_WORDS and likeness(line.cells[1]) is None


def _swapped(line: TypedLine) -> TypedLine:
    body, name, *rest = line.cells
    name, *beside = (each.strip() for each in name.split(","))
    return replace(line, cells=(name, *beside, body, *rest))
