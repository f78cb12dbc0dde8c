"""Time zones: on the left how an invitation calls them, on the right which one it is."""

from datetime import datetime, timedelta

import pytest

from bot.domain.sessions.zones import tz_of, zone_of


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Phnom Penh", "Asia/Phnom_Penh"),
        ("Asia/Phnom_Penh", "Asia/Phnom_Penh"),
        ("Cambodia time", "Asia/Phnom_Penh"),
        ("ICT", "Asia/Phnom_Penh"),
        ("Bangkok", "Asia/Bangkok"),
        ("(UTC+07:00) Bangkok, Hanoi, Jakarta", "Asia/Bangkok"),
        ("(GMT+07:00) Indochina Time - Phnom Penh", "Asia/Phnom_Penh"),
        ("Hanoi", "Asia/Ho_Chi_Minh"),
        ("Hong Kong SAR", "Asia/Hong_Kong"),
        ("Eastern Time (US and Canada)", "America/New_York"),
        ("Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(UTC-06:00) Central Time (US & Canada)", "America/Chicago"),
        ("London", "Europe/London"),
        ("Universal Time UTC", "UTC"),
        ("GMT+7", "UTC+07:00"),
        ("UTC+5:30", "UTC+05:30"),
        # two places have these letters, no place has those
        ("IST", None),
        ("CST", None),
        ("my time", None),
        ("UTC+25", None),
        ("", None),
    ],
)
def test_zones(words: str, zone: str | None) -> None:
    assert zone_of(words) == zone


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC+05:30", 5.5), ("UTC-03:00", -3.0), ("Asia/Phnom_Penh", 7.0)]
)
def test_how_far_ahead_a_zone_is(zone: str, hours: float) -> None:
    at = datetime(2023, 5, 29, 9)  # noqa: DTZ001 - wall time

    assert tz_of(zone).utcoffset(at) == timedelta(hours=hours)
