"""Reads the meetings of a pasted calendar (RFC 5545)."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.days import YEARS
from bot.sessions.domain import Room
from bot.sessions.links.domain import read_room
from bot.sessions.moments.domain import MOST, Recurrence, by_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """An event of a calendar; `zone` is None where it floats.

    `replaces` is the start of one occurrence of a series before it was moved or cancelled.
    """

    row: Recurrence
    zone: str | None
    length: timedelta | None
    room: Room | None
    topic: str
    replaces: datetime | None = None
    cancelled: bool = False


_FILES = (".ics", ".ical", ".vcs")


def is_calendar_file(name: str) -> bool:
    """Tell by its name whether a file is a calendar."""
    return name.lower().endswith(_FILES)


def read_calendar(text: str) -> CalendarEvent | None:
    """Return the meetings of a calendar; None for other texts, or without a meeting with a time.

    Events with the zone and the length of the first one are one series. The others are more than
    can be taken.
    """
    if "BEGIN:VCALENDAR" not in text:
        return None
    from icalendar import Calendar  # only where somebody pastes one: it takes 10 MB

    try:
        events = Calendar.from_ical(text[text.index("BEGIN:VCALENDAR") :]).walk("VEVENT")
    except ValueError:
        return None
    return _joined([found for each in events if (found := _event(each))])


def _joined(events: Sequence[CalendarEvent]) -> CalendarEvent | None:
    """Return the events that are held as one series, or None if none is."""
    held = [each for each in events if not each.cancelled]
    if not held:
        return None
    first = held[0]
    alike = [each for each in held if (each.zone, each.length) == (first.zone, first.length)]
    planned = {
        start
        for each in alike
        if each.replaces is None
        for start in each.row.starts
        if start.year in YEARS
    }
    moved = {each.row.starts[0] for each in alike if each.replaces is not None}
    starts = sorted(planned - {each.replaces for each in events} | moved)
    if not starts:
        return None
    longer = len(alike) < len(held) or any(each.row.longer for each in alike)
    taken = Recurrence(starts=tuple(starts[:MOST]), longer=longer or len(starts) > MOST)
    return replace(first, row=taken)


def _event(event: Any) -> CalendarEvent | None:
    start, end = _when(event, "DTSTART"), _when(event, "DTEND")
    if start is None or start.year not in YEARS:
        return None
    words = "\n".join(str(event.get(name, "")) for name in ("LOCATION", "URL", "DESCRIPTION"))
    replaced = _when(event, "RECURRENCE-ID")
    return CalendarEvent(
        row=_calendar_row(event, start),
        zone=_name(start.tzinfo, start),
        length=None if end is None else _wall(end, start) - _wall(start, start),
        room=read_room(words),
        topic=str(event.get("SUMMARY", "")).strip(),
        replaces=None if replaced is None else _wall(replaced, start),
        cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
    )


def _when(event: Any, name: str) -> datetime | None:
    if name not in event:
        return None
    when = event.decoded(name)
    return when if isinstance(when, datetime) else None


def _calendar_row(event: Any, start: datetime) -> Recurrence:
    rule, first = event.get("RRULE"), _wall(start, start)
    if rule is None or isinstance(rule, list):
        return Recurrence(starts=(first,), longer=rule is not None or "RDATE" in event)
    try:
        row = by_rule(first, rule.to_ical().decode())
    except ValueError:
        return Recurrence(starts=(first,), longer=True)
    left_out = _left_out(event)
    out = {_wall(each, start) for each in left_out or ()}
    return Recurrence(
        starts=tuple(each for each in row.starts if each not in out),
        longer=row.longer or left_out is None or "RDATE" in event,
    )


def _left_out(event: Any) -> list[datetime] | None:
    """Return the starts of a series that are left out; None if that cannot be read."""
    try:
        return [each for each in event.exdates if isinstance(each, datetime)]
    except ValueError:
        return None


def _wall(when: datetime, start: datetime) -> datetime:
    """Return an instant in the wall time of the zone in which an event starts."""
    if when.tzinfo is not None and start.tzinfo is not None:
        with suppress(OverflowError):  # the ends of the calendar
            when = when.astimezone(start.tzinfo)
    return when.replace(tzinfo=None)


def _name(zone: tzinfo | None, at: datetime) -> str | None:
    if zone is None:
        return None
    if isinstance(zone, ZoneInfo):
        return zone.key
    minutes = round((zone.utcoffset(at) or timedelta(0)) / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
