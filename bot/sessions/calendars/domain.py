"""Reads the meetings of a pasted calendar (RFC 5545).

`recurring-ical-events` says on which days a repeated event is held. It looks for a day that never
comes until the year 9999, so it only gets rules that lead to a day soon; a rule that is left out
is said to be `longer`.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot.days import TWO_YEARS, YEARS
from bot.sessions.domain import Room
from bot.sessions.links.domain import map_link, read_known_room, read_room, without_links
from bot.sessions.places.domain import is_online_only
from bot.sessions.repeats.domain import MOST
from bot.sessions.zones.domain import tz_of, zone_of

MOST_EVENTS = 300
MOST_RULES = 20
"""Of a calendar with more of them the rest is left out, so that nobody can keep the bot busy."""
LARGEST_STEP = 999
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
_PARTS_OF: dict[str, set[str]] = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": set(),
}
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_DATE = r"-?0?(?:[1-9]|[12]\d|3[01])"
_IN_A_WEEK = re.compile(rf"|BYDAY={_DAY}(?:,{_DAY})*")
_IN_A_MONTH = re.compile(
    rf"|BYMONTHDAY={_DATE}(?:,{_DATE})*"
    rf"|BYDAY=[+-]?[1-5]?{_DAY}(?:,[+-]?[1-5]?{_DAY})*"
    rf"|BYDAY={_DAY}(?:,{_DAY})*;BYSETPOS=-?[1-4](?:,-?[1-4])*"
)
"""Days that some month has: the 31st, or a first Monday, but not a first Monday on the 31st."""
_NUMBER = re.compile(r"\d{1,9}")
_FOLD = re.compile(rb"\r?\n[ \t]")
_UNTIL = re.compile(r"\d{8}(?:T\d{6}Z?)?")
_WORDS = (
    "LOCATION",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "DESCRIPTION",
    "URL",
)
_SINGLE = ("UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY")
_DISPLAYED = "X-WR-TIMEZONE"
_FILES = (".ics", ".ical", ".vcs")
_BEGIN, _END = "BEGIN:VCALENDAR", "END:VCALENDAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """A meeting of a calendar: its wall time, and its length where it has an end.

    `whole_day`: only its day is known. `room` is empty where the calendar names no place or link.
    """

    start: datetime
    length: timedelta | None = None
    room: Room
    title: str = ""
    whole_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeetings:
    """The meetings of a calendar in order; none only if all of them are `called_off`.

    `zone` is the zone of the first one in its calendar; None where it floats. `strange_zone` is the
    name of a zone that nothing explains, so that its times may be any. `longer`: the
    calendar has more meetings than are taken or understood. `called_off` are days on which it has a
    meeting that is cancelled.
    """

    meetings: tuple[CalendarMeeting, ...]
    zone: str | None = None
    strange_zone: str = ""
    longer: bool = False
    called_off: tuple[date, ...] = ()

    @property
    def topic(self) -> str:
        """The title of the meetings; empty if they have several."""
        titles = {each.title for each in self.meetings}
        return titles.pop() if len(titles) == 1 else ""


def is_calendar_file(name: str) -> bool:
    """Tell by its name whether a file is a calendar."""
    return name.lower().endswith(_FILES)


def calendar_text(content: bytes) -> str:
    """Return the text of a calendar file, with its long lines joined.

    A line may be cut within a sign of UTF-8, so lines are joined before they are decoded.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    return _FOLD.sub(b"", content).decode("utf-8-sig", errors="replace")


def is_calendar(text: str) -> bool:
    """Tell whether a text is meant as a calendar, even if it cannot be read."""
    return _BEGIN in text


def read_calendar(text: str, *, zone: str, since: date | None = None) -> CalendarMeetings | None:
    """Return the meetings of a calendar in the wall time of a zone; None for other texts.

    Meetings before the day `since` are left out, unless there are no others. Whole days are taken
    if no meeting has a time.
    """
    if not is_calendar(text):
        return None
    from icalendar import Calendar  # only where somebody pastes one: it takes 10 MB

    ends = text.rfind(_END)
    ends = len(text) if ends < 0 else ends + len(_END)
    try:
        calendars = Calendar.from_ical(text[text.index(_BEGIN) : ends], multiple=True)
    except ValueError:
        return None
    events, longer = _understood([each for one in calendars for each in _events(one)])
    timed = [each for each in events if isinstance(each.decoded("DTSTART"), datetime)]
    held = Calendar()
    displayed = next((one[_DISPLAYED] for one in calendars if _DISPLAYED in one), None)
    if displayed is not None:  # the zone of Google's floating times
        held[_DISPLAYED] = displayed
    for each in timed or events:
        held.add_component(each)
    found = _read(held, zone=zone, since=since, longer=longer or 0 < len(timed) < len(events))
    strange = next(filter(None, map(_strange_zone, timed)), "")
    return replace(found, strange_zone=strange) if found and strange else found


