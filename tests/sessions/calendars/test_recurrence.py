"""Rules by which meetings come again (RFC 5545), as calendars of strangers may have them."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import FrameType

import pytest

from bot.sessions.calendars.domain import CalendarMeetings, read_calendar

FIRST = datetime(2023, 5, 29, 9)  # noqa: DTZ001 - wall time
STEPS = 20_000
"""So many calls of functions are soon done; a search until the year 9999 takes ten times more."""


def row(rule: str) -> CalendarMeetings:
    """The row of a calendar whose event begins on Monday 29 May 2023 at 09:00."""
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:{FIRST:%Y%m%dT%H%M%S}\nRRULE:{rule}\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}END:VCALENDAR"
    found = read_calendar(text, zone="Asia/Phnom_Penh", since=FIRST.date())
    assert found is not None
    return found


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the calls of functions, which are the same on every machine."""
    found: Counter[str] = Counter()

    def note(_: FrameType, event: str, __: object) -> None:
        found[event] += 1

    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize(
    ("rule", "days", "longer"),
    [
        ("FREQ=DAILY;COUNT=3", "29/5 30/5 31/5", False),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", "29/5 31/5 5/6", False),
        ("FREQ=DAILY;UNTIL=20230531T235959Z", "29/5 30/5 31/5", False),
        ("FREQ=DAILY;UNTIL=20230530", "29/5", False),  # midnight, before the meeting of that day
        ("FREQ=YEARLY;COUNT=2", "29/5 29/5", False),
        # the day on which a series begins belongs to it, whatever its rule says
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=2", "29/5 5/6 3/7", False),
        ("FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=1;COUNT=2", "29/5 31/5 31/7", False),
        ("FREQ=MONTHLY;COUNT=2", "29/5 29/6", False),
        ("FREQ=MONTHLY;BYMONTHDAY=01,-1;COUNT=3", "29/5 31/5 1/6 30/6", False),
        ("FREQ=MONTHLY;BYDAY=-1FR,+2TU;COUNT=2", "29/5 13/6 30/6", False),
        ("FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR;COUNT=2", "29/5 31/5 30/6", False),
    ],
)
def test_the_row_of_a_rule(rule: str, days: str, longer: bool) -> None:  # noqa: FBT001 - a table
    found = row(rule)

    assert " ".join(f"{each.start.day}/{each.start.month}" for each in found.meetings) == days
    assert found.longer is longer


def test_a_long_row_is_begun() -> None:
    found = row("FREQ=WEEKLY")

    assert (len(found.meetings), found.longer) == (12, True)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYSETPOS=300;BYHOUR=1",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=366",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T000000Z",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;INTERVAL=0;BYMONTHDAY=15",
        "FREQ=DAILY;UNTIL=20200101T000000Z",
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=1000000",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;COUNT=99999999999",
        "COUNT=3",
    ],
)
def test_a_rule_that_may_find_no_day_is_left_after_the_first_and_holds_nobody_up(rule: str) -> None:
    row("FREQ=DAILY;COUNT=1")  # what it imports at first is not counted
    with counted() as calls:
        found = row(rule)

    assert ([each.start for each in found.meetings], found.longer) == ([FIRST], True)
    assert calls["call"] < STEPS
