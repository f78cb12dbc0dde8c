"""Wall time is what people agreed on; the instant follows from it and the zone."""

import pytest

from bot.sessions.domain import instant, wall
from tests.sessions.sample import wall_time


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        ("2023-05-29 09:00", "Asia/Phnom_Penh", "2023-05-29 02:00"),
        # summer and winter
        ("2027-01-15 09:00", "Europe/Berlin", "2027-01-15 08:00"),
        ("2027-07-15 09:00", "Europe/Berlin", "2027-07-15 07:00"),
        # 02:30 does not exist on 14 March 2027 in New York: the clock says 03:30 then
        ("2027-03-14 02:30", "America/New_York", "2027-03-14 07:30"),
        # 01:30 comes twice on 7 November 2027: the first, in summer time
        ("2027-11-07 01:30", "America/New_York", "2027-11-07 05:30"),
        # half an hour (Lord Howe), and a whole day skipped (Samoa, 30 December 2011)
        ("2027-10-03 02:15", "Australia/Lord_Howe", "2027-10-02 15:45"),
        ("2011-12-30 09:00", "Pacific/Apia", "2011-12-30 19:00"),
    ],
)
def test_the_instant_of_a_wall_time(local: str, zone: str, utc: str) -> None:
    assert f"{instant(wall_time(local), zone):%Y-%m-%d %H:%M}" == utc


@pytest.mark.parametrize(
    ("local", "shown"),
    [
        ("2027-03-14 02:30", "2027-03-14 03:30"),
        ("2027-03-14 03:30", "2027-03-14 03:30"),
        ("2027-11-07 01:30", "2027-11-07 01:30"),
    ],
)
def test_a_skipped_time_is_shown_as_the_clock_shows_it(local: str, shown: str) -> None:
    zone = "America/New_York"

    assert wall(instant(wall_time(local), zone), zone) == wall_time(shown)
