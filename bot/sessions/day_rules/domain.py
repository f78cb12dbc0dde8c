"""Rules for days in words: every weekday of a period, days that are left out, moved meetings.

Each rule is written out as plain days, so that the readers of dates and times find them. A rule
that is not understood leaves its line open: its days are asked.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bot.sessions.repeats.domain import MOST
from bot.sessions.written_periods.domain import expand_range, period_in
from bot.sessions.written_times.domain import (
    WEEKDAYS,
    WrittenDate,
    clocks_in,
    dates_in,
    expand_dates,
    month_pattern,
)

_DAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|r|rsday|urday)?s?\b"
_AND = r"\s*(?:,|&|\band\b|\bor\b|និង)\s*(?:every\s+)?"
_EVERY = re.compile(
    r"(?:\b(?:on\s+)?(?:every|each|all(?:\s+the)?)\s+"
    r"(?P<step>other\s+|alternate\s+|(?:first|second|third|fourth|last|\d+(?:st|nd|rd|th)?)\s+)?"
    rf"|(?:ជា)?(?:រៀង)?រាល់\s*|\bweekly\s+on\s+)(?P<days>{_DAY_NAME}(?:{_AND}{_DAY_NAME})*)"
    r"|\b(?:on\s+)?(?P<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    rf"(?:{_AND}(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)*)",
    re.IGNORECASE,
)
_EACH_DAY = re.compile(
    r"\b(?:every|each)\s+(?P<work>working\s+|week)?day\b|\bdaily\b|(?:ជា)?(?:រៀង)?រាល់ថ្ងៃ",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\boccurrence", re.IGNORECASE)
_JOINS = re.compile(r"[\s,;&]*(?:and|on|និង)?[\s,]*(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?", re.IGNORECASE)
_NOT_ON = re.compile(
    r"(?:\b(?:except(?:ing)?(?:\s+for)?|excluding|apart from|other than|but not|not|instead of"
    r"|rather than|in place of|skip(?:ping)?|without|cancel(?:led|ed)?:?"
    r"|closed|no\s+(?:\w+\s+){0,2}(?=on\b))"
    r"|លើកលែង(?:តែ)?|វៀរលែង(?:តែ)?|មិនរាប់(?:បញ្ចូល)?|មិនមែន|ជំនួស(?:ឱ្យ|អោយ|ឲ្យ)?"
    r"|(?:គ្មាន|មិនមាន)\S*|ឈប់សម្រាក)"
    r"\s*(?:on\s+)?(?:នៅ)?\s*(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?$",
    re.IGNORECASE,
)
_IS_OFF = re.compile(
    r"[\s,:(-]*(?:\bis\b|\bare\b|\bwas\b|\bhas been\b|\bwill be\b)?\s*"
    r"(?:\bcancel(?:led|ed)\b|\bcalled off\b|\boff\b|\ba (?:public )?holiday\b|"
    r"\bno (?:meeting|session|class|training|call)\b|(?:ត្រូវ)?(?:បាន)?លុបចោល|ឈប់សម្រាក)",
    re.IGNORECASE,
)
_ONLY_UNTIL = re.compile(r"[\s,:(]*(?:until|till|only|ends?|to|-|ដល់|ត្រឹម)(?!\w)", re.IGNORECASE)
_BARE = rf"(?:{_DAY_NAME}\s+)?"
_BARE += r"(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?\d{1,2}(?:st|nd|rd|th)?(?![\d:./]|\s*(?:[ap]\.?m\b|-))"
_NOT_NUMBERS = re.compile(
    r"\b(?:except(?:ing)?(?:\s+for)?|excluding|apart from|but not)\s+(?:on\s+)?"
    rf"(?P<en>{_BARE}(?:{_AND}{_BARE})*)"
    rf"|(?:លើកលែង(?:តែ)?|វៀរលែង(?:តែ)?)\s*(?P<km>{_BARE}(?:{_AND}{_BARE})*)",
    re.IGNORECASE,
)
_EXCEPT_LIST = re.compile(
    r"(?P<except>\b(?:except(?:ing)?(?:\s+for)?|excluding|apart from|but not|not|no\s+\w+\s+on)\s"
    r"|លើកលែង(?:តែ)?|វៀរលែង(?:តែ)?)(?P<days>.*?)(?=\bfrom\b|\bbetween\b|[.;()]|$)",
    re.IGNORECASE,
)
_OTHER_EXCEPTION = re.compile(
    r"(?:\b(?:except(?:ing)?(?:\s+for)?|excluding|apart from)\b"
    r"|លើកលែង(?:តែ)?|វៀរលែង(?:តែ)?)(?P<rest>.*)",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(
    rf"\b(?:days?|dates?|holidays?|weeks?|weekends?|first|second|third|last|{_DAY_NAME}|new year)\b"
    r"|ថ្ងៃ|សប្តាហ៍|សប្ដាហ៍|បុណ្យ|ចូលឆ្នាំ",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(r"\b(?:last|final)\b|ចុងក្រោយ", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:moved?|postponed?|re-?scheduled?|shifted|brought forward|pushed(?: back)?|delayed"
    r"|put off|changed)\b(?P<old>.{0,80}?)\b(?P<to>to|until)\b(?P<new>.*)"
    r"|(?:លើក(?:ពេល)?(?=\s*(?:ទៅ|ពី|មក))|ពន្យារ(?:ពេល)?|ប្តូរ|ប្ដូរ|រំកិល)"
    r"(?P<km_old>.{0,80}?)(?P<km_to>(?:ទៅ|មក|ដល់)(?:ជា|វិញ)?)(?P<km_new>.*)",
    re.IGNORECASE,
)
_MOVED_AWAY = re.compile(
    r"\b(?:has|have|had|is|are|was|were|be|been|gets?|:)\s+(?P<to>moved|postponed|re-?scheduled"
    r"|shifted|delayed|put off|brought forward)\b|(?P<km_to>លើកពេល|ពន្យារពេល|រំកិល)",
    re.IGNORECASE,
)
"""A move without its new day, or with a new day somewhere behind."""
_OTHER_RULE = re.compile(
    rf"\b(?:first|second|third|fourth|last)\s+{_DAY_NAME}\s+(?:of|in)\s+(?:each|every|the)\b"
    r"|\bbi-?weekly\b|\bfortnight|\bevery other\b|\balternate\b|\beach (?:week|month)\b"
    r"|\bweek (?:of|from|starting|beginning|commencing)\b"
    r"|រាល់ថ្ងៃ(?=[ក-ឳ])(?!ចាប់|ពី|នៃ|ក្នុង)|រាល់(?:ពីរ|បី|\d+)?\s*(?:សប្តាហ៍|សប្ដាហ៍|ខែ)|(?:សប្តាហ៍|សប្ដាហ៍|ខែ)(?:ម្តង|ម្ដង)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\s*(?:\w+\s+){{0,2}}(?:next|week|month|tomorrow|later|{_DAY_NAME})|.{{0,20}}(?:ក្រោយ|ស្អែក)",
    re.IGNORECASE,
)
"""A new day that is not written as a date."""
_NOT_THE_DAY = re.compile(
    r"\b(?:venue|place|location|room|link|trainer|speaker|topic)\b|កន្លែង|បន្ទប់|តំណ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOut:
    """A line with its days written out.

    `off` are days, and `off_numbers` days of the month, on which nothing is held. `is_open`: the
    line has a rule that is not understood. `longer`: a rule has more days than were taken.
    """

    words: str
    off: frozenset[date] = frozenset()
    off_numbers: frozenset[int] = frozenset()
    is_open: bool = False
    longer: bool = False


def written_out(line: str, *, today: date) -> WrittenOut:
    """Return a line with each rule written out as days; dates without a year are near `today`."""
    if len(line) != len(line.lower()):
        return WrittenOut(words=line)
    found = _moved(WrittenOut(words=line), today=today)
    found = _left_out(_with_listed(found), today=today)
    found = _numbers_left_out(found)
    found = _excepted(found, today=today)
    return _every(found, today=today)


def _dates(words: str, *, today: date) -> list[WrittenDate]:
    return dates_in(words.lower(), today=today)


def _blank(words: str, *spans: tuple[int, int]) -> str:
    for start, end in spans:
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def _days(dates: list[WrittenDate]) -> frozenset[date]:
    return frozenset(day for each in dates for day in each.days)


def _moved(found: WrittenOut, *, today: date) -> WrittenOut:
    """Take the new day or time of "moved from 8 to 9 December", and leave out the old one."""
    words = expand_range(found.words)
    match = _MOVED.search(words) or _MOVED_AWAY.search(words)
    if match is None:
        return found
    begins = max(match.end(each) for each in match.re.groupindex if each.endswith("to"))
    dates = _dates(words, today=today)
    old = [each for each in dates if each.span[1] <= begins]
    new = [each for each in dates if each.span[0] >= begins]
    is_about_days = _NOT_THE_DAY.search(words[:begins]) is None
    moves_time = bool(clocks_in(_blank(words, *(each.span for each in dates)).lower()[begins:]))
    is_day_known = new or (moves_time and not _VAGUE.match(words[begins:]))
    if not new and not is_about_days:
        return found
    if moves_time:
        words = _without_clocks(words[:begins], today=today) + words[begins:]
    words = _blank(
        words, *(match.span(each) for each in match.re.groupindex if each.endswith("to"))
    )
    if is_day_known and not new:
        return replace(found, words=words)
    off = _days(old) - _days(new)
    return replace(found, words=_blank(words, *(each.span for each in old)), off=off)


def _without_clocks(words: str, *, today: date) -> str:
    dates = [each.span for each in _dates(words, today=today)]
    small = _blank(words, *dates).lower()
    spans = [(each.begins, len(small) - len(each.rest)) for each in clocks_in(small)]
    return _blank(words, *spans)


def _with_listed(found: WrittenOut) -> WrittenOut:
    """Write "except 5 and 12 January" as two dates."""
    words = _EXCEPT_LIST.sub(
        lambda match: match["except"] + expand_dates(match["days"]), found.words
    )
    return replace(found, words=words)


def _left_out(found: WrittenOut, *, today: date) -> WrittenOut:
    """Leave out the days after "except" and before "is cancelled", unless only hours differ."""
    words = found.words
    dates = _dates(words, today=today)
    left: list[WrittenDate] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for number, each in enumerate(dates):
        gap = words[end : each.span[0]]
        after = words[each.span[1] :]
        goes_on = bool(left) and left[-1].span[1] == end and _JOINS.fullmatch(gap)
        before = _NOT_ON.search(gap)
        is_off = goes_on or before or _IS_OFF.match(after)
        hours = _ONLY_UNTIL.match(after) and clocks_in(
            after[: dates[number + 1].span[0] - each.span[1]].lower()
            if number + 1 < len(dates)
            else after.lower()
        )
        if is_off and not hours:
            left.append(each)
            spans.append((end + before.start() if before else each.span[0], each.span[1]))
        end = each.span[1]
    kept = _days([each for each in dates if each not in left])
    return replace(found, words=_blank(words, *spans), off=found.off | (_days(left) - kept))


def _numbers_left_out(found: WrittenOut) -> WrittenOut:
    match = _NOT_NUMBERS.search(found.words)
    if match is None or re.match(
        rf"\s*(?:of\s+)?(?:ខែ)?(?:{month_pattern()})", found.words[match.end() :].lower()
    ):
        return found
    numbers = frozenset(map(int, re.findall(r"\d{1,2}", match[0])))
    return replace(found, words=_blank(found.words, match.span()), off_numbers=numbers)


def _excepted(found: WrittenOut, *, today: date) -> WrittenOut:
    """Leave a line open that has an exception in other words, such as "except holidays"."""
    match = _OTHER_EXCEPTION.search(found.words)
    if match is None or not _OF_DAYS.search(match["rest"]):
        return found
    if _LAST_DAY.search(match["rest"]) and clocks_in(match["rest"].lower()):
        return found
    dates = _dates(match["rest"], today=today)
    if dates and _NOT_ON.search(found.words[: match.start("rest") + dates[0].span[0]]):
        return found
    return replace(found, is_open=True)


def _every(found: WrittenOut, *, today: date) -> WrittenOut:
    """Write out "every Tuesday in January" and "every day from 5 to 9 January"."""
    words = found.words
    if _OTHER_RULE.search(words) or _is_choice(words, today=today):
        return replace(found, is_open=True)
    match = _EVERY.search(words)
    each_day = _EACH_DAY.search(words) if match is None else None
    rule = match or each_day
    if rule is None or _COUNTED.search(words):
        return found
    rest = expand_range(_blank(words, rule.span()))
    period = period_in(rest, today=today, is_short=each_day is not None)
    if period is None:
        dates = _dates(words, today=today)
        return replace(found, longer=match is not None and len(dates) == 1)
    if match is not None and match["step"]:
        return replace(found, is_open=True)
    weekdays = _weekdays(match[0]) if match else _each_day(rule)
    days = [
        day
        for day in period.days
        if day.weekday() in weekdays
        and day >= today
        and day not in found.off
        and day.day not in found.off_numbers
    ]
    if period.count is not None:
        days = days[: period.count]
    if not days:
        return replace(found, is_open=True)
    taken = days[:MOST]
    listed = ", ".join(f"{day.day} {day:%B} {day.year}" for day in taken)
    whole = _blank(rest, *period.spans)
    whole = f"{whole[: rule.start()]}{listed}{whole[rule.start() :]}"
    return replace(found, words=" ".join(whole.split()), longer=len(days) > len(taken))


def _is_choice(words: str, *, today: date) -> bool:
    """Tell whether a line offers several days, of which one is meant: "8 or 10 December"."""
    dates = _dates(words, today=today)
    return any(_offers().search(words[: each.span[0]]) for each in dates)


@cache
def _offers() -> re.Pattern[str]:
    """Return "8 or" before a date."""
    return re.compile(
        rf"(?:\d(?:st|nd|rd|th)?|{month_pattern()})\s*(?:\bor\b|ឬ)\s*(?:on\s+|ថ្ងៃ\s*)?(?:ទី\s*)?$",
        re.IGNORECASE,
    )


def _each_day(rule: re.Match[str]) -> set[int]:
    works = "work" in rule.re.groupindex and rule["work"]
    return set(range(5 if works else 7))


def _weekdays(words: str) -> set[int]:
    names = re.findall(r"\b(mon|tue|wed|thu|fri|sat|sun)", words.lower())
    return {WEEKDAYS.index(each) for each in names}
