"""Calendar files: meetings in UTC, with a neutral title."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event


def calendar(about: Mapping[str, Any]) -> bytes:
    """Make an iCalendar file (RFC 5545) of `about["events"]`.

    The UID of an event never changes, and its SEQUENCE rises with every change, so a calendar that
    has the event already updates it instead of adding another one. Its place is that of the
    meeting, or the link to it.
    """
    made = Calendar()
    made.add("prodid", "-//Romleuk//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for each in about["events"]:
        made.add_component(_event(each))
    content: bytes = made.to_ical()
    return content


def _event(each: Mapping[str, Any]) -> Event:
    start = datetime.fromisoformat(each["start"]).astimezone(UTC)
    event = Event()
    event.add("uid", each["uid"])
    event.add("sequence", each["sequence"])
    event.add("dtstamp", datetime.fromisoformat(each["changed"]).astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=each["minutes"]))
    event.add("summary", each["title"])
    place, link = each.get("place"), each.get("link")
    if place or link:
        event.add("location", place or link)
    if place and link:
        event.add("url", link)
    event.add("status", "CANCELLED" if each["cancelled"] else "CONFIRMED")
    return event
