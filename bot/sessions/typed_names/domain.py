"""Reads a typed line on who attended: "all but 3, 7 and Sok Dara", "1-12, 15", in Khmer, too.

Numbers are those of the list that is shown, from 1. A word that is not understood is returned as it
was typed, so that the coordinator is told of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.catalog.folding import folded, readable
from bot.membership.domain import PersonId
from bot.people.namesakes.domain import may_be_same


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """Somebody on the list, with the name that is shown there; `there`: they are ticked."""

    person: PersonId
    name: str
    there: bool


class LineMode(StrEnum):
    """What a typed line says of the people whom it names."""

    ALL_BUT = "all_but"
    """Everybody was there but for them."""
    ONLY = "only"
    """They were there, and nobody else."""
    ABSENT = "absent"
    """They were not there; of the others it says nothing."""
    TURNED = "turned"
    """It only names them, which does the same as a tap on their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearName:
    """A typed name that fits several people, or one in another spelling: it must be chosen."""

    typed: str
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNames:
    """What a line says: of whom, which names are unclear, and what of it was not understood.

    `too_many` are names that fit more than `MOST_MEANT` people, `labelled` what stands behind a
    label of its own, as "late: 2".
    """

    mode: LineMode
    people: tuple[PersonId, ...] = ()
    unclear: tuple[UnclearName, ...] = ()
    too_many: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    labelled: tuple[str, ...] = ()


_ALL: Final = (
    r"(?:all(?: of (?:them|us))?|every ?(?:one|body)"
    r"|គ្រប់ ?គ្នា ?ទាំងអស់|ទាំងអស់ ?គ្នា|ទាំងអស់|គ្រប់ ?(?:ៗ ?)?គ្នា)"
)
_BUT: Final = (
    r"(?:but(?: not)?(?: for)?|except(?:ing)?(?: for)?|apart from|besides|other than|without|minus"
    r"|លើកលែង ?(?:តែ)?|វៀរលែង ?(?:តែ)?|វៀរ ?(?:តែ)?|ក្រៅ ?(?:តែ)? ?ពី)"
)
_WERE: Final = r"(?:(?:were|was|are|is|have|has) )?"
_CAME: Final = (
    rf"(?:{_WERE}(?:there|here|present|attended|came|come)|បាន ?(?:មក|ចូលរួម)|ចូលរួម|វត្តមាន|មក)"
)
_AWAY: Final = (
    rf"(?:{_WERE}(?:absent|missing|away|not (?:there|here|present|come))|(?:did not|didn'?t) come"
    r"|weren'?t (?:there|here)|wasn'?t (?:there|here)"
    r"|អវត្តមាន|(?:មិន|អត់) ?(?:បាន|ឃើញ)? ?(?:មក|ចូលរួម)(?: ?ទេ)?)"
)
_GAP: Final = r"[\s,;:៖]*"
_END: Final = r"(?:(?<=[\u1780-\u17ff])|(?![^\W\d_]))"
"""The end of a Latin word; after a Khmer one a name may follow without a space."""

