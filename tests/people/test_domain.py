"""How often somebody may be reminded, as a table."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.people.domain import remind_again_from

NOW = datetime(2023, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days_ago", "in_days"), [(None, None), (0, 7), (6, 1), (7, None), (30, None)]
)
def test_somebody_is_reminded_once_in_seven_days(days_ago: int | None, in_days: int | None) -> None:
    reminded = None if days_ago is None else NOW - timedelta(days=days_ago)
    again = None if in_days is None else NOW + timedelta(days=in_days)

    assert remind_again_from(reminded, now=NOW) == again
