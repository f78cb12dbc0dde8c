"""Writes times and days plainly, which people say in words: "half past nine", "៩ កន្លះ ព្រឹក".

The readers of dates and times then need to know one way of writing only.
"""

import re
from collections.abc import Callable
from functools import cache

from bot.sessions.written_times.domain import WEEKDAYS, month_pattern

_NUMBERS = [
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]
_NUMBER = "|".join(_NUMBERS)
_KHMER_HALF = "ព្រឹក|រសៀល|ល្ងាច|យប់"
_KHMER_WEEKDAYS = (
    "ចន្ទ|ច័ន្ទ",
    "អង្គារ|អង្គា៍រ",
    "ពុធ",
    "ព្រហស្បតិ៍|ព្រហស្បត្តិ៍|ព្រហស្បត៍|ព្រហស្បតិ៏",
    "សុក្រ",
    "សៅរ៍|សៅរ៏|សៅរិ៍",
    "អាទិត្យ",
)
_UNSAID = r"|(?:{name})(?=\s*,?\s*(?:ថ្ងៃ)?ទី\s*\d)"
"""A weekday without "day" before it; Sunday's name is the word for week, too."""
_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}
_LABELS = (
    r"\b(?:day|session|part|module|lesson|unit|round|batch|cohort|group|phase|step|topic|block"
    r"|number|no\.?|nr\.?)|\b(?:session|part|module|lesson|unit)s|#"
    r"|(?:វគ្គ|លើក|មេរៀន|ជំពូក|សប្តាហ៍|សប្ដាហ៍|ក្រុម|ផ្នែក|ជំហាន|ម៉ូឌុល)(?:ទី)?"
)
_HELD = r"\b(?:week|class|meeting|call|workshop|training|webinar|clinic)"
"""Words that are numbered ("call 2"), and also come before the days of one ("training 7-9 May")."""
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+"


def said_plainly(line: str) -> str:
    """Return a line with its times, lengths and weekdays in figures and English letters."""
    for pattern, plain in _WAYS:
        line = pattern.sub(plain, line)
    labelled = _labels().sub(lambda match: f"{match['label'] or match['item']}: ", line)
    return " ".join(labelled.split())


def may_be_numbered(line: str) -> bool:
    """Tell whether "call 2 - 9 February" may be the second call, or eight days of calls."""
    return _numbered().search(line) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"{_HELD}\s*[1-9]\s*(?:\s-\s?|,\s*){_day()}", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    """Return "Day 1 - " and "2 - " before a date: such a number is no day of a month."""
    numbers = r"\s*\d{1,2}(?:\s*(?:&|\band\b|,|-|/|\bto\b)\s*\d{1,2}){0,3}"
    return re.compile(
        rf"(?P<label>(?:{_LABELS}){numbers}|{_HELD}\s*\d{{1,2}}(?=\s*[-,]\s*{_WEEKDAY}))"
        rf"\s*[-,]\s*(?=(?:{_WEEKDAY})?(?:the\s+)?(?:ថ្ងៃ\s*)?(?:ទី\s*)?{_day()})"
        rf"|(?P<item>^[\s•*>-]*\d{{1,2}})\s*-\s*(?={_WEEKDAY}{_day()})",
        re.IGNORECASE,
    )


def _day() -> str:
    month = month_pattern()
    named = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|\s*ខែ\s*)(?:{month})|(?:{month})\.?\s+\d"
    return rf"(?:{named}|\d{{1,2}}[/.]\d)"


def _figure(word: str) -> int:
    return _NUMBERS.index(word.lower()) + 1 if word.lower() in _NUMBERS else int(word)


def _past(match: re.Match[str]) -> str:
    """Write "half past nine" and "quarter to 10" in figures."""
    minutes = 30 if match["part"].lower() == "half" else 15
    hour = _figure(match["hour"])
    if match["side"].lower() == "to":
        hour, minutes = hour - 1 or 12, 60 - minutes
    return f"{hour}:{minutes:02}"


def _weekday(name: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match['before'] or ''} {name} "


def _hours(match: re.Match[str]) -> str:
    """Write "one and a half hours" in figures."""
    half = ".5" if match["half"] else ""
    return f"{_figure(match['n'])}{half} hours"


