"""Reads what leaders type when they log a session, or says why it is refused."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from babel.dates import get_month_names

from bot.days import day_or_none, full_year
from bot.locale.folders import is_language
from bot.writing import has_words

MOST_PEOPLE: Final = 1000
"""The most that one count may be; the table holds no more."""
MONTHS_BACK: Final = 36
"""How many months back the month of a session may be."""
MOST_TOPIC, MOST_PLACE, MOST_WORDS = 60, 60, 500
"""The longest topic, place and other text of a leader, in characters."""
NUMBERS: Final = (0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100)
"""Counts that can be tapped."""
_COUNT = re.compile(r"([-\u2212\u2013]?)(\d{1,3}(?:[ ,.]\d{3})+|\d+)")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_NAMED = re.compile(r"([^\W\d_][^\d]*?)\s*(\d{4}|\d{2})?")
_SHORTEST_NAME: Final = 3


class CommunityAnswerProblem(StrEnum):
    """Why an answer is refused."""

    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    TOO_MANY = "too_many"
    NO_MONTH = "no_month"
    FUTURE = "future"
    TOO_LONG_AGO = "too_long_ago"
    NO_PLACE = "no_place"
    NO_COMMUNE = "no_commune"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    NOBODY = "nobody"


def read_count(text: str) -> int | CommunityAnswerProblem:
    """Return a count in digits of any script, such as "12", "១២" or "1 000"."""
    found = _COUNT.fullmatch(_plain(text))
    if found is None:
        return CommunityAnswerProblem.NOT_A_NUMBER
    many = int(re.sub(r"\D", "", found[2])[:12])
    if found[1] and many:
        return CommunityAnswerProblem.NEGATIVE
    return CommunityAnswerProblem.TOO_MANY if many > MOST_PEOPLE else many


def read_month(
    text: str, *, today: date, languages: Iterable[str]
) -> date | CommunityAnswerProblem:
    """Return the month in "5/2023", "2023-05", "5", "May" or "May 2023".

    Names of months are those of `languages`. Without a year it is the latest such month that is
    not in the future.
    """
    month = _month(_plain(text), today, languages)
    if month is None:
        return CommunityAnswerProblem.NO_MONTH
    return why_not(month, today=today) or month


def why_not(month: date, *, today: date) -> CommunityAnswerProblem | None:
    """Return why a session cannot have been in a month: it is in the future, or too long ago."""
    if month > today:
        return CommunityAnswerProblem.FUTURE
    return CommunityAnswerProblem.TOO_LONG_AGO if month < months_back(today, MONTHS_BACK) else None


def months_back(today: date, months: int) -> date:
    """Return the first day of the month that was `months` before."""
    return month_from(today.year * 12 + today.month - 1 - months)


def month_from(number: int) -> date:
    """Return the first day of a month, from its number in a button; raise ValueError for none."""
    return date(number // 12, number % 12 + 1, 1)


def month_number(month: date) -> int:
    """Return the number of a month in a button."""
    return month.year * 12 + month.month - 1


def read_words(text: str, most: int) -> str | CommunityAnswerProblem:
    """Return a text in one line or more, without empty lines around it."""
    words = "\n".join(" ".join(line.split()) for line in text.strip().splitlines()).strip()
    if not has_words(words):
        return CommunityAnswerProblem.NOT_TEXT
    return words if len(words) <= most else CommunityAnswerProblem.TOO_LONG


def _plain(text: str) -> str:
    """Return a text with digits of all scripts as 0-9, in small letters, without hidden signs."""
    seen = (_sign(char) for char in unicodedata.normalize("NFKC", text[:80]).strip().casefold())
    return " ".join("".join(seen).split())


def _sign(char: str) -> str:
    if unicodedata.category(char) == "Cf":
        return ""
    return str(unicodedata.digit(char)) if char.isdecimal() else char


def _month(written: str, today: date, languages: Iterable[str]) -> date | None:
    if found := _YEAR_MONTH.fullmatch(written):
        return day_or_none(int(found[1]), int(found[2]), 1)
    if found := _MONTH_YEAR.fullmatch(written):
        return day_or_none(full_year(found[2]), int(found[1]), 1)
    if written.isdecimal():
        return _latest(int(written[:4]), today)
    named = _NAMED.fullmatch(written.removeprefix("ខែ").strip())
    number = _named(named[1].removesuffix("ឆ្នាំ").strip(), languages) if named else None
    if named is None or number is None:
        return None
    return day_or_none(full_year(named[2]), number, 1) if named[2] else _latest(number, today)


def _latest(number: int, today: date) -> date | None:
    this = day_or_none(today.year, number, 1)
    return this if this is None or this <= today else day_or_none(today.year - 1, number, 1)


def _named(name: str, languages: Iterable[str]) -> int | None:
    """Return the number of a month by its name, or by three letters of it."""
    for language in filter(is_language, languages):
        names = get_month_names("wide", context="stand-alone", locale=language)
        for number, each in names.items():
            known = str(each).casefold()
            if name == known or (len(name) >= _SHORTEST_NAME and known.startswith(name)):
                return int(number)
    return None
