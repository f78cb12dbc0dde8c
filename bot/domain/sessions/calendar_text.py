"""A meeting pasted as iCalendar text (RFC 5545), as mail programs and Zoom's .ics files have it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from bot.domain.sessions.repeating import Row, by_rule
from bot.domain.sessions.rooms import read_room
from bot.domain.sessions.session import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The first event of a calendar; `zone` is None where it floats."""

    row: Row
    zone: str | None
    length: timedelta | None
    room: Room | None
    topic: str


def read(text: str) -> Event | None:
    """Return the first event that has a day and a time; None if the text is no calendar."""
    if "BEGIN:VCALENDAR" not in text:
        return None
    try:
        events = Calendar.from_ical(text[text.index("BEGIN:VCALENDAR") :]).walk("VEVENT")
    except ValueError:
        return None
    return next((found for each in events if (found := _event(each))), None)


def _event(event: Any) -> Event | None:
    start, end = _when(event, "DTSTART"), _when(event, "DTEND")
    if start is None:
        return None
    words = "\n".join(str(event.get(name, "")) for name in ("LOCATION", "URL", "DESCRIPTION"))
    return Event(
        row=_row(event, start.replace(tzinfo=None)),
        zone=_name(start.tzinfo, start),
        length=None if end is None else end - start,
        room=read_room(words),
        topic=str(event.get("SUMMARY", "")).strip(),
    )


def _when(event: Any, name: str) -> datetime | None:
    if name not in event:
        return None
    when = event.decoded(name)
    return when if isinstance(when, datetime) else None


def _row(event: Any, first: datetime) -> Row:
    rule = event.get("RRULE")
    if rule is None or isinstance(rule, list):
        return Row(starts=(first,), longer=rule is not None)
    try:
        return by_rule(first, rule.to_ical().decode())
    except ValueError:
        return Row(starts=(first,), longer=True)


def _name(zone: tzinfo | None, at: datetime) -> str | None:
    if zone is None:
        return None
    if isinstance(zone, ZoneInfo):
        return zone.key
    minutes = round((zone.utcoffset(at) or timedelta(0)) / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
