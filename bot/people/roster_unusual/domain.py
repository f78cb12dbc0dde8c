"""Looks at the people that were read from a list, and names what a careful reader would ask about.

It knows nothing of the form of the list: a cell of a sheet and a line of a text are looked at in
the same way. So what a reader of some form has misunderstood is seen by what came out of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.membership.person.domain import name_key
from bot.people.roster_file.domain import OF_ORGANIZATIONS, RosterRow, Unusual, UnusualReason
from bot.people.roster_words.domain import (
    Likeness,
    has_body_word,
    holds_no_name,
    initials_of,
    likeness,
    reads_like_person,
)

_SIGNS = re.compile(
    r"[^\w\s.,'’‘\u1780-\u17d3\u17dd\u200b-\u200d\u0300-\u036f-]|_|\s[fm](?:\s|$)|\s[-–—]\s|,.*,"
    r"|^[^\W\d_]{2,}(?:\s[^\W\d_]{2,})?\.\s|[^\W\d_]{2}\.[^\W\d_]{2}",
    re.IGNORECASE,
)
"""Signs that no name has; F or M behind it is the sex, a word with a dot a title or an address."""
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NEXT_WITHIN = re.compile(r"[^\W\d_]\s[0-9០-៩]{1,2}[.)]?\s+[^\W\d_]{2,}\s|,\s*[^,()]+\([^)]*\)")
"""A number between words, or brackets behind a comma: there the next person of a list begins."""
_INITIALS = re.compile(r"[A-Z]{1,3}|[A-Za-z]|[a-z][A-Za-z]")
"""Such a word is no name, unless all names of a list are in capitals."""
_DIGITS = re.compile(r"[0-9០-៩²³¹\u2070-\u2079\u2460-\u24ff\u2776-\u2793]")
_NUMBERED = re.compile(rf"\S*{_DIGITS.pattern}\S*\s")
_BETWEEN = re.compile(r"\s*(?:[,;:&/+]|\band\b|\bនិង\b)\s*")
_KHMER = re.compile("[\u1780-\u17ff]")
_SHORT, _LONGEST = 2, 4
"""Most names have two words; one of more than four holds something else, too."""
_LONGEST_KHMER, _LONGEST_WORD = 32, 20
"""Khmer letters of a name, and of one without spaces; a sentence has more."""
_LEAST_OTHERS = 3
_ALIKE = 0.85
_MOST = 0.75
"""What this share of the others has is usual in a list."""
_MANY = 0.6
_LEAST_SAME = 5
"""If so many people have one organization and one has another, that one is asked about."""
_LEAST_SHARED = 3
"""So many names that end alike may end in an organization."""
_SEPARATOR = re.compile(r"\s[-–—]\s|,\s|\s?\(|\s?/\s?|\s[&+]\s")
"""Behind it something else may stand than the name of an organization."""
_OF_LIKENESS = {
    Likeness.FUNCTION: UnusualReason.FUNCTION,
    Likeness.REMARK: UnusualReason.REMARK,
    Likeness.PLACE: UnusualReason.PLACE,
    Likeness.DAY: UnusualReason.REMARK,
    Likeness.SEX: UnusualReason.REMARK,
    Likeness.SIGNS: UnusualReason.REMARK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """What is usual among the people of a list; all by keys of names.

    `bodies` are all organizations as they are spelt, those of the course, too; `organizations`
    count the people of each, and `initials` lead to one of them. `named` has the first person of
    each name. `words` count names by how many words they have, initials apart, `endings` the last
    words of longer ones, and `loud` those in capitals.
    """

    bodies: Mapping[str, str]
    organizations: Counter[str]
    initials: Mapping[str, str]
    named: Mapping[str, RosterRow]
    keys: frozenset[str]
    words: Counter[int]
    endings: Counter[str]
    loud: Counter[bool]
    small: int
    """How many names are in small letters; where none is, "NY" may be one."""
    digits: int
    """How many names have digits, as those that stand for names of people do."""
    like: int
    """How many organizations read like people."""


def look_at(people: Sequence[RosterRow], known: Iterable[str] = ()) -> tuple[Unusual, ...]:
    """Return what is unusual about people of a list, at most once for each of them.

    `known` are the names of organizations of the course.
    """
    listed = _of(people, known)
    found = (_about_name(each, listed) or _about_body(each, listed) for each in people)
    return (*_about_all(listed), *(each for each in found if each is not None))


def _of(people: Sequence[RosterRow], known: Iterable[str]) -> _List:
    bodies = {name_key(each): each for each in known}
    named: dict[str, RosterRow] = {}
    for each in people:
        named.setdefault(each.words_key[0], each)
        if each.organization:
            bodies.setdefault(name_key(each.organization), each.organization)
    words = [each.name.split() for each in people if not _INITIALS.fullmatch(each.name)]
    organizations = Counter(name_key(each.organization) for each in people if each.organization)
    alone = [name_key(each.name).split() for each in people if not each.organization]
    return _List(
        bodies=bodies,
        organizations=organizations,
        initials={short: key for key in organizations for short in initials_of(key)},
        named=named,
        keys=frozenset(name_key(each.name) for each in people),
        words=Counter(map(len, words)),
        endings=Counter(each[-1] for each in alone if len(each) > _SHORT),
        loud=Counter(_is_loud(each.name) for each in people if not _KHMER.search(each.name)),
        small=sum(not each.name.isupper() for each in people if not _INITIALS.fullmatch(each.name)),
        digits=sum(bool(_DIGITS.search(each.name)) for each in people),
        like=sum(
            reads_like_person(each)
            for each in {
                name_key(e.organization): e.organization for e in people if e.organization
            }.values()
        ),
    )


def _about_name(person: RosterRow, listed: _List) -> Unusual | None:
    name, key = person.name, name_key(person.name)
    if key in listed.bodies and not _is_person(key, listed):
        return _unusual(person, UnusualReason.IS_ORGANIZATION)
    if has_body_word(name):
        return _unusual(person, UnusualReason.BODY)
    digits = _DIGITS.search(name) and not _are_most(listed.digits, listed.words.total())
    if digits or _NUMBERED.match(name) or _SIGNS.search(name):
        return _unusual(person, UnusualReason.SIGNS)
    if holds_no_name(name) or (" " not in name and likeness(name) is Likeness.REMARK):
        return _unusual(person, UnusualReason.WORDS)
    beside = _held(key, listed)
    if beside is not None:
        return _unusual(person, UnusualReason.HOLDS_ORGANIZATION, beside)
    return _about_length(person, listed) or _about_twice(person, listed)


def _is_person(key: str, listed: _List) -> bool:
    """Tell whether what is the name of a person and of an organization reads like a person."""
    return listed.organizations[key] == 1 and reads_like_person(listed.bodies[key])


def _held(key: str, listed: _List) -> str | None:
    """Return an organization with which a name begins or ends, beside two other words."""
    words = key.split()
    parts = [
        " ".join(part)
        for at in range(2, len(words))
        for part in (words[at:], words[: len(words) - at])
    ]
    return next((listed.bodies[each] for each in parts if each in listed.bodies), None)


def _about_length(person: RosterRow, listed: _List) -> Unusual | None:
    name = person.name
    words, khmer = len(name.split()), _KHMER.search(name)
    shorter = listed.words[1] + listed.words[2]
    ending = listed.endings[name_key(name).split()[-1]]
    most = _are_most(shorter, listed.words.total() - 1)
    apart = person.organization is None
    is_long = (
        words > _LONGEST
        or (khmer and len(name) > (_LONGEST_KHMER if words > 1 else _LONGEST_WORD))
        or (apart and words == _LONGEST and most)
        or (apart and words > _SHORT and ending >= _shared(listed))
    )
    if is_long:
        return _unusual(person, UnusualReason.LONG)
    if _INITIALS.fullmatch(name):
        return _unusual(person, UnusualReason.ONE_WORD) if listed.small else None
    others = listed.words.total() - 1
    several = others + 1 - listed.words[1]
    if words == 1 and not khmer and others >= _LEAST_OTHERS and several >= _MANY * others:
        return _unusual(person, UnusualReason.ONE_WORD)
    if _is_loud(name) and _are_most(listed.loud[False], listed.loud.total() - 1):
        return _unusual(person, UnusualReason.CAPITALS)
    return None


def _shared(listed: _List) -> int:
    """Return how many longer names must end alike: fewer if most names are long."""
    longer = listed.words.total() - listed.words[1] - listed.words[2]
    return _LEAST_SHARED - 1 if 2 * longer > listed.words.total() else _LEAST_SHARED


def _is_loud(name: str) -> bool:
    return name.isupper() and len(name.split()) > 1


def _are_most(some: int, others: int) -> bool:
    return others >= _LEAST_OTHERS and some >= _MOST * others


def _about_twice(person: RosterRow, listed: _List) -> Unusual | None:
    """Tell of a name that stands further above with another organization."""
    before = listed.named[person.words_key[0]]
    if before is person:
        return None
    row = str(before.row) if before.sheet == person.sheet else f"{before.row}, {before.sheet}"
    return _unusual(person, UnusualReason.TWICE, row)


def _about_body(person: RosterRow, listed: _List) -> Unusual | None:
    if not person.organization:
        return None
    key = name_key(person.organization)
    like = likeness(person.organization)
    if like is not None:
        return _unusual(person, _OF_LIKENESS[like])
    if key in listed.keys and _is_person(key, listed):
        return _unusual(person, UnusualReason.IS_PERSON)
    if _names_people(person.organization, listed):
        return _unusual(person, UnusualReason.PEOPLE)
    same = _same(person.organization, listed)
    if same is not None:
        return _unusual(person, UnusualReason.VARIANT, same)
    return _about_odd_one(person, key, listed)


def _same(organization: str, listed: _List) -> str | None:
    """Return another organization of the list that this one begins, ends or shortens."""
    key = name_key(organization)
    cuts = [(key[: e.start()], key[e.end() :].rstrip(")]")) for e in _SEPARATOR.finditer(key)]
    parts = [part for cut in cuts for part in cut if part in listed.organizations]
    longer = listed.initials.get(key) if organization.isupper() else None
    found = next(iter(parts), longer)
    return None if found is None else listed.bodies[found]


def _names_people(organization: str, listed: _List) -> bool:
    """Tell whether an organization reads like names, unless most organizations of the list do."""
    alone = listed.organizations[name_key(organization)] == 1
    if alone and _NEXT_WITHIN.search(organization):
        return True
    parts = _BETWEEN.split(_ASIDE.sub("", organization))
    if len(parts) > 1:
        return any(map(reads_like_person, parts)) and not has_body_word(parts[0])
    return alone and reads_like_person(parts[0]) and 2 * listed.like < len(listed.organizations)


def _about_odd_one(person: RosterRow, key: str, listed: _List) -> Unusual | None:
    counts = listed.organizations
    if len(counts) != 2 or counts[key] != 1:  # noqa: PLR2004 - that of this one, and of all others
        return None
    (other,) = (each for each in counts if each != key)
    if counts[other] < _LEAST_SAME:
        return None
    return _unusual(person, UnusualReason.ODD_ONE, listed.bodies[other])


def _about_all(listed: _List) -> Iterator[Unusual]:
    """Tell that the organizations read like people.

    Two columns are swapped, or the second is one of other people, such as contact persons.
    """
    like = [listed.bodies[e] for e in listed.organizations if reads_like_person(listed.bodies[e])]
    most = _are_most(len(like), len(listed.organizations))
    if most:
        yield Unusual(row=0, why=UnusualReason.SWAPPED, found=like[0])


def alike(sheets: Sequence[Sequence[RosterRow]]) -> Iterator[Unusual]:
    """Name people who stand on one sheet only, and almost so on an earlier one.

    Where each day has its sheet, the same people come again. Two with almost the same name who
    stand on one sheet are two people.
    """
    before = dict[tuple[str, str], list[RosterRow]]()
    for people in sheets:
        here = {each.words_key for each in people}
        for each in people:
            others = [e for e in before.get(_near(each), ()) if e.words_key not in here]
            known = any(e.words_key == each.words_key for e in before.get(_near(each), ()))
            names = {name_key(e.name): e.name for e in others}
            found = () if known else get_close_matches(name_key(each.name), names, 1, _ALIKE)
            if found:
                yield _unusual(each, UnusualReason.ALIKE, names[found[0]])
        for each in people:
            before.setdefault(_near(each), []).append(each)


def _near(person: RosterRow) -> tuple[str, str]:
    """The same for people of one organization with the same initials."""
    name, organization = person.words_key
    return "".join(word[0] for word in name.split()), organization


def _unusual(person: RosterRow, why: UnusualReason, meant: str = "") -> Unusual:
    found = person.organization if why in OF_ORGANIZATIONS else person.name
    return Unusual(
        row=person.row,
        why=why,
        found=found or "",
        meant=meant,
        name=person.name,
        sheet=person.sheet,
    )
