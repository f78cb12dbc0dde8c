"""Rules by which meetings come again (RFC 5545), as calendars of strangers may have them."""

from datetime import datetime
from time import process_time

import pytest

from bot.sessions.pasting.domain import read_calendar
from bot.sessions.recurrence.domain import Row

FIRST = datetime(2023, 5, 29, 9)  # noqa: DTZ001 - wall time
SECONDS = 2.0  # what is looked for until the year 9999 takes longer, at each second for hours


def row(rule: str) -> Row:
    """The row of a calendar whose event begins on Monday 29 May 2023 at 09:00."""
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:{FIRST:%Y%m%dT%H%M%S}\nRRULE:{rule}\nEND:VEVENT\n"
    found = read_calendar(f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}END:VCALENDAR")
    assert found is not None
    return found.row


@pytest.mark.parametrize(
    ("rule", "days", "longer"),
    [
        ("FREQ=DAILY;COUNT=3", "29/5 30/5 31/5", False),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", "29/5 31/5 5/6", False),
        ("FREQ=DAILY;UNTIL=20230531T235959Z", "29/5 30/5 31/5", False),
        ("FREQ=DAILY;UNTIL=20230530", "29/5", False),  # midnight, before the meeting of that day
        ("FREQ=YEARLY;COUNT=2", "29/5 29/5", False),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=2", "5/6 3/7", False),
        ("FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=1;COUNT=2", "31/5 31/7", False),
    ],
)
def test_the_row_of_a_rule(rule: str, days: str, longer: bool) -> None:  # noqa: FBT001 - a table
    found = row(rule)

    assert " ".join(f"{each.day}/{each.month}" for each in found.starts) == days
    assert found.longer is longer


def test_a_long_row_is_begun() -> None:
    found = row("FREQ=WEEKLY")

    assert (len(found.starts), found.longer) == (12, True)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYSETPOS=300;BYHOUR=1",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=366",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T000000Z",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO",
        "FREQ=DAILY;UNTIL=20200101T000000Z",
        "FREQ=SECONDLY",
        "COUNT=3",
    ],
)
def test_a_rule_that_may_find_no_day_is_left_after_the_first_and_holds_nobody_up(rule: str) -> None:
    began = process_time()
    found = row(rule)

    assert found == Row(starts=(FIRST,), longer=True)
    assert process_time() - began < SECONDS
