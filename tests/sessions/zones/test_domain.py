"""Time zones: on the left how an invitation calls them, on the right which one it is."""

from datetime import datetime, timedelta

import pytest
from babel.core import get_global

from bot.sessions.zones.domain import tz_of, zone_of


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
        # Windows' ids, as Outlook and Teams have them
        ("SE Asia Standard Time", "Asia/Bangkok"),
        ("(UTC+07:00) SE Asia Standard Time", "Asia/Bangkok"),
        ("(Tokyo Standard Time)", "Asia/Tokyo"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Central Standard Time (Mexico)", "America/Mexico_City"),
        ("Central Standard Time", "America/Chicago"),
        ("India Standard Time", "Asia/Kolkata"),
        ("Myanmar Standard Time", "Asia/Yangon"),
        ("FLE Standard Time", "Europe/Kyiv"),
        ("GMT Standard Time", "Europe/London"),
        ("Dateline Standard Time", "UTC-12:00"),
        ("UTC-11", "UTC-11:00"),
        # what zones are called in English
        ("Indochina Time", "Asia/Phnom_Penh"),
        ("Gulf Standard Time", "Asia/Dubai"),
        ("Philippine Standard Time", "Asia/Manila"),
        ("Western Indonesia Time", "Asia/Jakarta"),
        ("Eastern Daylight Time", "America/New_York"),
        ("Central European Summer Time", "Europe/Warsaw"),
        ("Korean Standard Time", "Asia/Seoul"),
        ("Moscow Standard Time", "Europe/Moscow"),
        ("Greenwich Mean Time", "UTC"),
        ("British Summer Time", "Europe/London"),
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        # Sydney has summer time, Brisbane has none
        ("Australian Eastern Time", None),
        ("AUS Eastern Standard Time", "Australia/Sydney"),
        # to Windows Dubai's, to everybody else Riyadh's
        ("Arabian Standard Time", None),
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


def test_all_ids_of_windows_are_known_but_one() -> None:
    """The one means another clock outside of Windows; what is not sure is asked."""
    ids = dict(get_global("windows_zone_mapping"))
    noon = datetime(2023, 5, 29, 12)  # noqa: DTZ001 - wall time
    known = {name: zone for name in ids if (zone := zone_of(name))}
    assert len(ids) > 130
    assert ids.keys() - known.keys() == {"Arabian Standard Time"}
    assert not [
        name
        for name, zone in known.items()
        if tz_of(zone).utcoffset(noon) != tz_of(ids[name]).utcoffset(noon)
    ]


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC+05:30", 5.5), ("UTC-03:00", -3.0), ("Asia/Phnom_Penh", 7.0)]
)
def test_how_far_ahead_a_zone_is(zone: str, hours: float) -> None:
    at = datetime(2023, 5, 29, 9)  # noqa: DTZ001 - wall time

    assert tz_of(zone).utcoffset(at) == timedelta(hours=hours)
