"""When lessons and the warm-up are offered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.domain import Meeting, MessageTimes
from bot.learning.offers.domain import (
    ALL_WEEK,
    NEVER,
    ONE_DAY,
    TWO_DAYS,
    dedup_key,
    fewer_days,
    next_offer_at,
    offer_on,
)

ZONE = "Asia/Phnom_Penh"
NINE = 2  # 09:00 in Phnom Penh, in UTC
MONDAY = date(2023, 5, 22)
MEETINGS = tuple(
    Meeting(starts_at=datetime(2023, 5, day, NINE, 0, tzinfo=UTC), unit=f"m4.u{part}")
    for part, day in enumerate((29, 30, 31), 1)
)


def times(days: int = ALL_WEEK, minute: int = 735) -> MessageTimes:
    return MessageTimes(zone=ZONE, days=days, minute=minute)


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, 15, tzinfo=UTC)


def offered(
    *,
    days: int = ALL_WEEK,
    quiet: tuple[str, ...] = (),
    meetings: tuple[Meeting, ...] = MEETINGS,
    joined: date = MONDAY,
    weeks: int = 6,
) -> list[str]:
    """Every day on which something may be offered, such as "05-26 warmup"."""
    told = []
    for n in range(7 * weeks):
        day = MONDAY + timedelta(days=n)
        offer = offer_on(
            day,
            times=times(days),
            quiet_days=quiet,
            meetings=meetings,
            joined_on=joined,
            now=at_noon(day),
        )
        if offer is not None:
            told.append(f"{day:%m-%d} {offer.partition('.')[2]}")
    return told


WEEKLY = (
    MEETINGS[0],
    Meeting(starts_at=MEETINGS[0].starts_at + timedelta(days=7), unit="m4.u2"),
)


TWICE = (
    Meeting(starts_at=datetime(2023, 5, 29, 13, 0, tzinfo=UTC), unit="m4.u1"),
    Meeting(starts_at=datetime(2023, 5, 31, 0, 0, tzinfo=UTC), unit="m4.u2"),
)
"""Monday evening and Wednesday morning are one series: nothing on the Tuesday between."""


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ({}, ["05-26 warmup", "06-01 lessons", "06-02 lessons", "06-05 lessons"]),
        (
            {"quiet": ("2023-05-26", "2023-06-01")},
            ["05-25 warmup", "06-02 lessons", "06-05 lessons", "06-06 lessons"],
        ),
        (
            {"days": TWO_DAYS},
            ["05-25 warmup", "06-01 lessons", "06-06 lessons", "06-08 lessons"],
        ),
        ({"days": ONE_DAY}, ["05-24 warmup", "06-07 lessons", "06-14 lessons", "06-21 lessons"]),
        ({"days": NEVER}, []),
        (
            {"joined": date(2023, 6, 5)},
            ["05-26 warmup", "06-06 lessons", "06-07 lessons", "06-08 lessons"],
        ),
        (
            {"meetings": TWICE},
            ["05-26 warmup", "06-01 lessons", "06-02 lessons", "06-05 lessons"],
        ),
        ({"meetings": ()}, ["05-23 lessons", "05-24 lessons", "05-25 lessons", "05-26 lessons"]),
        (
            {"meetings": WEEKLY},
            ["05-26 warmup", "05-30 lessons", "05-31 lessons", "06-01 lessons", "06-02 lessons"],
        ),
        (
            {"meetings": MEETINGS[2:]},
            ["05-30 warmup", "06-01 lessons", "06-02 lessons", "06-05 lessons"],
        ),
    ],
)
def test_the_first_days(case: dict[str, object], told: list[str]) -> None:
    days = offered(**case)  # type: ignore[arg-type]
    assert days[: len(told)] == told
    assert bool(days) is bool(told)


def test_lessons_may_be_offered_on_every_wanted_day_after_the_meetings() -> None:
    assert len(offered()) == 1 + 22
    assert len(offered(weeks=20)) == 1 + 14 * 5 + 22


@given(
    st.lists(st.integers(min_value=0, max_value=30 * 24), max_size=6),
    st.integers(min_value=0, max_value=ALL_WEEK),
    st.integers(min_value=0, max_value=20),
)
def test_nothing_on_a_meeting_day_a_weekend_or_an_unwanted_day(
    hours: list[int], days: int, joined: int
) -> None:
    begin = datetime(2023, 5, 22, 0, 0, tzinfo=UTC)
    meetings = tuple(
        Meeting(starts_at=begin + timedelta(hours=each), unit=None) for each in sorted(hours)
    )
    on = {(m.starts_at + timedelta(hours=7)).date() for m in meetings}

    told = offered(meetings=meetings, days=days, joined=MONDAY + timedelta(days=joined))

    for each in told:
        day = date.fromisoformat(f"2023-{each.split()[0]}")
        assert day not in on
        assert days & (1 << day.weekday())
    assert sum(each.endswith("warmup") for each in told) <= 1


@pytest.mark.parametrize(
    ("now", "look"),
    [
        ("2023-05-22 08:00", "2023-05-22 12:15"),
        ("2023-05-22 12:15", "2023-05-23 12:15"),
        ("2023-05-26 12:14", "2023-05-26 12:15"),
        ("2023-05-26 13:00", "2023-05-29 12:15"),
        ("2023-05-27 08:00", "2023-05-29 12:15"),
    ],
)
def test_offers_are_decided_once_a_working_day_at_the_hour_of_the_person(
    now: str, look: str
) -> None:
    def instant(text: str) -> datetime:
        return datetime.fromisoformat(f"{text}+07:00")

    assert next_offer_at(times(), now=instant(now)) == instant(look)


@pytest.mark.parametrize(
    ("days", "left"),
    [(ALL_WEEK, TWO_DAYS), (0b0010101, TWO_DAYS), (TWO_DAYS, ONE_DAY), (ONE_DAY, NEVER), (0, 0)],
)
def test_fewer_messages_are_fewer_days(days: int, left: int) -> None:
    assert fewer_days(days) == left


def test_one_learning_message_a_day_has_one_key() -> None:
    assert dedup_key(7, MONDAY) == dedup_key(7, MONDAY) != dedup_key(7, date(2023, 5, 23))
