"""Reads a pasted invitation or programme, as text or as iCalendar (RFC 5545).

Open points of the text stay open: two readings of a day are both returned, an unknown zone
means that the time is asked, a day that does not exist is named.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.sessions.calendars.domain import (
    CalendarMeeting,
    CalendarMeetings,
    is_calendar,
    read_calendar,
)
from bot.sessions.domain import Reading, Room, Start, at_clock, minute_of_day, wall
from bot.sessions.line_moments.domain import WrittenMoment
from bot.sessions.links.domain import map_link, plain_text, read_room, room_links
from bot.sessions.moments.domain import ParsedLine, ParsedText, parse_moments
from bot.sessions.places.domain import MOST_PLACE
from bot.sessions.programmes.domain import day_by_day, in_one_order, moments_of, with_days
from bot.sessions.repeats.domain import Recurrence, repeated
from bot.sessions.written_times.domain import clocks_in
from bot.sessions.zones.domain import tz_of, zone_of
from bot.writing import cut_to

LONGEST = timedelta(hours=12)
USUAL = timedelta(minutes=90)
"""The length of a meeting of which no end is known."""
MOST_TOPIC = 80
_TOPICS = tuple(
    re.compile(
        rf"^[ >*]*(?:{labels})\s*:\s*(?:(?:fwd?|re|tr)\s*:\s*)*(\S.*)$",
        re.IGNORECASE | re.MULTILINE,
    )
    for labels in ("topic|title|sujet|ប្រធានបទ", "subject|objet")
)
"""The title of the meeting comes before the subject of the mail."""
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|annull?ed|annulée?s?)\b|លុបចោល|បានលុប|ត្រូវលុប|បានបោះបង់"
)
_IF = re.compile(r"\b(?:if|in case|unless|not)\b|ប្រសិនបើ|បើសិន")
_LETTERS = re.compile(r"\(?[A-Z]{2,5}\)?")
_SPOKEN = re.compile(r"\(?(?!(?:Local|Our|Your|My|Same)\b)[A-Z]\S*(?: [A-Z]\S*){0,2} [Tt]ime\)?")
"""Such as "Gulf time": these words mean a zone, even an unknown one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The facts that were read, in the wall time of the cohort.

    `readings` are the possible meanings of its days: none, one, or some to choose from.
    `minute` is the time where no day was named. `zone` is its own zone where clocks differ;
    `strange_zone` is an unknown one, with `clock` as the time in it. `impossible` is a
    day that does not exist, as written; `is_open`: days are written by a rule that is not
    understood, so that none are taken. `longer`: there are more meetings than were taken.
    `called_off` are days of meetings that are left out, since the text says they are cancelled.
    `room` is that of all meetings, or of the first; `rooms` those of each, if they differ.
    """

    room: Room | None = None
    rooms: tuple[Room, ...] = ()
    readings: tuple[Reading, ...] = ()
    minute: int | None = None
    length: timedelta | None = None
    zone: str | None = None
    strange_zone: str = ""
    clock: int | None = None
    impossible: str = ""
    is_open: bool = False
    topic: str = ""
    longer: bool = False
    called_off: tuple[date, ...] = ()

    @property
    def is_called_off(self) -> bool:
        """Whether all its meetings are cancelled, and it tells of nothing else."""
        left = (self.readings, self.room, self.impossible, self.is_open, self.strange_zone)
        return bool(self.called_off) and self.minute is None and not any(left)


def read(text: str, *, today: date, zone: str) -> Invitation | None:
    """Return the facts of a meeting in a text, in the cohort's `zone`; None without any."""
    calendar = read_calendar(text, zone=zone, since=today)
    if calendar is not None:
        return _of_calendar(calendar, zone=zone)
    if is_calendar(text) and "DTSTART" in text:
        return None
    parsed, called_off = _without_called_off(parse_moments(text, today=today))
    found = Invitation(
        room=read_room(text), topic=_topic(text), longer=parsed.longer, called_off=called_off
    )
    written = in_one_order(moments_of(parsed.lines))
    moments = _meant(written)
    more = _leaves_out(written, moments) or any(map(_has_second_part, parsed.lines))
    found = replace(found, longer=found.longer or more)
    if not moments:
        return found if found.room or found.called_off else None
    return _timed(found, _with_rooms(moments, text), parsed, zone=zone)