_NOBODY: Final = (
    r"(?:nobody|no ?one|none"
    r"|(?:គ្មាន|អត់ ?មាន) ?(?:(?:អ្នក|នរ)ណា(?:ម្នាក់)?|អ្នក(?=\s?(?:បាន ?)?(?:មក|ចូលរួម))))"
)
_FORMS: Final = tuple(
    (mode, re.compile(form, re.IGNORECASE | re.DOTALL))
    for mode, form in (
        (
            LineMode.ALL_BUT,
            rf"(?P<all>{_ALL}){_END}{_GAP}(?:{_CAME}{_GAP})?(?:{_BUT}{_END}(?P<who>.*)|{_CAME})?",
        ),
        (
            LineMode.ONLY,
            rf"(?P<all>{_NOBODY}){_END}{_GAP}(?:{_CAME}{_GAP})?(?:{_BUT}{_END}(?P<who>.*))?",
        ),
        (
            LineMode.ALL_BUT,
            rf"{_CAME}{_END}{_GAP}(?P<all>{_ALL})(?:{_END}{_GAP}{_BUT}{_END}(?P<who>.+))?",
        ),
        (LineMode.ALL_BUT, rf"{_BUT}{_END}(?P<who>.+)"),
        (LineMode.ABSENT, rf"{_AWAY}{_END}{_GAP}(?P<who>.+)"),
        (LineMode.ABSENT, rf"(?P<who>.+?){_GAP}{_AWAY}"),
        (LineMode.ONLY, rf"(?:only|(?:មាន|បាន ?មក|មក) ?តែ){_END}(?P<who>.+?)(?:{_GAP}{_CAME})?"),
        (LineMode.ONLY, rf"{_CAME}{_END}{_GAP}(?P<who>.+)"),
        (LineMode.ONLY, rf"(?P<who>.+?){_GAP}{_CAME}"),
    )
)
_NUMBER: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:nos?\.?|numbers?|#|លេខ ?(?:រៀង)?) ?)?(?P<first>\d+)"
    r"(?: ?(?:-|\u2013|\u2014|~|\.\.+|to|until|ដល់) ?(?P<last>\d+))?(?P<mark>[.)](?=\s))?",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"(?<![\d.,-])\d+ ?(?:(?:people|persons?|participants?|leaders?|members?|pax)\b|នាក់)",
    re.IGNORECASE,
)
"""How many people, not the number of one."""
_LABELLED: Final = re.compile(
    r"(?:^|(?<=[,;\n]))\s*(?P<label>[^,;\n:៖]*[^\W\d_][^,;\n:៖]*)[:៖](?P<rest>[^;\n]*)"
)
"""Such as "came late: 3, 7" behind other names: of these it says something else."""
_OF_ALL: Final = re.compile(r"(?<![\d.,-])\d+ ?(?:(?:out )?of|ក្នុងចំណោម) ?\d+", re.IGNORECASE)
_SHARE: Final = re.compile(r"\d+ ?/ ?(?P<all>\d+)")
_SAYS_MORE: Final = re.compile(
    r"\b(?:came|come|present|there|absent|away|missing|not|\w+n't|except|but|late|only|first|last|half)\b"
    r"|អវត្តមាន|វត្តមាន|មក|យឺត|លើកលែង|ដំបូង|^[x×✓✔✗✘\s]+$",
    re.IGNORECASE,
)
"""Beside numbers these words say something else of some of them: "1-10, absent 11-15"."""
_APART: Final = re.compile(
    r"[,;\n\t/&+•។៖:]|\band\b|(?<!\S)និង(?!\S)|(?<=\d)\s*និង|និង\s*(?=\d)", re.IGNORECASE
)
_TITLES: Final = frozenset(
    folded(each)
    for each in (
        *("mr", "mrs", "ms", "miss", "dr", "bong", "lok", "neak", "pu", "ming"),
        *("លោក", "លោកស្រី", "អ្នកស្រី", "កញ្ញា", "បង", "លោកគ្រូ", "អ្នកគ្រូ", "ពូ", "មីង"),
    )
)
_EDGES: Final = " \t\n·.!?។\"'()"
_PLEASE: Final = re.compile(r",? ?\bplease\b|សូម", re.IGNORECASE)
MOST_MEANT: Final = 8
"""Of so many people with a name one can be chosen by a tap."""
MOST_NUMBERS: Final = 2000
"""The longest range that is read, as "1-40"; a longer one is none."""


def typed_names(text: str, listed: Sequence[ListedName]) -> TypedNames | None:
    """Read a line on people of a list; None if nothing in it is about them.

    A line that says two things, such as who came and who did not, is not understood as a whole.
    """
    words = _PLEASE.sub(" ", readable(text)).strip(_EDGES)
    share = _SHARE.fullmatch(words)
    if share and int(share["all"]) == len(listed):
        return None
    read = _read(words, listed)
    if read is None or not any(map(_SAYS_MORE.search, read.unknown)):
        return read
    return TypedNames(mode=LineMode.TURNED, unknown=(words,))


def _read(words: str, listed: Sequence[ListedName]) -> TypedNames | None:
    """Read a line; one in which everything is a name is read as names: "But Sophea" is one."""
    plain = _Reader(listed).read(LineMode.TURNED, words)
    understood = not (plain.unknown or plain.labelled or plain.too_many)
    if _names_somebody(plain) and understood:
        return plain
    for mode, form in _FORMS:
        found = form.fullmatch(words)
        if found is not None:
            read = _Reader(listed).read(mode, found["who"] or "")
            whole = "all" in found.groupdict()
            return read if whole or _names_somebody(read) else None
    return plain if _names_somebody(plain) else None


def _names_somebody(read: TypedNames) -> bool:
    return bool(read.people or read.unclear)


