"""Which sentence of a unit comes next, and what a tick changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.learning.aloud.domain import is_ticked, toggled, unsaid
from tests.small_course import sentence, unit

NOW = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)
UNIT = replace(unit("m1.u1"), aloud=(sentence("m1.u1.s1"), sentence("m1.u1.s2", card=2)))


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ((), "m1.u1.s1"),
        (("m1.u1.s1",), "m1.u1.s2"),
        (("m1.u1.s2", "m9.u9.s9"), "m1.u1.s1"),
        (("m1.u1.s1", "m1.u1.s2"), None),
    ],
)
def test_the_first_that_was_not_said_comes(said: tuple[str, ...], comes: str | None) -> None:
    found = unsaid(UNIT, dict.fromkeys(said, NOW))

    assert (None if found is None else found.id) == comes


def test_a_second_tap_takes_a_tick_back() -> None:
    ticks = toggled(toggled(toggled(0, 0), 2), 0)

    assert [is_ticked(ticks, point) for point in range(3)] == [False, False, True]
