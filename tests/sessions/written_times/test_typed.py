"""What coordinators type: on the left what they wrote, on the right what was understood."""

from datetime import date

import pytest

from bot.sessions.drafting.domain import is_title
from bot.sessions.written_times.domain import read_day, read_time


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("29/5", "2023-05-22", "2023-05-29"),
        (" 29 / 5 ", "2023-05-22", "2023-05-29"),
        ("29.5.", "2023-05-22", "2023-05-29"),
        ("29-5", "2023-05-22", "2023-05-29"),
        ("២៩/៥", "2023-05-22", "2023-05-29"),
        ("29/5/2024", "2023-05-22", "2024-05-29"),
        ("29/5/24", "2023-05-22", "2024-05-29"),
        # over since a week is this year's; over since most of a year is the next one's
        ("15/5", "2023-05-22", "2023-05-15"),
        ("10/1", "2023-11-22", "2024-01-10"),
        ("31/2", "2023-01-22", None),
        ("29/2", "2023-01-22", None),
        ("29/2/2024", "2023-01-22", "2024-02-29"),
        ("tomorrow", "2023-05-22", None),
        ("5", "2023-05-22", None),
        ("", "2023-05-22", None),
    ],
)
def test_days(written: str, today: str, day: str | None) -> None:
    found = read_day(written, today=date.fromisoformat(today))

    assert found == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("9:15", 555),
        ("09:15", 555),
        ("9.15", 555),
        ("9h15", 555),
        ("9", 540),
        ("14", 840),
        ("០៩:១៥", 555),
        ("0:00", 0),
        ("23:59", 1439),
        ("24:00", None),
        ("9:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times(written: str, minute: int | None) -> None:
    assert read_time(written) == minute


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("Meeting of the steering group", True),
        ("  ប្រជុំ  ", True),
        ("", False),
        ("two\nlines", False),
        ("https://zoom.us/j/1", False),
        ("x" * 81, False),
    ],
)
def test_titles(written: str, is_one: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_title(written) is is_one