def _strange_zone(event: Any) -> str:
    """Return the zone that an event names and nobody knows; empty if its times are plain."""
    start = event["DTSTART"]
    return str(start.params.get("TZID", "")) if start.dt.tzinfo is None else ""


def _events(calendar: Any) -> list[Any]:
    """Return the events of a calendar; one that is sent to cancel them cancels all of them."""
    events: list[Any] = calendar.walk("VEVENT")
    if str(calendar.get("METHOD", "")).upper() == "CANCEL":
        for each in events:
            each["STATUS"] = "CANCELLED"
    return events


def _read(calendar: Any, *, zone: str, since: date | None, longer: bool) -> CalendarMeetings | None:
    from recurring_ical_events import of

    query = of(calendar)
    ahead = [] if since is None else list(_upcoming(query, since, zone))
    taken = ahead or list(islice(_held(query.all()), MOST + 1))
    if not taken:
        days = _called_off(query, since, zone) or _called_off(query, None, zone)
        return CalendarMeetings(meetings=(), called_off=days, longer=longer) if days else None
    own = min(taken, key=lambda each: _wall(_start(each), zone))
    meetings = {one.start: one for each in reversed(taken) for one in _meetings(each, zone)}
    ordered = [meetings[start] for start in sorted(meetings)]
    near = [each for each in ordered if each.start <= ordered[0].start + TWO_YEARS][:MOST]
    return CalendarMeetings(
        meetings=tuple(near),
        zone=_name(_start(own)),
        longer=longer or len(near) < len(ordered),
        called_off=_called_off(query, since, zone),
    )


def _called_off(query: Any, since: date | None, zone: str) -> tuple[date, ...]:
    """Return the days, from a day on, of meetings that are cancelled."""
    midnight = None if since is None else datetime.combine(since, time.min)
    every = (
        query.all() if midnight is None else query.after(midnight.replace(tzinfo=ZoneInfo(zone)))
    )
    days = {
        _wall(_start(each), zone).date()
        for each in islice(every, MOST_EVENTS)
        if _is_cancelled(each)
    }
    return tuple(sorted(day for day in days if since is None or day >= since))[:MOST]


def _upcoming(query: Any, since: date, zone: str) -> Iterator[Any]:
    """Yield the first events from a day on."""
    midnight = datetime.combine(since, time.min)
    events = _held(query.after(midnight.replace(tzinfo=ZoneInfo(zone))))
    ahead = (each for each in events if _wall(_start(each), zone) >= midnight)
    return islice(ahead, MOST + 1)


def _held(events: Iterable[Any]) -> Iterator[Any]:
    return (each for each in events if not _is_cancelled(each))


def _is_cancelled(event: Any) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _meetings(event: Any, zone: str) -> list[CalendarMeeting]:
    """Return an event as one meeting, or as one for each whole day of it."""
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    words = "\n".join(str(event[name]) for name in _WORDS if name in event)
    location = str(event.get("LOCATION", ""))
    online = read_known_room(words) or read_room(location) or Room()
    room = replace(online, place=_place(location) or None, map_link=map_link(words))
    begins, length = _wall(_start(event), zone), end - start
    first = CalendarMeeting(start=begins, length=length or None, room=room, title=_title(event))
    if isinstance(start, datetime):
        return [first]
    days = [begins + timedelta(days=step) for step in range(min(max(length.days, 1), MOST + 1))]
    return [replace(first, start=day, length=None, whole_day=True) for day in days]


def _title(event: Any) -> str:
    return " ".join(str(event.get("SUMMARY", "")).split())


def _place(location: str) -> str:
    """Return the place in a location; empty for a link, or the name of a service for meetings."""
    words = ", ".join(each.strip() for each in location.splitlines() if each.strip())
    if read_room(words) is not None:
        words = without_links(words)
    return "" if is_online_only(words) else " ".join(words.split()).strip(" ,;/")


def _start(event: Any) -> datetime:
    start: date = event.decoded("DTSTART")
    return start if isinstance(start, datetime) else datetime.combine(start, time.min)


def _understood(events: list[Any]) -> tuple[list[Any], bool]:
    """Return the events with a day, and whether something of them is left out."""
    known, longer, rules = [], len(events) > MOST_EVENTS, 0
    for number, event in enumerate(events[:MOST_EVENTS]):
        whole = _mend(event)
        if whole is None:
            continue
        rules += "RRULE" in event
        if rules > MOST_RULES and event.pop("RRULE", None) is not None:
            whole = False
        if "UID" not in event:
            event.add("UID", f"event-{number}")
        longer = longer or not whole
        known.append(event)
    return known, longer


