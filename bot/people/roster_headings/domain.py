"""Finds the lines of a typed list that name the organization of the people below.

Some say so, by a label or a word that only organizations have. Others only stand where such a
heading stands: these are guessed, and somebody must say that it is so.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.people.roster_cells.domain import LineKind, TypedLine
from bot.people.roster_labels.domain import labelled, name_in_heading
from bot.people.roster_rows.domain import ends_list
from bot.people.roster_words.domain import (
    Likeness,
    has_body_word,
    is_function,
    likeness,
    reads_like_person,
)

_GREETING = re.compile(
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening)|(?:many )?thanks?|(?:best |kind )?regards"
    r"|best(?: wishes)?$|cheers$|sincerely|yours|please|(?:can|could|would|will) you"
    r"|here (?:is|are)|this is|below is|bonjour|merci|(?:bien )?cordialement)(?!\w)"
    r"|ដោយ(?:ក្តី|សេចក្តី)?គោរព|(?:សូម)?(?:ជម្រាប|ជំរាប|គោរព|អរគុណ)|សួស្តី",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:best|kind|warm) )?regards\b|sincerely\b|yours\b|best wishes\b|(?:bien )?cordialement\b"
    r"|ដោយ(?:ក្តី|សេចក្តី)?គោរព",
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
_NEVER = re.compile(
    r"\b(?:participants?|trainees?|trainers?|facilitators?|staff|guests?|observers?|members?|list"
    r"|names?|session|date|place|note|absent|present|(?:team|group|day|session) [0-9])\b"
    r"|សិក្ខាកាម|អ្នកចូលរួម|គ្រូ|បញ្ជី|ភ្ញៀវ|ឈ្មោះ|ថ្ងៃទី|ក្រុមទី",
    re.IGNORECASE,
)
_LONG_HEADING, _LONG_KHMER = 3, 16
"""A longer heading may name a body with such a word: "Kampong Speu Domestic Workers Group"."""
_BODY_FIRST = re.compile(
    r"\s*(?:អង្គការ|សមាគម|មជ្ឈមណ្ឌល|មូលនិធិ|បណ្តាញ|សហគមន៍|សហព័ន្ធ)[\u1780-\u17d3\s]+", re.IGNORECASE
)
"""In Khmer the word for a body stands first, and what follows is its name."""
_ALL_FROM = re.compile(
    r"(?:(?:we|they|people|participants|everybody|everyone)\s+(?:are\s+)?)?all\s+(?:are\s+)?"
    r"(?:from|of|at|work(?:ing)? (?:at|for))\s+(?!them\b|us\b|the )(?P<name>.+)"
    r"|(?:we|they) are (?:all )?from\s+(?P<ours>.+)"
    r"|(?:យើង)?ទាំងអស់(?:គ្នា)?មកពី\s*(?P<khmer>.+)"
    r"|(?:មក)?ពី\s*(?P<has>(?:អង្គការ|សមាគម|មជ្ឈមណ្ឌល|មូលនិធិ|បណ្តាញ|សហគមន៍|សហព័ន្ធ).+?)\s*មាន",
    re.IGNORECASE,
)
_PEOPLE_FROM = re.compile(
    r"(?:participants?|people|trainees?|leaders?|learners?|team|names?|list|staff) from"
    r" (?P<name>.+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:is|are|will|please|pls|need|have|has|can|we|you|our|my|by|i(?![.)])|this|that|here|below|above"
    r"|following|with|sent|wrote)\b",
    re.IGNORECASE,
)
_SENDS = re.compile(r"\s+(?:will\s+)?(?:sends?|nominates?|proposes?)$", re.IGNORECASE)
_MARKS = "*_ \t"
_ENDING: Final = " :៖.*_,;"
_BODY_WORDS = 8
_AND = frozenset({"and", "the", "for", "one", "two", "our"})
_MOST_DIGITS = 4


def is_greeting(text: str) -> bool:
    return bool(_GREETING.match(text))


def is_closing(text: str) -> bool:
    """Tell whether a line ends a letter: below it stands who wrote it."""
    return bool(_CLOSING.match(text))


def is_title(text: str) -> bool:
    return bool(_TITLE.search(text))


def names_body(name: str) -> bool:
    """Tell whether what stands where a name is expected names an organization."""
    return bool(_BODY.search(name))


def says_organization(text: str) -> str:
    """Return the organization of the people below if a line says so by a label, else ""."""
    plain = text.strip(_MARKS)
    found = _ALL_FROM.fullmatch(plain.rstrip(_ENDING))
    if found:
        return _without_place(next(each for each in found.groups() if each))
    return labelled([plain]).strip(_ENDING)


def _from(text: str) -> str:
    """Return whom a title such as "Participants from Lotus House" comes from, unless a place."""
    found = _PEOPLE_FROM.fullmatch(text.strip(_MARKS).rstrip(_ENDING))
    name = found["name"] if found else ""
    return "" if likeness(name) is Likeness.PLACE else name


def _without_place(name: str) -> str:
    body, _, place = name.rpartition("," if "," in name else " ខេត្ត")
    place = place if "," in name else f"ខេត្ត{place}"
    return body.strip() if body and likeness(place) is Likeness.PLACE else name.strip()


def without_verb(heading: str) -> str:
    """Return a heading such as "Lotus House will send:" without what its organization does."""
    return _SENDS.sub("", heading.rstrip(_ENDING))


def named_by(line: TypedLine) -> str:
    """Return the organization that a heading names."""
    said = says_organization(line.text) or _from(line.text)
    return said or name_in_heading(without_verb((line.bare or line.text).strip(_MARKS)))


def heads_bodies(said: Sequence[TypedLine]) -> frozenset[str]:
    """Return the headings with a colon that name organizations: all, if one of them surely does.

    A heading such as "Trainers:" names none.
    """
    heads = [each.text for each in said if each.heads and _may_be_body(each)]
    named = [each for each in heads if not _NO_BODY.search(each) or _BODY_FIRST.match(each)]
    return frozenset(named if any(map(_BODY.search, named)) else ())


def _may_be_body(line: TypedLine) -> bool:
    """Tell whether a line is short and plain enough for the name of an organization."""
    said = line.text.rstrip(_ENDING)
    plain = "," not in said and len(said.split()) <= _BODY_WORDS
    return plain and not is_greeting(said) and ends_list(said) is None


def guessed_headings(
    lines: Sequence[TypedLine], besides: frozenset[int], *, marked: bool
) -> dict[int, LineKind]:
    """Return the lines that stand where the organization of the people below stands.

    Some surely name one. `besides` are lines that say something about the person above. `marked`:
    most lines have a number or a bullet, so that others are no people.
    """
    plain = not any(each.marked or not _is_alone(each) for each in lines if each.text)
    found = set[int]()
    for at, line in enumerate(lines):
        below = next((each for each in lines[at + 1 :] if each.text), None)
        if below is None or below.kind is not LineKind.PERSON or not _may_head(line):
            continue
        if line.kind is LineKind.APART and (below.marked or not marked) and at not in besides:
            found.add(at)
    found |= set(_above_names(lines)) - besides if plain else set()
    sure = {at for at in found if _BODY.search(lines[at].text)}
    return {at: LineKind.ORGANIZATION if at in sure else LineKind.GUESSED for at in found}


def _may_head(line: TypedLine) -> bool:
    text = without_verb(line.text)
    digits = sum(sign.isdigit() for sign in text)
    if _PEOPLE_FROM.fullmatch(text.strip(_MARKS).rstrip(_ENDING)):
        return bool(_from(text))
    if re.search(r"[:៖=→]", text.rstrip(_ENDING)):
        return False
    if is_title(text) or line.text.endswith("?") or digits > _MOST_DIGITS or not _may_be_body(line):
        return False
    if _BODY_FIRST.match(text):
        return True
    if is_function(text.removesuffix("s")) or likeness(text) is not None:
        return False
    short = len(text.split()) < _LONG_HEADING and len(text) < _LONG_KHMER
    return not (_NEVER.search(text) or (short and _NO_BODY.search(text)) or _SENTENCE.search(text))


def may_name_body(text: str) -> bool:
    """Tell whether what stands before a colon and names may be the organization of these people.

    "Trainers", "Women" and "Day 1" are none.
    """
    if _BODY_FIRST.match(text):
        return True
    if is_title(text) or is_greeting(text) or ends_list(text) is not None:
        return False
    if is_function(text.removesuffix("s")) or likeness(text) is not None:
        return False
    words = [each for each in re.split(r"\W+", text) if not _NO_BODY.fullmatch(each)]
    named = any(len(each) >= _LONG_HEADING and each not in _AND for each in words)
    long = len(text.split()) > _BODY_WORDS
    return named and not (long or _NEVER.search(text) or _SENTENCE.search(text))


def _is_alone(line: TypedLine) -> bool:
    """Tell whether a line is a name with nothing but a function or a remark behind it."""
    return all(is_function(each) or likeness(each) is not None for each in line.cells[1:] if each)


def _above_names(lines: Sequence[TypedLine]) -> Iterator[int]:
    """Return the lines above names where nothing but names stands below each of them.

    They begin each block, and have a word of an organization or are no names like the others. In
    one block the first line must be one, or nobody knows whether it stands above or below.
    """
    people = [at for at, e in enumerate(lines) if e.text and e.kind is LineKind.PERSON]
    firsts = [at for at in people if at - 1 not in people]
    below = [at for at in people if at not in firsts]
    bodies = [at for at in people if _names_no_person(lines[at])]
    names = sum(reads_like_person(lines[at].cells[0]) for at in below)
    like = any(reads_like_person(lines[at].text) for at in firsts if at + 1 in people)
    blocks = (
        len(firsts) > 1
        and not like
        and (
            any(at in bodies for at in firsts)
            or (len(below) > len(firsts) and 2 * names > len(below))
        )
    )
    if not firsts or not (blocks or firsts[0] in bodies):
        return
    for at, below_it in pairwise(people):
        followed = below_it not in bodies
        if followed and (at in bodies or (blocks and at in firsts)) and _may_head(lines[at]):
            yield at


def _names_no_person(line: TypedLine) -> bool:
    """Tell whether a line has a word of an organization, and does not begin with a name."""
    start = " ".join(line.text.split()[:2])
    if line.filled or (reads_like_person(start) and start != line.text):
        return False
    return has_body_word(line.text) or name_in_heading(line.text) != line.text
