"""Takes lines apart that name an organization and then all of its people.

"Lotus House: Mr. Sok Dara, Ms. Ly Na" becomes a line for each of them, as others write their lists.
Only lines whose parts all read like names are taken apart; the others are left to be refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.headers import header_of
from bot.people.roster_cells.domain import cells_of
from bot.people.roster_headings.domain import may_name_body
from bot.people.roster_labels.domain import labelled, name_in_heading
from bot.people.roster_names.domain import TwoNames, person_name
from bot.people.roster_rows.domain import ends_list
from bot.people.roster_words.domain import (
    has_body_word,
    holds_no_name,
    is_function,
    likeness,
    reads_like_person,
)
from bot.safety.guard.domain import holds_telephone

_GROUP = re.compile(r"(?P<body>[^:៖;\t\[]{2,80}?)\s*[:៖]\s*(?P<people>[^:៖\s].*)")
_DASHED = re.compile(r"(?P<body>[^:៖;\t\[]{2,80}?)\s+[-–—]\s+(?P<people>[^:៖\s].*)")
_STAMP = re.compile(r"\[[0-9]{1,2}:[0-9]{2}[^\]]*\]\s*[^:\[\]]{1,40}:\s*(?=.*[:៖])")
"""The time and the sender of a message, copied with it."""
_BETWEEN = re.compile(r"\s*[,;](?![^()]*\))\s*|\s+(?:and|និង|&|\+)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TELEPHONE = re.compile(r"\s+\+?[0-9០-៩][0-9០-៩ ./-]{6,}$")
_MAIL = re.compile(r"(?:to|cc|bcc|from|re|subject|attn|objet|de|à)", re.IGNORECASE)
_KHMER = re.compile("[\u1780-\u17ff]")
_MOST_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Spread:
    """A list with one person in a line, and the line that each was written in, from 1."""

    written: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    body: str
    people: tuple[str, ...]
    mark: str

    @property
    def lines(self) -> list[str]:
        return [f"{self.mark}{each}; {self.body}" for each in self.people]


def spread(written: str) -> Spread:
    """Return a list with the people of each organization in lines of their own.

    They are if several lines are written so, or one whose organization has a word of one.
    """
    lines = written.splitlines()
    groups = _groups(lines)
    several = [each for each in groups if each is not None and len(each.people) > 1]
    if len(several) < 2 and not any(has_body_word(each.body) for each in several):  # noqa: PLR2004 - one may be anything
        groups = [None] * len(lines)
    found = [
        (each, row)
        for row, (line, group) in enumerate(zip(lines, groups, strict=True), 1)
        for each in (group.lines if group else [line])
    ]
    return Spread("\n".join(each for each, _ in found), tuple(row for _, row in found))


def lists_people(text: str) -> bool:
    """Tell whether a line names several people behind a colon, of an organization or of others."""
    found = _GROUP.fullmatch(text)
    if found is None or ends_list(text) is not None:
        return False
    return len(_people(found["people"]) or ()) > 1


def _groups(lines: Sequence[str]) -> list[_Group | None]:
    typed = cells_of([_STAMP.sub("", each) for each in lines])
    return [_group(each.written, "- " if each.marked else "") for each in typed]


def _group(written: str, mark: str) -> _Group | None:
    found = _GROUP.fullmatch(written) or _DASHED.fullmatch(written)
    if found is None or ends_list(written) is not None or labelled([written]):
        return None
    body = name_in_heading(found["body"].strip(" *_-–—"))
    people = _people(found["people"]) if _is_body(body) else None
    if found.re is _DASHED and not (has_body_word(body) and len(people or ()) > 1):
        return None
    return _Group(body, people, mark) if people else None


def _is_body(text: str) -> bool:
    begins = text.split(",", maxsplit=1)[0]
    longer = has_body_word(text) and " " in text
    if _MAIL.fullmatch(text) or reads_like_person(begins):
        return False
    return (longer or header_of(text) is None) and may_name_body(text)


def _people(written: str) -> tuple[str, ...] | None:
    """Return people with what stands beside each; None unless all that is there reads so."""
    found: list[str] = []
    for part in filter(None, (each.strip(" .") for each in _BETWEEN.split(written))):
        if found and _is_beside(part):
            found[-1] += f"; {part}"
        elif _is_name(part):
            found.append(part)
        else:
            return None
    small = [each.islower() for each in found]
    return None if any(small) and not all(small) else tuple(found)


def _is_beside(part: str) -> bool:
    plain = _ASIDE.sub("", part) or part
    number = holds_telephone(plain) and not any(map(str.isalpha, plain))
    return number or is_function(plain) or likeness(plain) is not None


def _is_name(part: str) -> bool:
    try:
        name = person_name(_TELEPHONE.sub("", _ASIDE.sub("", part)), script="km").name
    except TwoNames:
        return False
    words = name.split()
    if any(sign.isdigit() for sign in name) or has_body_word(name) or holds_no_name(name):
        return False
    return (len(words) > 1 or bool(_KHMER.search(name))) and len(words) <= _MOST_NAME_WORDS
