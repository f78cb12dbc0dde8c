"""Reads the room of a meeting from a text; describes trouble with connecting to it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import decimal

from bot.sessions.domain import Room

MOST_LINK = 500
_URL = re.compile(r"https?://[^\s<>\"'\]]+", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:[\w-]{1,63}\.){0,4}(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com)/[^\s<>\"'\]]+",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"zoom\.us/(?:j|w|s|my)/|meet\.google\.com/[a-z]"
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/",
    re.IGNORECASE,
)
"""Links to a meeting. Invitations hold other links too, and often before this one."""
_NO_ROOM = re.compile(
    r"/ics\b|\.ics\b|zoom\.us/(?:u|rec)/|zoom\.us/zoomconference|tel\.meet|support\.google"
    r"|aka\.ms|dialin\.teams|meetingoptions|calendar\.google|skype",
    re.IGNORECASE,
)
_MAP = re.compile(
    r"://(?:maps\.app\.goo\.gl|goo\.gl/maps|maps\.google\.|(?:www\.)?google\.[a-z.]+/maps"
    r"|maps\.apple\.com|(?:www\.)?openstreetmap\.org|osm\.org|what3words\.com|w3w\.co)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:(?:meeting|webinar)\s+)?\bid|(?:លេខ|អត្តលេខ)(?:សម្គាល់|បន្ទប់)?(?:ការ)?(?:ប្រជុំ)?)"
    r"\s*[:#]?\s*(\d[\d ]{7,17}\d)(?!\d)",
    re.IGNORECASE,
)
_ZOOM_NUMBER = re.compile(r"zoom\.us/(?:j|w|s)/(\d{9,12})", re.IGNORECASE)
_PASSCODE = re.compile(
    r"(?:passcode|password|code\s+secret|pwd|(?:លេខ|លេខកូដ|កូដ|ពាក្យ)សម្ងាត់|លេខកូដ)"
    r"\s*[:=]?\s*([A-Za-z0-9@*_.!#-]{3,20})",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?<![\w/])(\+\d[\d ()-]{6,18}\d)")
_TRAILING = ".,;)]}>"
_SPACES = {ord(sign): " " for sign in "\u00a0\u2007\u2009\u200a\u202f\u3000\t"}
_DASHES = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"}
_SIGNS = _SPACES | _DASHES


def read_room(text: str) -> Room | None:
    """Return the link in a text, with meeting number, passcode and telephone if they are found.

    None if there is no link that a browser would open, or none to a meeting.
    """
    text = squeezed(plain_digits(text))
    link = _link(text)
    if link is None or len(link) > MOST_LINK:
        return None
    rest = without_links(text)
    passcode, telephone = _PASSCODE.search(rest), _TELEPHONE.search(rest)
    return Room(
        link=link,
        number=_number(link, rest),
        passcode=passcode[1] if passcode else None,
        telephone=telephone[1].strip() if telephone else None,
    )


def read_known_room(text: str) -> Room | None:
    """Return the room in a text only if its link is one of a service for meetings."""
    found = read_room(text)
    known = found is not None and found.link is not None and _ROOM.search(found.link)
    return found if known else None


def room_links(text: str) -> tuple[str, ...]:
    """Return the links in a text that lead to a meeting, each once."""
    found = dict.fromkeys(each for each in _links(squeezed(text)) if not _leads_elsewhere(each))
    rooms = tuple(each for each in found if _ROOM.search(each))
    return rooms or tuple(found)


def map_link(text: str) -> str | None:
    """Return the first link in a text that shows a place on a map."""
    found = (each for each in _links(text) if _MAP.search(each) and len(each) <= MOST_LINK)
    return next(found, None)


def read_link(text: str) -> str | None:
    """Return the first link in a text, wherever it leads; a recording's, for example."""
    links = _links(text)
    return links[0] if links and len(links[0]) <= MOST_LINK else None


def plain_digits(text: str) -> str:
    """Return a text with plain digits and colons, without the invisible spaces of Khmer."""
    signs = text.translate({0x200B: "", 0x2060: "", 0xFEFF: "", 0xFF1A: ":", 0x17D6: ":"})
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in signs)


def squeezed(text: str) -> str:
    """Return a text with one space between words, line by line."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def plain_text(text: str) -> str:
    """Return a text with plain dashes and digits, and one plain space between words."""
    return squeezed(plain_digits(text.translate(_SIGNS)))


def without_links(text: str) -> str:
    return _BARE.sub(" ", _URL.sub(" ", text))


def host_of(link: str) -> str:
    """Return the host of a link, such as "zoom.us"; sub-domains are kept."""
    return link.partition("://")[2].partition("/")[0].partition("?")[0].lower()


def _link(text: str) -> str | None:
    links = [each for each in _links(text) if not _leads_elsewhere(each)]
    return next((each for each in links if _ROOM.search(each)), links[0] if links else None)


def _leads_elsewhere(link: str) -> bool:
    return _NO_ROOM.search(link) is not None or _MAP.search(link) is not None


def _links(text: str) -> list[str]:
    whole = [found.rstrip(_TRAILING) for found in _URL.findall(text)]
    bare = [found.rstrip(_TRAILING) for found in _BARE.findall(_URL.sub(" ", text))]
    return [*whole, *(f"https://{each}" for each in bare)]


def _number(link: str, rest: str) -> str | None:
    """Return the number as people read it out, in the groups of the text."""
    written = _NUMBER.search(rest)
    if written is not None and " " in written[1].strip():
        return " ".join(written[1].split())
    found = _ZOOM_NUMBER.search(link) or written
    return _grouped(found[1]) if found else None


def _grouped(number: str) -> str:
    """Write "12345678901" as people read it out: "123 4567 8901"."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"{digits[:3]} {digits[3:-4]} {digits[-4:]}"


class Trouble(StrEnum):
    """Reasons why somebody cannot connect."""

    SOUND = "sound"
    LINK = "link"
    LINE = "line"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleReport:
    """Somebody could not connect; `is_over`: they can now."""

    name: str
    organization: str | None
    trouble: Trouble
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAlert:
    """A message that alerted a coordinator; later reports edit it instead of alerting again."""

    id: int
    chat_id: int
    created_at: datetime
