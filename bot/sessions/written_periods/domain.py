"""Periods in words, among whose days a rule chooses: "5 to 26 January", "until May", "4 times"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from bot.sessions.written_times.domain import WrittenDate, dates_in, month_pattern, number_of_month

_TO = r"(?:-|\b(?:to|until|till|through|and)\b|(?:រហូត)?ដល់)"
_BETWEEN = re.compile(rf"[\s,]*{_TO}\s*(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:\b(?:until|till|through|up to)|(?:រហូត)?ដល់)\s*(?:the\s*)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:for\s+)?(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+"
    r"(?P<what>weeks|times|sessions|meetings|calls)\b",
    re.IGNORECASE,
)
_WORDS = "two three four five six seven eight nine ten eleven twelve"
_YEAR = re.compile(r"20\d\d")
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPeriod:
    """The days among which a rule chooses, `count` of them, and where they are written."""

    first: date
    last: date
    spans: tuple[tuple[int, int], ...]
    count: int | None = None

    @property
    def days(self) -> list[date]:
        whole = (
            self.first + timedelta(days=each) for each in range((self.last - self.first).days + 1)
        )
        return list(islice(whole, _LONGEST))


def expand_range(words: str) -> str:
    """Write "5 to 26 January" as "5 January to 26 January", so that both days are found."""
    month = month_pattern()
    return re.sub(
        rf"(?<![\d:/.])(?P<one>\d{{1,2}})(?:st|nd|rd|th)?\s*(?P<to>{_TO})\s*(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?"
        rf"(?P<two>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?(?:ខែ\s*)?(?P<month>{month})(?!\w)"
        r"(?P<year>(?:,?\s+|\s*ឆ្នាំ\s*)20\d\d)?",
        lambda match: (
            f"{match['one']} {match['month']}{match['year'] or ''} {match['to']} "
            f"{match['two']} {match['month']}{match['year'] or ''}"
        ),
        words,
        flags=re.IGNORECASE,
    )


def period_in(words: str, *, today: date, is_short: bool) -> WrittenPeriod | None:
    """Return the period of a rule; of an `is_short` one only if both its ends are written."""
    dates = [each for each in dates_in(words.lower(), today=today) if len(each.days) == 1]
    if len(dates) == 2 and _BETWEEN.fullmatch(words[dates[0].span[1] : dates[1].span[0]]):  # noqa: PLR2004
        if not _is_span(words, dates):
            return None
        first, last = dates[0].days[0], dates[1].days[0]
        if last < first and not _YEAR.search(words[slice(*dates[1].span)]):
            last = last.replace(year=last.year + 1, day=min(last.day, 28))
        if first <= last:
            return WrittenPeriod(
                first=first, last=last, spans=((dates[0].span[0], dates[1].span[1]),)
            )
    if is_short:
        return None
    if len(dates) == 1:
        return _from_one(words, dates[0], today=today)
    return _months(words, today=today) if not dates else None


def _is_span(words: str, dates: list[WrittenDate]) -> bool:
    """Tell whether two days are a first and a last one: "5 and 12 January" are only two."""
    link = words[dates[0].span[1] : dates[1].span[0]]
    between = re.search(r"\bbetween\s*(?:the\s+)?$", words[: dates[0].span[0]], re.IGNORECASE)
    return "and" not in link.lower() or between is not None


def _from_one(words: str, day: WrittenDate, *, today: date) -> WrittenPeriod | None:
    """Read "until 26 January" and "from 5 January, 4 times"."""
    begins = _UNTIL.search(words[: day.span[0]])
    if begins is not None:
        return WrittenPeriod(first=today, last=day.days[0], spans=((begins.start(), day.span[1]),))
    times = _TIMES.search(words)
    if times is None:
        return None
    count = (
        _WORDS.split().index(times["n"].lower()) + 2 if times["n"].isalpha() else int(times["n"])
    )
    first = day.days[0]
    weeks = times["what"].lower() == "weeks"
    last = first + timedelta(days=7 * count - 1) if weeks else first + timedelta(days=_LONGEST)
    return WrittenPeriod(
        first=first, last=last, spans=(day.span, times.span()), count=None if weeks else count
    )


def _months(words: str, *, today: date) -> WrittenPeriod | None:
    """Read "in January", "in January and February 2027" and "ក្នុងខែមករា"."""
    month = month_pattern()
    match = re.search(
        r"(?:(?:\b(?:in|during|of|throughout|through|for|from)|,|\()\s*(?:the\s+(?:whole\s+)?month\s+of\s+)?"
        r"|(?:ក្នុង|នៅ)?\s*ខែ\s*)"
        rf"(?P<one>{month})(?!\w)(?:,?\s*(?:ឆ្នាំ\s*)?(?P<first_year>20\d\d))?"
        rf"(?:\s*(?:{_TO}|&|និង)\s*(?:ខែ\s*)?(?P<two>{month})(?!\w))?"
        r"(?:,?\s*(?:ឆ្នាំ\s*)?(?P<year>20\d\d))?",
        words,
        re.IGNORECASE,
    )
    if match is None:
        return None
    one = number_of_month(match["one"])
    two = number_of_month(match["two"]) if match["two"] else one
    written = match["first_year"] or match["year"]
    year = int(written) if written else today.year + (one < today.month)
    if two < one and match["year"] and not match["first_year"]:
        year -= 1
    end = date(year + (two < one) + two // 12, two % 12 + 1, 1)
    return WrittenPeriod(
        first=date(year, one, 1), last=end - timedelta(days=1), spans=(match.span(),)
    )
