"""How far an announcement has come."""

import pytest

from bot.announcements.results.domain import DeliveryTally, progress_bar

BARS = [(0, 12, "░░░░░░░░░░"), (7, 12, "▓▓▓▓▓░░░░░"), (12, 12, "▓▓▓▓▓▓▓▓▓▓"), (0, 0, "▓▓▓▓▓▓▓▓▓▓")]


@pytest.mark.parametrize(("done", "all_", "drawn"), BARS)
def test_the_bar_has_ten_signs(done: int, all_: int, drawn: str) -> None:
    assert progress_bar(done, all_) == drawn


STANDS = [
    (DeliveryTally(unplanned=3), (True, False)),
    (DeliveryTally(sent=2, going=1), (True, False)),
    (DeliveryTally(sent=2, waiting=1), (False, False)),
    (DeliveryTally(sent=2, failed=1, closed=1, never=1), (False, True)),
]


@pytest.mark.parametrize(("tally", "stands"), STANDS)
def test_it_goes_waits_or_is_over(tally: DeliveryTally, stands: tuple[bool, bool]) -> None:
    assert (tally.is_going, tally.is_over) == stands


def test_who_cannot_be_reached_is_counted_once() -> None:
    tally = DeliveryTally(sent=11, closed=1, never=2, out=2)

    assert tally.unreached == 3
    assert tally.all_in == 14
