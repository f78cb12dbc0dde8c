"""A name that somebody types must not hold a telephone number."""

import re

from bot.catalog.folding import readable
from bot.membership.person.domain import NAME_LENGTH, NoName, clean_name
from bot.safety.guard.domain import holds_telephone

_NUMBER = re.compile(r"(?:\d[\s().:+-]{0,2}){7}")
_YEAR = r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"
_YEARS = re.compile(rf"{_YEAR}\s?[-/]\s?{_YEAR}")


def typed_name(written: str) -> str:
    """Return a name that somebody typed when asked for one; raise `NoName` for anything else.

    A longer text is a message, and its beginning is no name. A number of seven digits is a
    telephone number or a date, which no list needs. Two years, as in "2015-2020", are part of the
    names of some organizations.
    """
    if len(written.strip()) > NAME_LENGTH or _holds_number(written):
        raise NoName
    return clean_name(written)


def _holds_number(written: str) -> bool:
    seen = readable(written)
    return bool(_NUMBER.search(seen)) and (
        bool(_NUMBER.search(_YEARS.sub(" ", seen))) or holds_telephone(seen)
    )
