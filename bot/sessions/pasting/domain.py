"""Reads a pasted invitation, as text or as iCalendar (RFC 5545).

Open points of the text stay open: two readings of a day are both returned, an unknown zone
means that the time is asked, a day that does not exist is named.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.sessions.calendars.domain import read_calendar
from bot.sessions.domain import Reading, Room, Start, at_clock, wall
from bot.sessions.links.domain import read_room
from bot.sessions.moments.domain import (
    ParsedText,
    Recurrence,
    WrittenMoment,
    parse_moments,
    plain_text,
    repeated,
)
from bot.sessions.zones.domain import tz_of, zone_of
from bot.writing import cut_to

LONGEST = timedelta(hours=12)
MOST_TOPIC = 80
_TOPICS = tuple(
    re.compile(
        rf"^[ >*]*(?:{labels})\s*:\s*(?:(?:fwd?|re|tr)\s*:\s*)*(\S.*)$",
        re.IGNORECASE | re.MULTILINE,
    )
    for labels in ("topic|title|sujet|ប្រធានបទ", "subject|objet")
)
"""The title of the meeting comes before the subject of the mail."""
_LETTERS = re.compile(r"\(?[A-Z]{2,5}\)?")
_SPOKEN = re.compile(r"\(?(?!(?:Local|Our|Your|My|Same)\b)[A-Z]\S*(?: [A-Z]\S*){0,2} [Tt]ime\)?")
"""Such as "Gulf time": these words mean a zone, even an unknown one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The facts that were read, in the wall time of the cohort.

    `readings` are the possible meanings of its days: none, one, or some to choose from.
    `minute` is the time where no day was named. `zone` is its own zone where clocks differ;
    `strange_zone` is an unknown one, with `clock` as the time in it. `impossible` is a
    day that does not exist, as written. `longer`: there are more meetings than were taken.
    """

    room: Room | None = None
    readings: tuple[Reading, ...] = ()
    minute: int | None = None
    length: timedelta | None = None
    zone: str | None = None
    strange_zone: str = ""
    clock: int | None = None
    impossible: str = ""
    topic: str = ""
    longer: bool = False


def read(text: str, *, today: date, zone: str) -> Invitation | None:
    """Return the facts of a meeting in a text, in the cohort's `zone`; None without any."""
    event = read_calendar(text)
    if event is not None:
        found = Invitation(
            room=event.room, topic=cut_to(event.topic, MOST_TOPIC), length=_length(event.length)
        )
        return _in_cohort_zone(found, [event.row], own=event.zone or zone, zone=zone)
    found = Invitation(room=read_room(text), topic=_topic(text))
    parsed = parse_moments(text, today=today)
    moments = _meant(parsed.moments)
    if not moments:
        return found if found.room else None
    return _timed(found, moments, parsed, zone=zone)


def is_invitation(text: str, *, today: date, zone: str) -> bool:
    """Tell whether a text invites to a meeting: it has a day and a time, and a link or a title."""
    found = read(text, today=today, zone=zone)
    if found is None or not (found.room or found.topic):
        return False
    return any(each.minute is not None for way in found.readings for each in way)


def _meant(moments: Sequence[WrittenMoment]) -> list[WrittenMoment]:
    """Return the moments of the meeting: those after a label and listed below it, else all.

    If some have a day and a time, a moment with only one of both is about something else;
    if day and time are apart, they are put together.
    """
    chosen = [each for each in moments if each.labelled or each.leads]
    if not any(each.labelled for each in chosen):
        chosen = list(moments)
    whole = [each for each in chosen if each.days is not None and each.minute is not None]
    if whole:
        return whole
    clocks = [each for each in chosen if each.minute is not None]
    clocks = clocks or [each for each in moments if each.minute is not None]
    dated = [each for each in chosen if each.days is not None]
    dated = dated or [each for each in moments if each.days is not None]
    if not clocks or not dated:
        return dated or clocks[:1]
    one = clocks[0]
    return [replace(each, minute=one.minute, length=one.length, zone=one.zone) for each in dated]


