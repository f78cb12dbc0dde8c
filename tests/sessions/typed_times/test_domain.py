"""What coordinators type: on the left what they wrote, on the right what was understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sessions.drafting.domain import is_title
from bot.sessions.typed_times.domain import TypedTime, read_day, read_time, read_typed


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
        ("29 May", "2023-05-22", "2023-05-29"),
        ("ថ្ងៃទី 29 ខែឧសភា ឆ្នាំ 2023", "2023-05-22", "2023-05-29"),
        ("ថ្ងៃទី ២៩ ខែ ៥ ឆ្នាំ ២០២៣", "2023-05-22", "2023-05-29"),
        ("tomorrow", "2023-05-22", "2023-05-23"),
        ("ស្អែក", "2023-05-22", "2023-05-23"),
        ("ខានស្អែក", "2023-05-22", "2023-05-24"),
        ("today", "2023-05-22", "2023-05-22"),
        ("Friday", "2023-05-22", "2023-05-26"),
        ("on Monday", "2023-05-22", "2023-05-29"),
        ("ថ្ងៃសុក្រ", "2023-05-22", "2023-05-26"),
        ("Monday or Friday", "2023-05-22", None),
        ("tomorrow 2pm", "2023-05-22", None),
        ("see you tomorrow", "2023-05-22", None),
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
        ("10am", 600),
        ("2 pm", 840),
        ("12am", 0),
        ("at 9", 540),
        ("9 o'clock", 540),
        ("ម៉ោង 9 ព្រឹក", 540),
        ("ម៉ោង ២ រសៀល", 840),
        ("2pm or 3pm", None),
        ("24:00", None),
        ("9:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times(written: str, minute: int | None) -> None:
    assert read_time(written) == minute


BOTH = [
    ("tomorrow at 2pm", "2023-05-23", 840),
    ("2pm tomorrow", "2023-05-23", 840),
    ("ស្អែក ម៉ោង 2 រសៀល", "2023-05-23", 840),
    ("1/6 14:00", "2023-06-01", 840),
    ("5/6 9h", "2023-06-05", 540),
    ("29-5 9:00", "2023-05-29", 540),
    ("29 May 2023 09:00", "2023-05-29", 540),
    ("Friday 10am", "2023-05-26", 600),
    ("ថ្ងៃសុក្រ ម៉ោង ៩ ព្រឹក", "2023-05-26", 540),
    ("29/5", "2023-05-29", None),
    ("14:30", None, 870),
    ("hello 9", None, None),
    ("25:00", None, None),
]


@pytest.mark.parametrize(("written", "day", "minute"), BOTH)
def test_days_with_times(written: str, day: str | None, minute: int | None) -> None:
    found = read_typed(written, today=date(2023, 5, 22))

    assert found == TypedTime(day=date.fromisoformat(day) if day else None, minute=minute)


def test_a_time_is_read_beside_a_day_that_does_not_exist() -> None:
    found = read_typed("31/2 14:30", today=date(2023, 5, 22))

    assert found == TypedTime(minute=870, no_day=True)


@given(st.text(max_size=80))
def test_no_text_breaks_it(written: str) -> None:
    today = date(2023, 5, 22)
    for found in (read_typed(written, today=today).minute, read_time(written)):
        assert found is None or 0 <= found < 24 * 60
    read_day(written, today=today)


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
