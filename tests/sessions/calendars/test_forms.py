"""Calendars as programs write them: the same meetings as a person reads, and as the library says.

`forms` holds whole files in the forms of Outlook, Google, Apple, Zoom, Nextcloud and Thunderbird; a
`.json` beside each says what a person reads in it. The table holds more series.
"""

import json
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from bot.sessions.calendars.domain import CalendarMeetings, calendar_text, read_calendar

ZONE = "Asia/Phnom_Penh"
HERE = ZoneInfo(ZONE)
FORMS = sorted(Path(__file__).with_name("forms").glob("*.ics"))
SAMPLES = [
    each
    for each in sorted(Path(recurring_ical_events.__file__).parent.glob("test/calendars/*.ics"))
    if "end_before_start" not in each.stem and "swapped" not in each.stem
]
NEITHER = {"12-all-day-training", "15-broken-secondly-bomb"}
"""Files of which a person would be asked first; tests below say what is read of them."""
NOT_BY_THE_LIBRARY = {"24-end-before-start", "31-two-calendars-until-as-date"}
"""The library swaps an end that comes before its start, and reads one calendar of a file."""
WINDOWS = "DTSTART;TZID=SE Asia Standard Time"
HERE_ = f"TZID={ZONE}"


def text_of(path: Path) -> str:
    return calendar_text(path.read_bytes())


def wall(when: date) -> datetime:
    if not isinstance(when, datetime):
        return datetime.combine(when, time.min)
    return (when.astimezone(HERE) if when.tzinfo else when).replace(tzinfo=None)


def by_the_library(text: str, most: int) -> list[datetime]:
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).all()
    held = (each for each in events if str(each.get("STATUS", "")).upper() != "CANCELLED")
    return sorted({wall(each.decoded("DTSTART")) for each in islice(held, most + 1)})


def as_people_read(found: CalendarMeetings | None) -> list[dict[str, Any]]:
    return [
        {
            "start": f"{each.start.isoformat(timespec='minutes')}+07:00",
            "end": None
            if each.length is None
            else f"{(each.start + each.length).isoformat(timespec='minutes')}+07:00",
            "place": each.room.place,
            "link": each.room.link,
            "title": each.title,
        }
        for each in (found.meetings if found else ())
    ]


@pytest.mark.parametrize(
    "form", [each for each in FORMS if each.stem not in NEITHER], ids=lambda each: each.stem
)
def test_a_file_is_read_as_a_person_reads_it(form: Path) -> None:
    wanted = json.loads(form.with_suffix(".json").read_text(encoding="utf-8"))
    found = read_calendar(text_of(form), zone=ZONE, since=date(2026, 11, 30))

    assert as_people_read(found) == [
        {name: each[name] for name in ("start", "end", "place", "link", "title")}
        for each in wanted["meetings"]
    ]
    for meeting, want in zip(found.meetings if found else (), wanted["meetings"], strict=True):
        assert meeting.room.passcode == want.get("passcode")


@pytest.mark.parametrize("form", FORMS, ids=lambda each: each.stem)
def test_the_days_that_a_file_cancels_are_named(form: Path) -> None:
    wanted = json.loads(form.with_suffix(".json").read_text(encoding="utf-8"))
    found = read_calendar(text_of(form), zone=ZONE, since=date(2026, 11, 30))

    assert [each.isoformat() for each in (found.called_off if found else ())] == [
        each["start"][:10] for each in wanted.get("cancelled", ())
    ]


@pytest.mark.parametrize(
    "form",
    [each for each in FORMS if each.stem not in NOT_BY_THE_LIBRARY],
    ids=lambda each: each.stem,
)
def test_a_file_has_the_starts_that_the_library_says(form: Path) -> None:
    found = read_calendar(text_of(form), zone=ZONE)

    if found is None or found.longer or any(each.whole_day for each in found.meetings):
        return  # what is read of these is in the other tests
    assert [each.start for each in found.meetings] == by_the_library(text_of(form), 12)


def test_the_samples_of_the_library_have_the_starts_that_it_says() -> None:
    compared = 0
    for path in SAMPLES:
        found = read_calendar(text_of(path), zone=ZONE)
        if found is None or found.longer or any(each.whole_day for each in found.meetings):
            continue
        starts = [each.start for each in found.meetings]
        if any(start.time() == time.min for start in by_the_library(text_of(path), 12)):
            continue  # whole days among its meetings
        assert starts == by_the_library(text_of(path), 12)[: len(starts)], path.name
        compared += 1

    assert compared >= 20