def _timed(
    found: Invitation, moments: list[WrittenMoment], parsed: ParsedText, *, zone: str
) -> Invitation:
    length = next((each.length for each in moments if each.length), None)
    clock = next((each.minute for each in moments if each.minute is not None), None)
    impossible = next((each.written for each in moments if each.days == ()), "")
    own, strange = _zone(parsed, moments, zone)
    found = replace(
        found,
        length=_length(length),
        impossible=impossible,
        strange_zone=strange if clock is not None else "",
        clock=clock if strange else None,
    )
    if strange:
        moments = [replace(each, minute=None) for each in moments]
        clock = None
    dated = [each for each in moments if each.days]
    if not dated:
        return replace(found, minute=clock if _same_zone(own, zone) else None)
    ways = max(len(each.days or ()) for each in dated)
    rows = [_row(dated, way, parsed.repeats) for way in range(ways)]
    return _in_cohort_zone(found, rows, own=own, zone=zone)


def _length(written: timedelta | None) -> timedelta | None:
    """Return the length of a meeting; None if no meeting can be so long."""
    return written if written and timedelta(0) < written <= LONGEST else None


def _zone(parsed: ParsedText, moments: Sequence[WrittenMoment], zone: str) -> tuple[str, str]:
    """Return the zone of the times, and its name if it is unknown."""
    if parsed.zone:
        known = zone_of(parsed.zone)
        return (known, "") if known else (zone, parsed.zone)
    first = next((each for each in moments if each.zone), moments[0])
    known = zone_of(first.zone) if first.zone else None
    if known or not first.zone:
        return known or zone, ""
    meant = first.labelled or _LETTERS.fullmatch(first.zone) or _SPOKEN.fullmatch(first.zone)
    return zone, first.zone if meant and first.days is not None else ""


def _row(dated: Sequence[WrittenMoment], way: int, repeats: str) -> Recurrence | list[Start]:
    """Return the meetings in one way of reading their days."""
    starts = sorted(
        {
            Start(day=each.days[min(way, len(each.days) - 1)], minute=each.minute)
            for each in dated
            if each.days
        }
    )
    first = starts[0]
    if len(starts) == 1 and repeats and first.minute is not None:
        return repeated(at_clock(first.day, first.minute), repeats)
    return starts


def _in_cohort_zone(
    found: Invitation, rows: Sequence[Recurrence | list[Start]], *, own: str, zone: str
) -> Invitation:
    """Put the meetings into the wall time of the cohort."""
    ways = [
        [Start.of(each) for each in row.starts] if isinstance(row, Recurrence) else row
        for row in rows
    ]
    there = [tuple(_in_zone(each, own, zone) for each in way) for way in ways]
    return replace(
        found,
        readings=tuple(dict.fromkeys(there)),
        longer=any(isinstance(row, Recurrence) and row.longer for row in rows),
        zone=own if there != [tuple(way) for way in ways] else None,
    )


def _in_zone(start: Start, own: str, zone: str) -> Start:
    if start.minute is None or own == zone:
        return start
    local = at_clock(start.day, start.minute).replace(tzinfo=tz_of(own))
    return Start.of(wall(local, zone))


def _same_zone(own: str, zone: str) -> bool:
    """Tell whether the clocks of two zones agree, as far as that is known without a day."""
    summer, winter = datetime(2023, 7, 1), datetime(2023, 1, 1)  # noqa: DTZ001 - wall times
    return all(
        tz_of(own).utcoffset(each) == tz_of(zone).utcoffset(each) for each in (summer, winter)
    )


def _topic(text: str) -> str:
    words = plain_text(text)
    found = next((each for layout in _TOPICS if (each := layout.search(words))), None)
    return cut_to(found[1].strip(), MOST_TOPIC) if found else ""


def ahead(readings: Iterable[Reading], *, now: datetime, zone: str) -> tuple[Reading, ...]:
    """Return the parts of each reading that are not over; leave out readings that are over."""
    left = (tuple(each for each in way if not _is_over(each, now, zone)) for way in readings)
    return tuple(way for way in left if way)


def _is_over(start: Start, now: datetime, zone: str) -> bool:
    local = wall(now, zone)
    if start.minute is None:
        return start.day < local.date()
    return at_clock(start.day, start.minute) <= local
