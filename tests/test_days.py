"""Days and minutes as people write and read them."""

import pytest

from bot.days import minute_as_clock


@pytest.mark.parametrize(("minute", "shown"), [(0, "00:00"), (450, "07:30"), (1200, "20:00")])
def test_a_minute_of_the_day_is_shown_as_a_clock_shows_it(minute: int, shown: str) -> None:
    assert minute_as_clock(minute) == shown