def _mend(event: Any) -> bool | None:
    """Take out what cannot be read of an event; tell whether it is whole, None without a day."""
    for name in _SINGLE:
        if isinstance(event.get(name), list):
            event[name] = event[name][0]
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"):
        _know_zone(event, name)
    if "DTSTART" not in event or not all(
        _is_readable(event, name) for name in ("DTSTART", "RECURRENCE-ID")
    ):
        return None
    whole = True
    for name in ("DTEND", "DURATION", "EXDATE", "RDATE", "RRULE", "SEQUENCE"):
        if name in event and not _is_readable(event, name):
            del event[name]
            whole = whole and name in {"DTEND", "DURATION", "SEQUENCE"}
    if "RRULE" in event and not _is_safe(event["RRULE"], _start(event)):
        del event["RRULE"]
        whole = False
    return whole


def _is_readable(event: Any, name: str) -> bool:
    """Tell whether a property has a value of its kind."""
    if name not in event:
        return True
    if name in {"EXDATE", "RDATE"}:
        values = _values(event, name)
        return bool(values) and all(_in_years(each.dt) for each in values)
    if name in {"RRULE", "SEQUENCE"}:
        return isinstance(event[name], dict if name == "RRULE" else int)
    value = next((each.dt for each in _values(event, name)), None)
    if name == "DURATION":
        return isinstance(value, timedelta) and timedelta(0) <= value <= TWO_YEARS
    return (name != "DTEND" or _is_end_of(event, value)) and _in_years(value)


def _is_end_of(event: Any, end: Any) -> bool:
    """Tell whether an end is of the kind of its start, and does not come before it."""
    start = event.decoded("DTSTART")
    if type(end) is not type(start):
        return False
    with suppress(TypeError):  # one has a zone, and the other has none
        return bool(end >= start)
    return True


def _in_years(value: Any) -> bool:
    """Tell whether a day, an instant or the start of a period is of a year that somebody means."""
    first = value[0] if isinstance(value, tuple) else value
    return isinstance(first, date) and first.year in YEARS


def _is_safe(rule: Any, start: datetime) -> bool:
    """Tell whether a rule leads to a day soon, so that looking for one comes to an end."""
    parts = dict(part.split("=", 1) for part in rule.to_ical().decode().upper().split(";") if part)
    own = _PARTS_OF.get(parts.get("FREQ", ""))
    if own is None or not parts.keys() <= _PARTS | own:
        return False
    numbers = [parts[name] for name in ("INTERVAL", "COUNT") if name in parts]
    if not all(_NUMBER.fullmatch(each) and int(each) for each in numbers):
        return False
    step = int(parts.get("INTERVAL", "1"))
    # Each seventh day is never another day of the week.
    if step > LARGEST_STEP or (parts["FREQ"] == "DAILY" and "BYDAY" in parts and step > 1):
        return False
    days = ";".join(f"{name}={parts[name]}" for name in sorted(own & parts.keys()))
    fits = _IN_A_MONTH if parts["FREQ"] == "MONTHLY" else _IN_A_WEEK
    return fits.fullmatch(days) is not None and _ends_after(parts.get("UNTIL"), start)


def _ends_after(until: str | None, start: datetime) -> bool:
    """Tell whether the end of a rule can be read, and does not come before its start."""
    if until is None:
        return True
    if not _UNTIL.fullmatch(until):
        return False
    with suppress(ValueError):
        return date.fromisoformat(until[:8]) >= start.date() - timedelta(days=1)
    return False


def _know_zone(event: Any, name: str) -> None:
    """Put times into their zone where only its name is known here: "SE Asia", "GMT+7"."""
    kept = event.get(name)
    for each in kept if isinstance(kept, list) else [kept]:
        words = None if each is None else each.params.get("TZID")
        known = zone_of(str(words)) if words else None
        if known is None:
            continue
        for when in _dates(each):
            if isinstance(when.dt, datetime) and when.dt.tzinfo is None:
                when.dt = when.dt.replace(tzinfo=tz_of(known))


def _values(event: Any, name: str) -> list[Any]:
    """Return the values of a property, each with a `dt`; none if one of them is broken."""
    kept = event.get(name)
    found = [_dates(each) for each in (kept if isinstance(kept, list) else [kept])]
    return [value for each in found for value in each] if all(found) else []


def _dates(kept: Any) -> list[Any]:
    from icalendar.prop import vDDDLists, vDDDTypes, vDuration

    if isinstance(kept, vDDDLists):
        return list(kept.dts)
    if isinstance(kept, vDuration):
        return [kept]
    return [kept] if isinstance(kept, vDDDTypes) else []


def _wall(when: datetime, zone: str) -> datetime:
    """Return an instant in the wall time of a zone; a floating time is wall time already."""
    if when.tzinfo is not None:
        when = when.astimezone(ZoneInfo(zone))
    return when.replace(tzinfo=None)


def _name(at: datetime) -> str | None:
    """Return the name of the zone of a time; None where it floats."""
    if at.tzinfo is None or isinstance(at.tzinfo, ZoneInfo):
        return None if at.tzinfo is None else at.tzinfo.key
    minutes = round((at.utcoffset() or timedelta(0)) / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
