"""Times that are offered, times that people write, and the night."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.announcements.sending.domain import (
    NoSuchDay,
    NoTime,
    TimeIsOver,
    TooFarOff,
    delay_of,
    first_morning,
    next_morning,
    next_times,
    offered_times,
    quiet_until,
    read_when,
)
from bot.outbox.promises.domain import morning_of
from bot.refusals import Refusal

ZONE = "Asia/Phnom_Penh"
NONE: frozenset[str] = frozenset()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def shown(instant: datetime | None) -> str:
    return "-" if instant is None else f"{instant.astimezone(ZoneInfo(ZONE)):%d %H:%M}"


OFFERED = [
    ("2023-05-22 10:00", NONE, "22 17:00, 23 07:30, 24 07:30"),
    ("2023-05-22 16:55", NONE, "23 07:30, 24 07:30"),
    ("2023-05-22 20:40", NONE, "23 07:30, 24 07:30"),
    ("2023-05-22 10:00", frozenset({"2023-05-23"}), "22 17:00, 24 07:30, 25 07:30"),
]


@pytest.mark.parametrize(("now", "holidays", "times"), OFFERED)
def test_offered(now: str, holidays: frozenset[str], times: str) -> None:
    found = offered_times(now=at(now), zone=ZONE, holidays=holidays)

    assert ", ".join(shown(each) for each in found) == times


NEXT = [
    ("2023-05-22 10:00", "22 17:00, 23 07:30"),
    ("2023-05-22 16:55", "23 07:30"),
]


@pytest.mark.parametrize(("now", "times"), NEXT)
def test_an_afternoon_and_a_morning_come_next(now: str, times: str) -> None:
    offered = offered_times(now=at(now), zone=ZONE, holidays=NONE)

    assert ", ".join(map(shown, next_times(offered, ZONE))) == times
    assert next_times((), ZONE) == ()


WRITTEN = [
    ("14:30", "22 14:30"),
    ("9:15", "23 09:15"),
    ("29/5 7:30", "29 07:30"),
    ("29.5. 7.30", "29 07:30"),
    ("7h30 29/5/2023", "29 07:30"),
    ("ម៉ោង ១៤:៣០ ថ្ងៃ ២៩/៥", "29 14:30"),
    ("tomorrow at 2pm", "23 14:00"),
    ("10am", "23 10:00"),
    ("Friday 9:00", "26 09:00"),
    ("ស្អែក ម៉ោង 2 រសៀល", "23 14:00"),
    ("ថ្ងៃទី 29 ខែឧសភា ឆ្នាំ 2023 ម៉ោង 9", "29 09:00"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_written_time_is_read(text: str, expected: str) -> None:
    now = at("2023-05-22 10:00")

    assert shown(read_when(text, now=now, zone=ZONE).at(now=now, zone=ZONE)) == expected


def test_in_december_a_day_of_january_is_the_next() -> None:
    now = at("2023-12-20 10:00")

    found = read_when("5/1 8:00", now=now, zone=ZONE).at(now=now, zone=ZONE)

    assert found == at("2024-01-05 08:00")


def test_a_time_that_was_read_before_goes_with_a_new_day() -> None:
    now = at("2023-05-22 10:00")

    found = read_when("29/5", now=now, zone=ZONE, minute=870).at(now=now, zone=ZONE)

    assert found == at("2023-05-29 14:30")


REFUSED: list[tuple[str, type[Refusal]]] = [
    ("tomorrow", NoTime),
    ("25:00", NoTime),
    ("31/2 9:00", NoSuchDay),
    ("21/5 9:00", TimeIsOver),
    ("22/5 9:59", TimeIsOver),
    ("22/5/2022 12:00", TimeIsOver),
    ("22/5/2025 12:00", TooFarOff),
]


@pytest.mark.parametrize(("text", "refusal"), REFUSED)
def test_a_time_that_cannot_be_is_refused(text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_when(text, now=at("2023-05-22 10:00"), zone=ZONE).at(
            now=at("2023-05-22 10:00"), zone=ZONE
        )


NIGHT = [
    ("2023-05-22 19:59", "-"),
    ("2023-05-22 20:00", "23 07:00"),
    ("2023-05-23 06:59", "23 07:00"),
    ("2023-05-23 07:00", "-"),
]


@pytest.mark.parametrize(("now", "ends"), NIGHT)
def test_the_night_ends_at_seven(now: str, ends: str) -> None:
    assert shown(quiet_until(at(now), ZONE)) == ends


MEETING_DAYS = {date(2023, 5, 29), date(2023, 5, 30), date(2023, 6, 5)}
DELAYED = [
    ("2023-05-28 10:00", "-", "-"),
    ("2023-05-28 19:59", "-", "-"),
    ("2023-05-28 20:00", "31 07:00", "29 07:00"),
    ("2023-05-29 10:00", "31 07:00", "29 10:00"),
    ("2023-05-30 06:00", "31 07:00", "30 07:00"),
    ("2023-05-30 21:00", "31 07:00", "-"),
    ("2023-05-31 10:00", "-", "-"),
    ("2023-06-05 12:00", "06 07:00", "05 12:00"),
]


@pytest.mark.parametrize(("goes", "until", "meeting"), DELAYED)
def test_a_day_with_a_meeting_holds_it_back(goes: str, until: str, meeting: str) -> None:
    found = delay_of(at(goes), ZONE, MEETING_DAYS)
    assert (shown(found.until) if found else "-") == until
    assert (shown(found.meeting) if found else "-") == meeting


MORNINGS = [
    ("2023-05-22 23:59", NONE, "2023-05-23"),
    ("2023-05-23 00:01", NONE, "2023-05-24"),
    ("2023-05-22 10:00", frozenset({"2023-05-23", "2023-05-24"}), "2023-05-25"),
]


@pytest.mark.parametrize(("now", "holidays", "day"), MORNINGS)
def test_the_next_morning_is_no_holiday(now: str, holidays: frozenset[str], day: str) -> None:
    assert next_morning(now=at(now), zone=ZONE, holidays=holidays).isoformat() == day


DAY = date(2023, 5, 23)
OWN_MORNINGS = [
    ("Asia/Phnom_Penh", 420, "23 07:00"),
    ("Asia/Phnom_Penh", 540, "23 09:00"),
    ("Asia/Tokyo", 420, "23 05:00"),
    ("Europe/London", 420, "23 13:00"),
    ("Asia/Phnom_Penh", 0, "23 07:00"),
    ("Asia/Phnom_Penh", 960, "23 07:00"),
]


@pytest.mark.parametrize(("zone", "until", "expected"), OWN_MORNINGS)
def test_a_morning_begins_where_somebodys_night_ends(zone: str, until: int, expected: str) -> None:
    assert shown(morning_of(DAY, zone, until)) == expected


def test_the_first_of_several_mornings() -> None:
    calendars = [(zone, until) for zone, until, _ in OWN_MORNINGS]

    assert shown(first_morning(DAY, calendars)) == "23 05:00"
    assert first_morning(DAY, []) is None