def _without_called_off(parsed: ParsedText) -> tuple[ParsedText, tuple[date, ...]]:
    """Return a text without the lines whose meetings are cancelled, and the days of these.

    Such a word often stands in a column for remarks, behind the day and the time.
    """
    off = [
        line
        for line in parsed.lines
        if line.moments and _CALLED_OFF.search(line.words) and not _IF.search(line.words)
    ]
    days = {each.days[0] for line in off for each in line.moments if each.days}
    left = tuple(line for line in parsed.lines if all(line is not each for each in off))
    return replace(parsed, lines=left), tuple(sorted(days))


def _of_calendar(calendar: CalendarMeetings, *, zone: str) -> Invitation:
    if not calendar.meetings:
        return Invitation(called_off=calendar.called_off)
    rooms = tuple(dict.fromkeys(map(_short_placed, calendar.meetings)))
    length = next((each.length for each in calendar.meetings if _length(each.length)), None)
    starts: list[Start] = []
    for each in calendar.meetings:
        ends = _length(each.length) or (USUAL if length else None)
        untimed = each.whole_day or bool(calendar.strange_zone)
        start = Start(
            day=each.start.date(),
            minute=None if untimed else minute_of_day(each.start),
            minutes=None if untimed else _own_minutes(ends, length),
            room=rooms.index(_short_placed(each)) if len(rooms) > 1 else None,
        )
        starts.append(start)
    own = calendar.zone
    return Invitation(
        room=rooms[0] if rooms[0] != Room() else None,
        rooms=rooms if len(rooms) > 1 else (),
        readings=(tuple(starts),),
        topic=cut_to(calendar.topic, MOST_TOPIC),
        length=length,
        zone=own if own and not _same_clock(own, zone, calendar.meetings[0].start) else None,
        strange_zone=calendar.strange_zone,
        clock=minute_of_day(calendar.meetings[0].start) if calendar.strange_zone else None,
        longer=calendar.longer,
        called_off=calendar.called_off,
    )


def _short_placed(meeting: CalendarMeeting) -> Room:
    """Return the room of a meeting, its place cut to what fits a screen."""
    room = meeting.room
    return replace(room, place=cut_to(room.place, MOST_PLACE)) if room.place else room


def _same_clock(own: str, zone: str, local: datetime) -> bool:
    """Tell whether the clocks of two zones agree at a wall time in `zone`."""
    there = local.replace(tzinfo=tz_of(zone))
    return there.utcoffset() == there.astimezone(tz_of(own)).utcoffset()


