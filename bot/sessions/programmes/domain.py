"""Puts together what a text says of each day, line by line: when it ends, and where it is held.

A line about a place or a link concerns the days above it, or, if such a line comes before all days,
the days below it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.days import MINUTES_A_DAY
from bot.sessions.line_moments.domain import WrittenMoment
from bot.sessions.moments.domain import ParsedLine
from bot.sessions.places.domain import NOWHERE, WrittenPlace
from bot.sessions.written_times.domain import WEEKDAYS, clocks_in

_LAST = re.compile(
    r"(?:\b(?:the )?(?:last|final)(?: (?:day|one|session|meeting))?\b|(?:ថ្ងៃ|លើក)ចុងក្រោយ)"
    r"(?P<rest>.*)"
)
_NUMBERED = re.compile(r"(?:\bday|ថ្ងៃទី)\s*(?P<number>\d)\b(?!\s*[/.:-]?\d)(?P<rest>.*)")
_ON_WEEKDAY = re.compile(
    r"\bon (?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*day,?\s+"
    r"(?P<rest>(?:\w+ ){0,2}(?:until|till|only|ends?|finish(?:es)?)\b.*)"
)
_NUMBERS = re.compile(r"(?<![\d/.-])(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})(?!\d)")
_BOTH = "dm"
"""A date may be read with the day first, or with the month first."""
_UNTIL = re.compile(r"\b(?:until|till|to|only|ends?(?: at)?)\b|ដល់|ត្រឹម")


def moments_of(lines: Sequence[ParsedLine]) -> tuple[WrittenMoment, ...]:
    """Return the moments of a text, each with its end and its place, as far as they are written."""
    groups = _placed(lines)
    moments = [each for group in groups for each in group]
    moments = _lasting(_as_before(moments), lines)
    known = 0
    for line in lines:
        known += sum(1 for each in line.moments if each.days)
        _end_one(moments, line, last=known)
    return tuple(_ended(moments))


@dataclass(slots=True)
class _Places:
    """The moments so far in groups, and the place that the next ones have (`ahead`)."""

    heads: bool
    ahead: WrittenPlace = field(default_factory=WrittenPlace)
    groups: list[list[WrittenMoment]] = field(default_factory=lambda: [[]])
    after_place: bool = False

    def take(self, line: ParsedLine) -> None:
        """Take the next line."""
        if line.moments:
            if self.after_place and not self.heads:
                self.groups.append([])
            self.groups[-1] += [_or_at(each, self.ahead) for each in line.moments]
            self.after_place = False
        elif line.where:
            if self.heads:
                self.ahead = self.ahead.joined(line.where) if self.after_place else line.where
            else:
                self.groups[-1] = _all_at(self.groups[-1], line.where)
            self.after_place = True


def _placed(lines: Sequence[ParsedLine]) -> list[list[WrittenMoment]]:
    first = next((each for each in lines if each.where or each.moments), None)
    places = _Places(heads=first is not None and not first.moments)
    for line in lines:
        places.take(line)
    return places.groups


def _or_at(moment: WrittenMoment, where: WrittenPlace) -> WrittenMoment:
    """Return a moment at a place, unless its line names one; an online one gets the link."""
    if moment.where and not (moment.where.online and not moment.where.place and where.link):
        return moment
    return replace(moment, where=moment.where.joined(where))


def _all_at(group: Sequence[WrittenMoment], where: WrittenPlace) -> list[WrittenMoment]:
    """Return moments at the place of a line below them.

    A link is that of the online ones, else of those without a place, else of all.
    """
    online = [each for each in group if each.where.online and not each.where.place]
    open_ones = [each for each in group if not each.where]
    meant = online if where.link and online and not where.place else open_ones or group
    return [
        replace(each, where=each.where.joined(where)) if any(each is one for one in meant) else each
        for each in group
    ]


def _as_before(moments: Sequence[WrittenMoment]) -> list[WrittenMoment]:
    """Return moments with the time of the one before where a text says "same time"."""
    found: list[WrittenMoment] = []
    for each in moments:
        timed = [one for one in found if one.minute is not None]
        if each.as_before and timed:
            known = timed[-1]
            found.append(replace(each, minute=known.minute, length=known.length, zone=known.zone))
        else:
            found.append(each)
    return found


def _lasting(moments: Sequence[WrittenMoment], lines: Sequence[ParsedLine]) -> list[WrittenMoment]:
    """Return moments with the length that a line such as "Duration: 2 hours" gives to all."""
    said = next((each.lasts for each in lines if each.lasts is not None), None)
    return [
        each
        if each.minute is None or each.length or each.ends is not None
        else replace(each, length=said)
        for each in moments
    ]


def _end_one(moments: list[WrittenMoment], line: ParsedLine, *, last: int) -> None:
    """Read "the last day until noon" and "day 3: until 12:00"; `last` days are known so far."""
    dated = [at for at, each in enumerate(moments) if each.days]
    _end_weekday(moments, line)
    the_last, numbered = _LAST.search(line.words), _NUMBERED.search(line.words)
    if the_last is not None:
        number, rest = last, the_last["rest"]
    elif numbered is not None and not line.moments:
        number, rest = int(numbered["number"]), numbered["rest"]
    else:
        return
    clock = next(iter(clocks_in(rest)), None) if _UNTIL.search(rest) else None
    if clock is not None and 0 < number <= len(dated):
        at = dated[number - 1]
        ends = clock.minute if clock.until is None else clock.until
        moments[at] = replace(moments[at], ends=ends)


def _end_weekday(moments: list[WrittenMoment], line: ParsedLine) -> None:
    """Read "on Friday we finish at noon"."""
    said = _ON_WEEKDAY.search(line.words)
    clock = next(iter(clocks_in(said["rest"])), None) if said else None
    if said is None or clock is None or clock.until is not None:
        return
    weekday = WEEKDAYS.index(said["weekday"])
    days = [
        at for at, each in enumerate(moments) if each.days and each.days[0].weekday() == weekday
    ]
    if len(days) == 1:
        moments[days[0]] = replace(moments[days[0]], ends=clock.minute)


def _ended(moments: Iterable[WrittenMoment]) -> list[WrittenMoment]:
    """Return the moments with the length that follows from an end alone."""
    found: list[WrittenMoment] = []
    for each in moments:
        if each.ends is None:
            found.append(each)
        elif each.minute is not None:
            found.append(_until(each, each.ends))
        else:
            _take_end(found, each, each.ends)
    return found


def _take_end(found: list[WrittenMoment], moment: WrittenMoment, ends: int) -> None:
    """Take a day with an end only: one that is known already, or one that starts as the others."""
    for at, each in enumerate(found):
        if each.days and each.days == moment.days:
            found[at] = _until(each, ends)
            return
    starts = [each.minute for each in found if each.minute is not None]
    found.append(_until(replace(moment, minute=starts[-1] if starts else None), ends))


def in_one_order(moments: Sequence[WrittenMoment]) -> list[WrittenMoment]:
    """Return the moments, with one reading of 11/02 if another date of the text tells the order.

    Nobody writes 11/02 and 25/02 in one programme and means a month by the first number once.
    """
    orders = {order for each in moments if (order := _orders(each)) in ("d", "m")}
    if len(orders) != 1:
        return list(moments)
    [order] = orders
    return [
        replace(each, days=(each.days[_BOTH.index(order)],))
        if each.days and _orders(each) == _BOTH
        else each
        for each in moments
    ]


def _orders(moment: WrittenMoment) -> str:
    """Return what comes first in a date of numbers, for each of its readings: the day or month."""
    found = _NUMBERS.search(moment.written)
    if found is None:
        return ""
    one, two = int(found["one"]), int(found["two"])
    kinds = {(one, two): "d", (two, one): "m"} if one != two else {}
    return "".join(kinds.get((each.day, each.month), "?") for each in moment.days or ())


def with_days(moments: Sequence[WrittenMoment]) -> list[WrittenMoment]:
    """Return the days of a text in which days and times are on lines of their own.

    Times below days are those of all of them. Several times are one meeting, from the first to the
    last, unless they are held at several places.
    """
    dated = [each for each in moments if each.days is not None]
    clocks = _held_apart([each for each in moments if each.minute is not None])
    return [
        _with_clock(day, clock)
        for day in dated
        for clock in (clocks if len(clocks) > 1 else clocks[:1])
    ]


def day_by_day(moments: Sequence[WrittenMoment]) -> list[WrittenMoment] | None:
    """Return the days of an agenda in which each day heads its own times; None of other texts.

    A day that is named before its own heading, as in a title, counts once. A heading without times
    stays a day without time.
    """
    blocks = _blocks(moments)
    if sum(1 for _days, clocks in blocks if clocks) < 2:  # noqa: PLR2004 - two days of their own
        return None
    found: list[WrittenMoment] = []
    titles: dict[tuple[date, ...] | None, WrittenPlace] = {}
    for at, (days, clocks) in enumerate(blocks):
        later = {each.days for headings, _clocks in blocks[at + 1 :] for each in headings}
        named = [each for n, each in enumerate(days) if _is_title(n, days, later)]
        own = [each for each in days if not any(each is one for one in named)] or named
        titles |= {each.days: each.where for each in named}
        own = [_or_at(each, titles.get(each.days, NOWHERE)) for each in own]
        found += with_days([*own, *clocks]) if clocks else own
    return found


def _is_title(
    number: int, days: Sequence[WrittenMoment], later: Collection[tuple[date, ...] | None]
) -> bool:
    """Tell whether a day of a block is named again, as the heading of its own times."""
    day = days[number].days
    return day in later or any(each.days == day for each in days[number + 1 :])


def _blocks(
    moments: Sequence[WrittenMoment],
) -> list[tuple[list[WrittenMoment], list[WrittenMoment]]]:
    """Return days and the times below them, heading by heading; none if a time comes first."""
    blocks: list[tuple[list[WrittenMoment], list[WrittenMoment]]] = []
    for each in moments:
        if each.days is None and not blocks:
            return []
        if each.days is None:
            blocks[-1][1].append(each)
        elif not blocks or blocks[-1][1]:
            blocks.append(([each], []))
        else:
            blocks[-1][0].append(each)
    return blocks


def _held_apart(clocks: Sequence[WrittenMoment]) -> list[WrittenMoment]:
    found: list[WrittenMoment] = []
    for each in clocks:
        last = found[-1] if found else None
        if last is None or (each.where and last.where and each.where != last.where):
            found.append(each)
            continue
        assert last.minute is not None
        assert each.minute is not None
        end = each.minute + (each.length or timedelta(0)) / timedelta(minutes=1)
        if end > last.minute:
            length = max(last.length or timedelta(0), timedelta(minutes=end - last.minute))
            found[-1] = replace(last, length=length, where=last.where or each.where)
    return found


def _with_clock(day: WrittenMoment, clock: WrittenMoment) -> WrittenMoment:
    where = clock.where if clock.where and not day.where.place else day.where
    whole = replace(
        day,
        minute=clock.minute,
        length=clock.length,
        zone=clock.zone,
        where=where.joined(clock.where),
    )
    return whole if day.ends is None else _until(whole, day.ends)


def _until(moment: WrittenMoment, ends: int) -> WrittenMoment:
    if moment.minute is None:
        return moment
    length = timedelta(minutes=(ends - moment.minute) % MINUTES_A_DAY)
    return replace(moment, length=length or None, ends=None)