SERIES: list[tuple[str, str, str]] = [
    # Outlook and Exchange: UNTIL is UTC, also where the series has a zone
    (
        "until in UTC",
        f"{WINDOWS}:20230529T090000|RRULE:FREQ=DAILY;UNTIL=20230531T020000Z",
        "29 30 31",
    ),
    (
        "until just before",
        f"{WINDOWS}:20230529T090000|RRULE:FREQ=DAILY;UNTIL=20230531T015959Z",
        "29 30",
    ),
    (
        "quoted zone",
        'DTSTART;TZID="SE Asia Standard Time":20230529T090000|RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=MO',
        "29 5",
    ),
    (
        "zone with its offset",
        'DTSTART;TZID="(UTC+07:00) Bangkok, Hanoi":20230529T090000|RRULE:FREQ=DAILY;COUNT=2',
        "29 30",
    ),
    (
        "second Tuesday",
        f"{WINDOWS}:20230613T090000|RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=2TU",
        "13 11 8",
    ),
    (
        "last workday",
        f"{WINDOWS}:20230531T090000|RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "31 30",
    ),
    # Google
    ("in UTC", "DTSTART:20230529T020000Z|RRULE:FREQ=WEEKLY;WKST=MO;COUNT=3;BYDAY=MO,WE", "29 31 5"),
    (
        "left out in its zone",
        f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=4|EXDATE;{HERE_}:20230530T090000",
        "29 31 1",
    ),
    (
        "left out in UTC",
        f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=4|EXDATE:20230530T020000Z",
        "29 31 1",
    ),
    (
        "left out as a day",
        f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=4|EXDATE;VALUE=DATE:20230530",
        "29 31 1",
    ),
    (
        "two left out in one line",
        (
            f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=4"
            f"|EXDATE;{HERE_}:20230530T090000,20230531T090000"
        ),
        "29 1",
    ),
    # Apple
    (
        "every second week",
        f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20230626T165959Z",
        "29 12 26",
    ),
    ("a month of 31", f"DTSTART;{HERE_}:20230531T090000|RRULE:FREQ=MONTHLY;COUNT=3", "31 31 31"),
    # Nextcloud, Thunderbird, Zoom
    (
        "days that are added",
        f"DTSTART;{HERE_}:20230529T090000|RDATE;{HERE_}:20230602T140000,20230609T090000",
        "29 2 9",
    ),
    (
        "a period that is added",
        f"DTSTART;{HERE_}:20230529T090000|RDATE;VALUE=PERIOD:20230602T020000Z/PT5H",
        "29 2",
    ),
    ("floating", "DTSTART:20230529T090000|RRULE:FREQ=DAILY;COUNT=2", "29 30"),
    (
        "by the day of the month",
        "DTSTART:20230601T090000|RRULE:FREQ=MONTHLY;COUNT=2;BYMONTHDAY=1",
        "1 1",
    ),
    (
        "summer time begins abroad",
        "DTSTART;TZID=Europe/Paris:20230323T090000|RRULE:FREQ=WEEKLY;COUNT=2",
        "23 30",
    ),
    (
        "one is moved",
        (
            f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=3"
            f"||RECURRENCE-ID;{HERE_}:20230530T090000|DTSTART;{HERE_}:20230605T140000"
        ),
        "29 31 5",
    ),
    (
        "one is moved, named in UTC",
        (
            f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=3"
            f"||RECURRENCE-ID:20230530T020000Z|DTSTART;{HERE_}:20230605T140000"
        ),
        "29 31 5",
    ),
    (
        "one is cancelled",
        (
            f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=3"
            f"||RECURRENCE-ID;{HERE_}:20230530T090000|DTSTART;{HERE_}:20230530T090000|STATUS:CANCELLED"
        ),
        "29 31",
    ),
    (
        "this and the following are moved",
        (
            f"DTSTART;{HERE_}:20230529T090000|RRULE:FREQ=DAILY;COUNT=4"
            f"||RECURRENCE-ID;{HERE_};RANGE=THISANDFUTURE:20230531T090000|DTSTART;{HERE_}:20230602T140000"
        ),
        "29 30 2 3",
    ),
]


def written(series: str) -> str:
    events = "\n".join(
        "\n".join(["BEGIN:VEVENT", "UID:series", *each.split("|"), "END:VEVENT"])
        for each in series.split("||")
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    ("series", "days"), [each[1:] for each in SERIES], ids=[each[0] for each in SERIES]
)
def test_a_series_has_all_its_meetings(series: str, days: str) -> None:
    found = read_calendar(written(series), zone=ZONE, since=date(2023, 3, 1))

    assert found is not None
    assert " ".join(str(each.start.day) for each in found.meetings) == days
    assert not found.longer


@pytest.mark.parametrize(
    "series", [each[1] for each in SERIES if "(UTC" not in each[1]], ids=lambda each: each[:60]
)
def test_a_series_has_the_starts_that_the_library_says(series: str) -> None:
    found = read_calendar(written(series), zone=ZONE)

    assert found is not None
    assert [each.start for each in found.meetings] == by_the_library(written(series), 12)


def test_whole_days_are_days_without_an_hour() -> None:
    [form] = [each for each in FORMS if each.stem == "12-all-day-training"]
    found = read_calendar(text_of(form), zone=ZONE, since=date(2026, 11, 30))

    assert found is not None
    assert [each.start.day for each in found.meetings] == [15, 16, 17]
    assert all(each.whole_day and each.length is None for each in found.meetings)


def test_a_meeting_every_second_is_taken_once_and_to_be_checked() -> None:
    [form] = [each for each in FORMS if each.stem == "15-broken-secondly-bomb"]
    found = read_calendar(text_of(form), zone=ZONE, since=date(2026, 11, 30))

    assert found is not None
    assert (len(found.meetings), found.longer) == (1, True)


def test_a_time_without_zone_is_in_the_zone_that_google_names() -> None:
    text = written("DTSTART:20230529T090000|DTEND:20230529T100000")
    there = text.replace("VERSION", "X-WR-TIMEZONE:Asia/Tokyo\nVERSION")
    found = read_calendar(there, zone=ZONE)

    assert found is not None
    assert [(f"{each.start:%H:%M}", each.length) for each in found.meetings] == [
        ("07:00", timedelta(hours=1))
    ]