def _own_minutes(length: timedelta | None, usual: timedelta | None) -> int | None:
    """Return the minutes of a meeting whose length is not that of the others; else None."""
    if length is None or length == usual:
        return None
    return round(length / timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class _Held:
    """A moment and the room in which it is held."""

    moment: WrittenMoment
    room: Room


def _with_rooms(moments: Sequence[WrittenMoment], text: str) -> list[_Held]:
    """Return the moments, each with its room: of a place its link is that of online days only."""
    links = room_links(text)
    shown = map_link(text)
    placed = [each.where.place for each in moments if each.where.place]
    found: list[_Held] = []
    for at, each in enumerate(moments):
        place = each.where.place
        if placed and not each.where:
            earlier = [one.where.place for one in moments[:at] if one.where.place]
            place = earlier[-1] if earlier else placed[0]
        online = each.where.online or not place
        room = _online_room(each.where.link, links, text) if online else Room()
        room = replace(room, place=place or None, map_link=shown if place else None)
        found.append(_Held(each, room))
    return found


def _online_room(link: str, links: Sequence[str], text: str) -> Room:
    """Return the online room of a text; of several, the one behind a link."""
    if link not in links or len(links) == 1:
        return read_room(text) or Room()
    begin = text.find(link)
    ends = [at for other in links if (at := text.find(other)) > begin]
    return read_room(text[begin : min(ends, default=len(text))]) or Room()


def is_invitation(text: str, *, today: date, zone: str) -> bool:
    """Tell whether a text invites to a meeting: it has days and a time, and a link or a title."""
    found = read(text, today=today, zone=zone)
    if found is None or not (found.room or found.topic):
        return False
    if found.is_open:
        return found.minute is not None
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
    in_order = [each for each in moments if any(each is one for one in (*dated, *clocks))]
    return day_by_day(in_order) or with_days([*dated, *clocks])


def _leaves_out(written: Sequence[WrittenMoment], meant: Sequence[WrittenMoment]) -> bool:
    """Tell whether the days have a line of their own, and one is left out since it has no time."""
    days = [each.days for each in meant if each.leads]
    return bool(days) and any(
        each.leads and each.days and each.days not in days for each in written
    )


def _has_second_part(line: ParsedLine) -> bool:
    """Tell whether a day has one more span of time than is taken: "8:00-11:00 and 14:00-16:00"."""
    dated = [each for each in line.moments if each.days]
    spans = {each.minute for each in clocks_in(line.words) if each.until is not None}
    return len(dated) == 1 and dated[0].length is not None and len(spans) > 1


def _timed(found: Invitation, held: list[_Held], parsed: ParsedText, *, zone: str) -> Invitation:
    moments = [each.moment for each in held]
    length = next((each.length for each in moments if _length(each.length)), None)
    clock = next((each.minute for each in moments if each.minute is not None), None)
    impossible = next((each.written for each in moments if each.days == ()), "")
    own, strange = _zone(parsed, moments, zone)
    found = replace(
        found,
        length=length,
        impossible=impossible,
        is_open=any(each.is_open for each in moments),
        strange_zone=strange if clock is not None else "",
        clock=clock if strange else None,
    )
    if strange:
        held = [replace(each, moment=replace(each.moment, minute=None)) for each in held]
        clock = None
    dated = [each for each in held if each.moment.days]
    if not dated or found.is_open:
        found = replace(found, room=held[0].room if held[0].room != Room() else found.room)
        return replace(found, minute=clock if _same_zone(own, zone) else None)
    rooms = tuple(dict.fromkeys(each.room for each in dated))
    found = replace(found, room=rooms[0] if rooms[0] != Room() else None)
    if len(rooms) > 1:
        found = replace(found, rooms=rooms)
    ways = max(len(each.moment.days or ()) for each in dated)
    rows = [_row(dated, way, parsed.repeats, found) for way in range(ways)]
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


def _row(
    dated: Sequence[_Held], way: int, repeats: str, found: Invitation
) -> Recurrence | list[Start]:
    """Return the meetings in one way of reading their days."""
    starts: dict[tuple[date, int], Start] = {}
    begun = next((each.moment.minute for each in dated if each.moment.length == found.length), None)
    for each in dated:
        moment, days = each.moment, each.moment.days or ()
        ends = _length(moment.length)
        if ends is None and found.length is not None and moment.minute != begun:
            ends = USUAL
        start = Start(
            day=days[min(way, len(days) - 1)],
            minute=moment.minute,
            minutes=_own_minutes(ends, found.length),
            room=found.rooms.index(each.room) if found.rooms else None,
        )
        key = (start.day, -1 if start.minute is None else start.minute)
        starts.setdefault(key, start)
    ordered = [starts[key] for key in sorted(starts)]
    first = ordered[0]
    if len(ordered) == 1 and repeats and first.minute is not None:
        return repeated(at_clock(first.day, first.minute), repeats)
    return ordered


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
        longer=found.longer or any(isinstance(row, Recurrence) and row.longer for row in rows),
        zone=own if there != [tuple(way) for way in ways] else None,
    )


def _in_zone(start: Start, own: str, zone: str) -> Start:
    if start.minute is None or own == zone:
        return start
    local = at_clock(start.day, start.minute).replace(tzinfo=tz_of(own))
    there = Start.of(wall(local, zone))
    return replace(start, day=there.day, minute=there.minute)


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
