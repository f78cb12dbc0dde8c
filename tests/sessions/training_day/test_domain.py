"""How coordinators write the day on which a training ended."""

from datetime import date

import pytest

from bot.sessions.training_day.domain import read_training_day

TODAY = date(2026, 2, 14)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31/5/2023", "2023-05-31"),
        ("31.5.23", "2023-05-31"),
        ("31 May 2023", "2023-05-31"),
        ("it ended on May 31, 2023", "2023-05-31"),
        ("10/2", "2026-02-10"),
        ("1/3/2026", "2026-03-01"),
        ("31/2/2023", None),
        ("31/5/1999", None),
        ("31/5/2099", None),
        ("29-31 May 2023", None),
        ("in May", None),
        ("", None),
        ("3" * 5000, None),
    ],
)
def test_one_possible_day_is_read(written: str, day: str | None) -> None:
    assert read_training_day(written, today=TODAY) == (date.fromisoformat(day) if day else None)
