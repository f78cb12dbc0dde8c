"""What a program can see of Khmer that was typed badly. Whether it reads well, a person says."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_KHMER = "\u1780-\u17b3\u17b6-\u17d3\u17dd"
_WRITTEN = re.compile(f"[{_KHMER}]+")
_CLUSTERS = re.compile(
    """(?x:
    [\u1780-\u17b3]                     # a letter,
    [\u17c9\u17ca\u17cc]?               # the shift of its row, or a robat
    (?:\u17d2[\u1780-\u17b3]){0,2}      # letters under it
    [\u17c9\u17ca]?                     # or the shift behind them
    [\u17b6-\u17c5]?                    # one vowel: two of them show a dotted circle
    [\u17c6-\u17c8\u17cb\u17cd-\u17d1\u17dd]{0,2}
    )+"""
)
_PAIRS = ("«»", "()", "“”")
_FOREIGN = {
    "a Latin full stop, colon or exclamation mark": re.compile(
        rf"[{_KHMER}»][:;]|[{_KHMER}]{{2}}\.(?!\w)|!"  # not the dots of an abbreviation
    ),
    "Latin quotation marks": re.compile('["“”„‘]'),
    "Khmer digits, where all others are Latin": re.compile("[\u17e0-\u17e9]"),
    "another spelling of ឱ្យ": re.compile("ឲ្យ|អោយ"),
    "a subscript DA, which looks like TA": re.compile("\u17d2\u178a"),
    "no space behind a mark": re.compile(f"[។៖?][{_KHMER}]"),
    "a space before a mark": re.compile(f"[{_KHMER}] [។៖?!,]"),
}


def faults(text: str) -> Iterator[str]:
    """Give what is wrong in a Khmer text without markup; zero-width spaces may part words."""
    if text != unicodedata.normalize("NFC", text):
        yield "it is not in NFC"
    for written in _WRITTEN.findall(text):
        if not _CLUSTERS.fullmatch(written):
            yield f"signs in the wrong order in {written}"
    for fault, looks in _FOREIGN.items():
        if looks.search(text):
            yield fault
    yield from (f"{pair} do not match" for pair in _PAIRS if not _is_balanced(text, pair))


def _is_balanced(text: str, pair: str) -> bool:
    marks = [sign for sign in text if sign in pair]
    return marks.count(pair[0]) == marks.count(pair[1]) and all(a != b for a, b in pairwise(marks))
