"""What coordinators type: days such as 29/5, times such as 9:15, links and invitations."""

import re
from datetime import date, timedelta

from bot.domain.sessions.session import Room

HALF_A_YEAR = timedelta(days=183)
MOST_LINK = 500
_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?\.?\s*")
_TIME = re.compile(r"\s*(\d{1,2})\s*[:.h]\s*(\d{2})\s*|\s*(\d{1,2})\s*(?:h|:)?\s*")
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com)/[^\s<>\"']+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:meeting\s+)?id\s*[:#]?\s*(\d[\d ]{7,14}\d)", re.IGNORECASE)
_ZOOM_NUMBER = re.compile(r"zoom\.us/(?:j|w|s)/(\d{9,12})", re.IGNORECASE)
_PASSCODE = re.compile(
    r"(?:passcode|password|code\s+secret|pwd)\s*[:=]?\s*([A-Za-z0-9@*_.-]{3,20})", re.IGNORECASE
)
_TELEPHONE = re.compile(r"(?<![\w/])(\+\d[\d ()-]{6,18}\d)")
_TRAILING = ".,;)]}>"


def read_day(text: str, *, today: date) -> date | None:
    """Return the day in a text such as "29/5" or "29.5.2023"; None if there is none.

    Without a year it is this year's, or the next one's if that would be more than half a
    year ago.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
    this = _date(today.year, month, day)
    if this is None or today - this <= HALF_A_YEAR:
        return this
    return _date(today.year + 1, month, day)


def read_time(text: str) -> int | None:
    """Return the minute of the day in "9:15", "9.15", "9h15" or "9"; None if there is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes = (int(found[1]), int(found[2])) if found[1] else (int(found[3]), 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004


def read_room(text: str) -> Room | None:
    """Return the link in a text, with meeting number, passcode and telephone if they are plain.

    None if there is no link that a browser would open.
    """
    link = _link(text)
    if link is None or len(link) > MOST_LINK:
        return None
    rest = text.replace(link, " ")
    number = _ZOOM_NUMBER.search(link) or _NUMBER.search(rest)
    passcode = _PASSCODE.search(rest)
    telephone = _TELEPHONE.search(rest)
    return Room(
        link=link,
        number=_grouped(number[1]) if number else None,
        passcode=passcode[1] if passcode else None,
        telephone=telephone[1].strip() if telephone else None,
    )


def host_of(link: str) -> str:
    """Return the host of a link, such as "zoom.us"; sub-domains are kept."""
    return link.partition("://")[2].partition("/")[0].partition("?")[0].lower()


def _link(text: str) -> str | None:
    found = _URL.search(text)
    if found is not None:
        return found[0].rstrip(_TRAILING)
    bare = _BARE.search(text)
    return None if bare is None else "https://" + bare[0].rstrip(_TRAILING)


def _grouped(number: str) -> str:
    """Write "12345678901" as people read it out: "123 4567 8901"."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"{digits[:3]} {digits[3:-4]} {digits[-4:]}"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
