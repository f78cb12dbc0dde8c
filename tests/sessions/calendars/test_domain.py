"""Calendars as programs write them: several events, occurrences that were moved or taken out."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sessions.calendars.domain import CalendarMeetings, read_calendar
from bot.sessions.repeats.domain import MOST

ZONE = ";TZID=Asia/Phnom_Penh"
DAILY = "RRULE:FREQ=DAILY;COUNT=4"
NAMES = ("DTSTART", "DTEND", "EXDATE", "RDATE", "RRULE", "RECURRENCE-ID", "STATUS", "SUMMARY")
VALUES = (
    *("", ":", ":foo", ":20230509T020000", ":20230509T020000Z", ":20230509T020000Z,", ":00000000T"),
    *(";VALUE=DATE:20230509", f"{ZONE}:20230509T090000", ";TZID=Nowhere/Land:20230509T090000"),
    *(":CANCELLED", ":FREQ=DAILY;COUNT=4", ":FREQ=DAILY", ":99991231T235959Z", ";X=1"),
)


def event(day: int, *more: str, clock: str = "09", minutes: int = 90, uid: str = "") -> str:
    """An event of May 2023; one that is a change of another has no UID of its own."""
    until = f"{int(clock) + minutes // 60:02}{minutes % 60:02}"
    changes = any(each.startswith("RECURRENCE-ID") for each in more)
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uid or ('series' if changes or DAILY in more else f'{day}-{clock}')}",
        f"DTSTART{ZONE}:202305{day:02}T{clock}0000",
        f"DTEND{ZONE}:202305{day:02}T{until}00",
        *more,
        "END:VEVENT",
    )
    return "\n".join(lines)


def calendar(*events: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR"])


def read(text: str) -> CalendarMeetings | None:
    return read_calendar(text, zone="Asia/Phnom_Penh", since=date(2023, 5, 1))


def starts_of(found: CalendarMeetings) -> str:
    return ", ".join(f"{each.start.day} {each.start:%H}" for each in found.meetings)


def moved(was: int) -> str:
    return f"RECURRENCE-ID{ZONE}:202305{was:02}T090000"


@pytest.mark.parametrize(
    ("events", "starts"),
    [
        ([event(8)], "8 09"),
        ([event(10), event(8), event(9, clock="14")], "8 09, 9 14, 10 09"),
        ([event(8), event(8, "SUMMARY:The same again")], "8 09"),
        ([event(8, DAILY)], "8 09, 9 09, 10 09, 11 09"),
        ([event(8, DAILY), event(15)], "8 09, 9 09, 10 09, 11 09, 15 09"),
        ([event(8, DAILY, f"EXDATE{ZONE}:20230509T090000")], "8 09, 10 09, 11 09"),
        (
            [event(8, DAILY, *(f"EXDATE{ZONE}:202305{day:02}T090000" for day in (8, 10)))],
            "9 09, 11 09",
        ),
        ([event(8, DAILY), event(20, moved(9))], "8 09, 10 09, 11 09, 20 09"),
        ([event(8, DAILY), event(9, moved(9), "STATUS:CANCELLED")], "8 09, 10 09, 11 09"),
        ([event(8, "STATUS:CANCELLED"), event(9, "STATUS:CONFIRMED")], "9 09"),
        ([event(8, DAILY, "EXDATE:20230509T020000Z")], "8 09, 10 09, 11 09"),
        (
            [event(8, DAILY), event(20, "RECURRENCE-ID:20230509T020000Z")],
            "8 09, 10 09, 11 09, 20 09",
        ),
    ],
)
def test_what_a_calendar_plans(events: list[str], starts: str) -> None:
    found = read(calendar(*events))

    assert found is not None
    assert starts_of(found) == starts
    assert not found.longer
    assert {each.length for each in found.meetings} == {timedelta(minutes=90)}


def test_days_that_are_added_are_taken_and_those_taken_out_are_left_out() -> None:
    added, out = f"RDATE{ZONE}:20230520T090000", f"EXDATE{ZONE}:20230509T090000"
    found = read(calendar(event(8, DAILY, added, out)))

    assert found is not None
    assert starts_of(found) == "8 09, 10 09, 11 09, 20 09"
    assert not found.longer


def test_each_meeting_keeps_its_length() -> None:
    found = read(calendar(event(8), event(9, minutes=60)))

    assert found is not None
    assert [each.length for each in found.meetings] == [timedelta(minutes=90), timedelta(hours=1)]
    assert not found.longer


@pytest.mark.parametrize(
    "lines",
    [
        (DAILY, "EXDATE:foo"),
        (DAILY, f"EXDATE{ZONE}:20230509T090000", "EXDATE:"),
        (DAILY, "RDATE:foo"),
        ("RRULE:FREQ=DAILY",),
    ],
)
def test_what_cannot_be_read_of_a_series_is_to_be_checked(lines: tuple[str, ...]) -> None:
    found = read(calendar(event(8, *lines)))

    assert found is not None
    assert found.meetings[0].start.day == 8
    assert found.longer


@settings(max_examples=200)
@given(st.lists(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES))), max_size=4))
def test_no_calendar_breaks_it(events: list[list[tuple[str, str]]]) -> None:
    lines = [[f"{name}{value}" for name, value in each] for each in events]
    found = read(calendar(*("\n".join(["BEGIN:VEVENT", *each, "END:VEVENT"]) for each in lines)))

    assert found is None or len(found.meetings) <= MOST
    assert found is None or found.meetings or found.called_off


def test_only_so_many_meetings_are_taken() -> None:
    found = read(calendar(*(event(day) for day in range(1, MOST + 2))))

    assert found is not None
    assert [each.start.day for each in found.meetings] == list(range(1, MOST + 1))
    assert found.longer


def test_a_series_that_has_begun_goes_on_with_what_is_ahead() -> None:
    text = calendar(event(1, "RRULE:FREQ=WEEKLY"))
    found = read_calendar(text, zone="Asia/Phnom_Penh", since=date(2024, 5, 22))

    assert found is not None
    assert [f"{each.start:%d %b}" for each in found.meetings[:2]] == ["27 May", "03 Jun"]


def test_a_calendar_of_whole_days_has_days_without_an_hour() -> None:
    whole = (
        "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20230508\nDTEND;VALUE=DATE:20230511\nEND:VEVENT"
    )
    found = read(calendar(whole))

    assert found is not None
    assert [(each.start.day, each.whole_day) for each in found.meetings] == [
        (8, True),
        (9, True),
        (10, True),
    ]


def test_a_whole_day_beside_meetings_is_to_be_checked() -> None:
    found = read(calendar(event(8), "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20230509\nEND:VEVENT"))

    assert found is not None
    assert (starts_of(found), found.longer) == ("8 09", True)


@pytest.mark.parametrize(
    "events",
    [
        [],
        ["BEGIN:VEVENT\nSUMMARY:Some day\nEND:VEVENT"],
        [event(8, f"EXDATE{ZONE}:20230508T090000", "RRULE:FREQ=DAILY;COUNT=1")],
    ],
)
def test_what_plans_no_meeting(events: list[str]) -> None:
    assert read(calendar(*events)) is None


@pytest.mark.parametrize(
    ("events", "days", "off"),
    [
        ([event(8, "STATUS:CANCELLED")], [], [8]),
        ([event(8, DAILY, "STATUS:CANCELLED")], [], [8, 9, 10, 11]),
        ([event(8, DAILY), event(9, moved(9), "STATUS:CANCELLED")], [8, 10, 11], [9]),
        ([event(8), event(9, "STATUS:cancelled"), event(11, "STATUS:CANCELLED")], [8], [9, 11]),
        (["METHOD:CANCEL", event(8), event(9)], [], [8, 9]),
        (["METHOD:REQUEST", event(8), event(9)], [8, 9], []),
    ],
)
def test_the_days_of_cancelled_events_are_named(
    events: list[str], days: list[int], off: list[int]
) -> None:
    found = read(calendar(*events))
    assert found is not None
    assert [each.start.day for each in found.meetings] == days
    assert [each.day for each in found.called_off] == off


def test_days_of_cancelled_events_are_named_though_they_are_over() -> None:
    found = read_calendar(
        calendar(event(8, "STATUS:CANCELLED")), zone="Asia/Phnom_Penh", since=date(2023, 5, 20)
    )
    assert found is not None
    assert found.called_off == (date(2023, 5, 8),)
