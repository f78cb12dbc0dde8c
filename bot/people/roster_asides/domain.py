"""Takes remarks off the names of a typed list: "Sok Dara NEW", "Ly Na (halal food pls)".

In brackets, only what surely is neither a name, a body nor a function is one: it has no capitals
beside a name that has some.
"""

import re

from bot.people.roster_remarks.domain import is_gone
from bot.people.roster_words.domain import (
    Likeness,
    has_body_word,
    is_function,
    likeness,
    reads_like_person,
)

_BEHIND = re.compile(
    r"(?P<name>(?:^|(?<=[,;|·\t:៖])|(?<=\s[-–—]\s))"
    r"\s*[^\W\d_][^\s,;|·:()]*(?:[ \u00a0]+[^\W\d_][^\s,;|·:()]*){1,3}?)"
    r"\s+(?P<remark>NEW|new|New(?=!)|(?i:tb[ac]|not (?:yet )?(?:sure|confirmed)|unconfirmed"
    r"|to be confirmed|vegetarian))[!?.]*(?=\s*(?:$|[,;|·\t]|\s[-–—]\s))"
)
"""Behind two words of a name; a longer text may be anything."""
_BRACKETS = re.compile(r"(?P<name>[^\s,;:(\[]+\s+[^\s,;:(\[]+)\s*[(\[](?P<remark>[^()\[\]]+)[)\]]")


def without_remarks(written: str) -> tuple[str, tuple[str, ...]]:
    """Return a line without the remarks behind its names, and these remarks."""
    found: list[str] = []

    def taken(match: re.Match[str], *, is_one: bool) -> str:
        if is_one:
            found.append(match["remark"].strip())
        return match["name"] if is_one else match[0]

    plain = _BRACKETS.sub(lambda each: taken(each, is_one=_is_aside(each)), written)
    plain = _BEHIND.sub(lambda e: taken(e, is_one=not has_body_word(e["name"])), plain)
    return plain, tuple(found)


def _is_aside(match: re.Match[str]) -> bool:
    name, remark = match["name"], match["remark"].strip()
    if has_body_word(name) or has_body_word(remark) or is_gone([remark]) or is_function(remark):
        return False
    like = likeness(remark)
    plain = remark.islower() and not name.islower() and any(map(str.isupper, name))
    words = len(remark.split()) > 1 and not reads_like_person(remark)
    return like is Likeness.REMARK or (like is None and plain and words)
