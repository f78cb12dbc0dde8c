"""Reads the days and times in a pasted text, line by line, and how they repeat."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from bot.sessions.day_rules.domain import WrittenOut, written_out
from bot.sessions.line_moments.domain import WrittenMoment, length_in, moments_on
from bot.sessions.links.domain import plain_text, room_links, squeezed, without_links
from bot.sessions.places.domain import NOWHERE, WrittenPlace, where_on_line
from bot.sessions.repeats.domain import is_repeating
from bot.sessions.spoken_times.domain import may_be_numbered, said_plainly
from bot.sessions.written_times.domain import expand_dates, is_long_range, with_noon

_ZONE = re.compile(
    r"[\s•*>-]*(?:time\s?zone|fuseau horaire|ល្វែងម៉ោង)\s*:\s*(?P<zone>.+)", re.IGNORECASE
)
_OTHER = re.compile(
    r"[\s•*>]*(?:sent|(?:from|to|cc)(?!\s*\d)|created|updated|posted|registered|dial|meeting id"
    r"|passcode)\b"
    r"|.*\bwrote:\s*$"
)
_HEADER = re.compile(r"[\s•*>]*(?:from|to|cc|bcc|sent|date|subject|reply-to|de|à|objet)\s*:")
_FROM = re.compile(r"[\s•*>]*(?:from|de)\s*:")
_SENTENCE = re.compile(r"(?:(?<=[a-z]{4})|(?<=\d))\.\s+(?=[A-Z][a-z])")
_ALL_LAST = re.compile(
    r"[\s•*>-]*(?:duration|length|how long|រយៈពេល)\b|.*\b(?:meeting|call|session|webinar|it|each)s?"
    r" (?:will )?(?:lasts?|takes?)\b"
    r"|.*?(?=\b\d{1,3}(?:\.5)?[\s-]*(?:min\w*|hours?|hrs?) each\b)"
    r"|.*\b(?:all|each)\s+(?:of\s+)?(?=\d{1,3}(?:\.5)?[\s-]*(?:min|hour|hrs?\b))"
)
MOST_LINES = 120
LONGEST_LINE = 400
"""An invitation is shorter; longer texts are cut, so that nobody can keep the bot busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedLine:
    """A line in small letters, its moments, and what it says of their place if it has none.

    `lasts` is the length of all meetings, if the line is about that.
    """

    words: str
    moments: tuple[WrittenMoment, ...] = ()
    where: WrittenPlace = NOWHERE
    lasts: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedText:
    """The facts of a text: its lines in order, its zone, and how it repeats.

    `longer`: it has a rule for more days than were taken.
    """

    lines: tuple[ParsedLine, ...]
    zone: str = ""
    repeats: str = ""
    longer: bool = False

    @property
    def moments(self) -> tuple[WrittenMoment, ...]:
        """All its moments in order, each as its own line says."""
        return tuple(each for line in self.lines for each in line.moments)


def parse_moments(text: str, *, today: date) -> ParsedText:
    whole = _SENTENCE.sub("\n", plain_text(text)).splitlines()[:MOST_LINES]
    lines = [_Line.of(each, today=today) for each in whole if each]
    zones = [found["zone"].strip() for each in lines if (found := _ZONE.match(each.words))]
    about = _without_headers(lines)
    again = [each.small for each in about if not each.is_aside and is_repeating(each.small)]
    return ParsedText(
        lines=_held([_parsed(each, today=today) for each in about], [each.rules for each in about]),
        longer=any(each.rules.longer for each in about),
        zone=next(iter(zones), ""),
        repeats=" ".join(again),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its links, with its days written one by one; its first link to a meeting.

    `is_open`: which days it means must be asked. `rules` are those that it has for days.
    """

    words: str
    rules: WrittenOut
    link: str = ""
    is_open: bool = False

    @classmethod
    def of(cls, line: str, *, today: date) -> "_Line":
        words = said_plainly(squeezed(without_links(line))[:LONGEST_LINE])
        rules = written_out(words, today=today)
        return cls(
            with_noon(expand_dates(rules.words)),
            rules,
            next(iter(room_links(line)), ""),
            is_open=rules.is_open or is_long_range(rules.words) or may_be_numbered(words),
        )

    @property
    def small(self) -> str:
        return self.words.lower()

    @property
    def is_aside(self) -> bool:
        """Whether it names the zone, or is about something else than the meeting."""
        return bool(_ZONE.match(self.words) or _OTHER.match(self.small))


def _parsed(line: _Line, *, today: date) -> ParsedLine:
    link = WrittenPlace(online=bool(line.link), link=line.link)
    if line.is_aside:
        return ParsedLine(words="", where=link)
    moments = moments_on(_before_until(line.words), today=today)
    for_all = _ALL_LAST.match(line.small)
    lasts = length_in(line.small[for_all.end() :]) if for_all else None
    if not moments:
        where = where_on_line(line.words).joined(link)
        return ParsedLine(words=line.small, where=where, lasts=lasts)
    if line.is_open:
        moments = [replace(each, is_open=True) for each in moments]
    moments[-1] = replace(moments[-1], where=moments[-1].where.joined(link))
    return ParsedLine(words=line.small, moments=tuple(moments), lasts=lasts)


def _held(lines: Sequence[ParsedLine], rules: Sequence[WrittenOut]) -> tuple[ParsedLine, ...]:
    """Return lines without the days on which a rule of the text says that nothing is held."""
    off = frozenset(day for each in rules for day in each.off)
    numbers = frozenset(number for each in rules for number in each.off_numbers)
    return tuple(
        replace(
            line,
            moments=tuple(
                each
                for each in line.moments
                if not each.days
                or any(day not in off and day.day not in numbers for day in each.days)
            ),
        )
        for line in lines
    )


def _without_headers(lines: list[_Line]) -> list[_Line]:
    """Leave out the headers of a forwarded mail: their date is that of the mail."""
    left: list[_Line] = []
    for is_head, block in groupby(lines, key=lambda line: bool(_HEADER.match(line.small))):
        kept = list(block)
        if not (is_head and any(_FROM.match(line.small) for line in kept)):
            left += kept
    return left


def _before_until(line: str) -> str:
    """Leave out the end of a repetition, which is no meeting."""
    small = line.lower()
    return line[: small.index("until")] if is_repeating(small) and "until" in small else line
