"""The notice of meetings that were moved together: short on any days, correct in any zone."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from bot.locale import Catalogue
from bot.sessions.domain import Session
from bot.sessions.reminders.screens import moved
from tests.sessions.sample import PHNOM_PENH, meeting

GAPS = ((1, 1), (1, 2), (2, 2), (1, 1, 1))


def _together(day: date, gaps: tuple[int, ...]) -> Iterator[Session]:
    yield meeting(f"{day} 21:30", 1)
    for number, gap in enumerate(gaps, start=2):
        day += timedelta(days=gap)
        yield meeting(f"{day} 21:30", number)


@pytest.mark.parametrize("language", ["en", "km"])
def test_it_is_short_on_the_longest_days(language: str) -> None:
    texts = Catalogue().texts(language)
    days = [date(2023, 1, 1) + timedelta(days=step) for step in range(365)]
    said = [
        moved(tuple(_together(day, gaps)), texts, zone=PHNOM_PENH).text
        for day, gaps in product(days, GAPS)
    ]
    longest = max(said, key=len)
    assert len(longest) <= 100, longest


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("10-28", "10-29"), "Sat 28, Sun 29 October."),
        (("10-27", "10-28", "10-29", "10-30"), "Fri 27 October – Mon 30 October."),
        (("10-29", "10-30"), "Sun 29, Mon 30 October, 03:00."),
    ],
)
def test_no_one_time_is_told_where_a_clock_is_changed_between_them(
    days: tuple[str, ...], told: str
) -> None:
    meetings = [meeting(f"2023-{day} 09:00", number) for number, day in enumerate(days, start=1)]
    screen = moved(meetings, Catalogue().texts("en"), zone="Europe/Paris")
    assert screen.text == f"Romleuk\n\nChange: meetings now {told} Please answer again."