class _Reader:
    """Reads the part of a line that names people."""

    def __init__(self, listed: Sequence[ListedName]) -> None:
        self._listed = listed
        self._names = [_words_of(each.name.split(" · ", maxsplit=1)[0]) for each in listed]
        self._shown = ["".join(_words_of(each.name)) for each in listed]
        self._people: dict[PersonId, None] = {}
        self._unclear: dict[tuple[PersonId, ...], UnclearName] = {}
        self._too_many: dict[str, None] = {}
        self._unknown: dict[str, None] = {}
        self._labelled: dict[str, None] = {}

    def read(self, mode: LineMode, words: str) -> TypedNames:
        for piece in _APART.split(_LABELLED.sub(self._leave_labelled, words)):
            for counts in (_COUNT, _OF_ALL):
                piece = counts.sub(self._leave_count, piece)  # noqa: PLW2901
            self._read_piece(piece.strip(_EDGES))
        return TypedNames(
            mode=mode,
            people=tuple(self._people),
            unclear=tuple(self._unclear.values()),
            too_many=tuple(self._too_many),
            unknown=tuple(self._unknown),
            labelled=tuple(self._labelled),
        )

    def _leave_labelled(self, found: re.Match[str]) -> str:
        """Leave out what stands behind a label that is nobody's name."""
        label = found["label"].lstrip("0123456789.) ").strip(_EDGES)
        if self._people_in(label):
            return found[0]
        self._labelled[found[0].strip(_EDGES)] = None
        return " "

    def _leave_count(self, count: re.Match[str]) -> str:
        self._unknown[count[0]] = None
        return " "

    def _read_piece(self, piece: str) -> None:
        """Read numbers and names that stand side by side, such as "3 7" or "3 Sok Dara"."""
        at = 0
        whole = any(self._is_exactly(each, _words_of(piece)) for each in range(len(self._names)))
        found = [] if whole else list(_NUMBER.finditer(piece))
        ends = [*(each.start() for each in found[1:]), len(piece)]
        for number, end in zip(found, ends, strict=False):
            self._read_names(piece[at : number.start()])
            following = piece[number.end() : end].strip(_EDGES)
            is_one = bool(following) and self._is_numbered(number, following)
            if not is_one and not (following and number["mark"]):
                self._read_numbers(number)
            at = end if is_one else number.end()
        self._read_names(piece[at:])

    def _is_numbered(self, number: re.Match[str], name: str) -> bool:
        """Take "3 Sok Dara" for one person if it is the number of one whom the name fits."""
        at = int(number["first"]) - 1
        if number["last"] or not 0 <= at < len(self._listed) or not self._fits(at, _words_of(name)):
            return False
        self._people[self._listed[at].person] = None
        return True

    def _read_numbers(self, number: re.Match[str]) -> None:
        if number["first"].startswith("0"):  # the beginning of a telephone number
            self._unknown[number[0].strip()] = None
            return
        first, last = sorted((int(number["first"]), int(number["last"] or number["first"])))
        if last - first > MOST_NUMBERS:
            self._unknown[number[0].strip()] = None
            return
        inside = range(first, min(last, len(self._listed)) + 1)
        for each in inside:
            self._people[self._listed[each - 1].person] = None
        beyond = max(first, len(self._listed) + 1)
        if beyond <= last:
            self._unknown[str(last) if beyond == last else f"{beyond}-{last}"] = None

    def _read_names(self, text: str) -> None:
        typed = text.strip(_EDGES)
        if not typed:
            return
        for split in (False, True):
            parts = typed.split("និង") if split else [typed]
            found = [self._people_in(part.strip()) for part in parts]
            if all(found):
                for part in found:
                    self._take(part)
                return
        near = self._spelt_nearly(typed)
        if near:
            self._unclear[near] = UnclearName(typed=typed, people=near)
        else:
            self._unknown[typed] = None

    def _spelt_nearly(self, typed: str) -> tuple[PersonId, ...]:
        """Return whose name this may be in another spelling, such as Thida for Tida."""
        near = tuple(
            each.person
            for each in self._listed
            if may_be_same(typed, each.name.split(" · ", maxsplit=1)[0])
        )
        return near if len(near) <= MOST_MEANT else ()

    def _take(self, part: Sequence[tuple[str, tuple[PersonId, ...]]]) -> None:
        for typed, people in part:
            if len(people) == 1:
                self._people[people[0]] = None
            elif len(people) > MOST_MEANT:
                self._too_many[typed] = None
            else:
                self._unclear[people] = UnclearName(typed=typed, people=people)

    def _people_in(self, text: str) -> list[tuple[str, tuple[PersonId, ...]]]:
        """Return the names in a text without commas, and whom each fits; empty if one fits nobody.

        The longest beginning that fits somebody is the first name.
        """
        words = [each for each in text.split() if each.strip(_EDGES)]
        found: list[tuple[str, tuple[PersonId, ...]]] = []
        at = 0
        while at < len(words):
            ends = range(len(words), at, -1)
            fits = ((end, self._all_who_fit(words[at:end])) for end in ends)
            end, people = next(((end, people) for end, people in fits if people), (at, ()))
            if not people:
                return []
            found.append((" ".join(words[at:end]), people))
            at = end
        return found

    def _all_who_fit(self, words: Sequence[str]) -> tuple[PersonId, ...]:
        """Return who has exactly this name; otherwise who has all these words in the name."""
        typed = _words_of(" ".join(words))
        while len(typed) > 1 and typed[0] in _TITLES:
            typed = typed[1:]
        exact = [at for at in range(len(self._names)) if self._is_exactly(at, typed)]
        fitting = exact or [at for at in range(len(self._names)) if self._fits(at, typed)]
        return tuple(self._listed[at].person for at in fitting)

    def _is_exactly(self, at: int, typed: Sequence[str]) -> bool:
        """Tell whether it is the name, or what is shown where two people have the same name."""
        return "".join(typed) in {"".join(self._names[at]), self._shown[at]}

    def _fits(self, at: int, typed: Sequence[str]) -> bool:
        return bool(typed) and (self._is_exactly(at, typed) or set(typed) <= set(self._names[at]))


def _words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(folded(each) for word in readable(name).split() if (each := word.strip(_EDGES)))