def _of_day(match: re.Match[str]) -> str:
    return f"{match['clock']} {_OF_DAY[match['half'].lower()]}"


_WAYS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    *(
        (
            re.compile(
                rf"(?P<before>រាល់\s*)?(?:ថ្ងៃ\s*(?:{name})"
                + (_UNSAID.format(name=name) if day != "sun" else "")
                + r")"
                r"(?:\s*,?\s*(?:ថ្ងៃ\s*)?ទី\s*(?=\d))?"
            ),
            _weekday(day),
        )
        for day, name in zip(WEEKDAYS, _KHMER_WEEKDAYS, strict=True)
    ),
    # lengths: before times, since "១ ម៉ោងកន្លះ" is one hour and a half
    (re.compile(r"\bhalf an hour\b", re.IGNORECASE), "30 minutes"),
    (re.compile(r"\ban? hour and a half\b", re.IGNORECASE), "1.5 hours"),
    (re.compile(r"\b(\d{1,2})\s*(?:½|1/2)\s*(?=hours?\b)", re.IGNORECASE), r"\1.5 "),
    (
        re.compile(
            r"\b1\s*h(?:ours?|rs?)?\s*(?:and\s*)?30(?:\s*min(?:ute)?s?)?\b(?!:)", re.IGNORECASE
        ),
        "90 minutes",
    ),
    (re.compile(r"\ban hour\b", re.IGNORECASE), "1 hours"),
    (
        re.compile(
            rf"\b(?P<n>\d{{1,2}}|{_NUMBER})(?P<half>\s+and a half)?[\s-]+hours?\b", re.IGNORECASE
        ),
        _hours,
    ),
    (re.compile(r"រយៈពេល\s*(\d{1,2})\s*ម៉ោង\s*កន្លះ"), r"រយៈពេល \1.5 hours "),
    (re.compile(r"រយៈពេល\s*កន្លះ\s*ម៉ោង"), "រយៈពេល 30 minutes "),
    (re.compile(r"រយៈពេល\s*(\d{1,2}(?:\.5)?)\s*ម៉ោង"), r"រយៈពេល \1 hours "),
    # times
    (
        re.compile(
            rf"\b(?:a\s+)?(?P<part>half|quarter)\s+(?P<side>past|to)\s+(?P<hour>\d{{1,2}}|{_NUMBER})\b",
            re.IGNORECASE,
        ),
        _past,
    ),
    (
        re.compile(rf"\b(?P<hour>{_NUMBER})(?=\s*(?:o'?clock\b|[ap]\.?m\b))", re.IGNORECASE),
        lambda match: str(_figure(match["hour"])),
    ),
    (
        re.compile(
            r"(?P<clock>\b\d{1,2}(?:[:.]\d{2})?)\s*(?:o'?clock)?\s*"
            r"(?:\bin the (?P<half>morning|afternoon|evening)\b)",
            re.IGNORECASE,
        ),
        _of_day,
    ),
    (
        re.compile(
            r"(?P<clock>\b\d{1,2}(?:[:.]\d{2})?)\s*(?:o'?clock)?\s*\bat (?P<half>night)\b",
            re.IGNORECASE,
        ),
        _of_day,
    ),
    (re.compile(rf"(\d{{1,2}})\s*({_KHMER_HALF})\s*កន្លះ"), r"\1:30 \2"),
    (re.compile(r"(?<![:.\d])(\d{1,2})\s*កន្លះ(?!\s*(?:ម៉ោង|ខែ|ថ្ងៃ|ឆ្នាំ))"), r"\1:30 "),
    (re.compile(r"ម៉ោង\s*(\d{1,2})\s*(?:និង\s*)?(\d{2})\s*នាទី"), r"ម៉ោង \1:\2 "),
    (re.compile(r"(\d{1,2}[:.]\d{2})\s*នាទី"), r"\1 "),
    (
        re.compile(
            rf"(?:ពេល|វេលា)?({_KHMER_HALF})\s*(?:នៅ\s*)?(?:វេលា\s*)?ម៉ោង\s*(\d{{1,2}}(?:[:.]\d{{2}})?)"
            rf"(?![:.\d])(?!\s*(?:{_KHMER_HALF}))"
        ),
        r"ម៉ោង \2 \1",
    ),
)
