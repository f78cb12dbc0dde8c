"""What the numbers of Telegram show about a data folder: moved, put back, or not known yet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.housekeeping.folder_doubt.domain import Doubt, Finding, Shown, judge

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
NOW = datetime(2023, 5, 22, 1, tzinfo=UTC)
DAY = timedelta(days=1)
KNOWN = Doubt(since=NOW, alive_at=NOW - HOUR, update=7, update_at=NOW - HOUR, message=100)


def came(number: int, message: int | None = None, *, sent: int = 1) -> Shown:
    """Return what is shown after one update, and perhaps a message."""
    at = NOW + MINUTE
    return Shown(
        update=number,
        update_at=at,
        updates=1,
        newest_at=at,
        sent=sent,
        message=message,
        message_at=None if message is None else at,
    )


@pytest.mark.parametrize(
    ("doubt", "shown", "finding"),
    [
        (KNOWN, Shown(), None),
        (KNOWN, came(8), None),
        (KNOWN, came(8, 102), Finding.MOVED),
        (KNOWN, came(8, 103), Finding.MOVED),
        (KNOWN, came(8, 104), Finding.COPY),
        (KNOWN, came(9), Finding.COPY),
        (KNOWN, came(9, 102), Finding.COPY),
        (KNOWN, Shown(sent=1, message=101, message_at=NOW), Finding.NOTHING_SENT),
        (KNOWN, Shown(sent=1, message=102, message_at=NOW), Finding.COPY),
        (replace(KNOWN, alive_at=NOW - 2 * DAY), came(9), None),
        (replace(KNOWN, alive_at=NOW - 2 * DAY), came(9, 102), Finding.MOVED),
        (replace(KNOWN, alive_at=NOW - 2 * DAY), came(9, 120), Finding.COPY),
        (replace(KNOWN, alive_at=None), came(9), None),
        (replace(KNOWN, update_at=NOW - 7 * DAY), came(990, 102), Finding.MOVED),
        (replace(KNOWN, update=None, update_at=None), came(990, 102), Finding.MOVED),
        (replace(KNOWN, update=None, update_at=None), came(990, 120), Finding.COPY),
        (replace(KNOWN, message=None), came(8), Finding.MOVED),
        (replace(KNOWN, message=None), came(9), Finding.COPY),
        (replace(KNOWN, lifted=True), Shown(), Finding.NOTHING_SENT),
        (replace(KNOWN, lifted=True), came(8, 500), Finding.MOVED),
        (replace(KNOWN, lifted=True), came(9, 500), Finding.COPY),
    ],
)
def test_what_the_ids_of_telegram_show(doubt: Doubt, shown: Shown, finding: Finding | None) -> None:
    assert judge(doubt, shown, now=NOW + HOUR) is finding


@pytest.mark.parametrize(("seconds", "finding"), [(9, None), (10, Finding.COPY)])
def test_what_is_on_its_way_is_waited_for(seconds: int, finding: Finding | None) -> None:
    now = NOW + MINUTE + timedelta(seconds=seconds)
    assert judge(KNOWN, came(8, 120), now=now) is finding
