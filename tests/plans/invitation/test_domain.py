"""On which days somebody is invited to plan: after the last meeting, when nothing else is said."""

from datetime import date, datetime, timedelta

import pytest

from bot.learning.domain import Learner, Meeting, MessageTimes
from bot.learning.offers.domain import ALL_WEEK, NEVER, TWO_DAYS
from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId
from bot.plans.invitation.domain import is_invited_on
from tests.world import local

NINE = "2023-05-{} 09:00"
SERIES = ("29", "30", "31")


def member(days: int = ALL_WEEK, quiet: frozenset[str] = frozenset()) -> Learner:
    return Learner(
        enrolment_id=EnrolmentId(1),
        person_id=PersonId(1),
        cohort_id=CohortId(1),
        course="any",
        chat_id=ChatId(1),
        times=MessageTimes(zone="Asia/Phnom_Penh", days=days, minute=735),
        quiet_from=1200,
        quiet_days=quiet,
        joined_at=None,
        paused_until=None,
        offer_at=None,
    )


def meetings(*days: str) -> list[Meeting]:
    return [Meeting(starts_at=local(NINE.format(day)), unit=None) for day in days]


def invited(member: Learner, known: list[Meeting], days: int = 20) -> list[str]:
    """The days from 29 May on that are days for the invitation, as "1 Jun"."""
    first = date(2023, 5, 29)
    found = []
    for day in (first + timedelta(days=n) for n in range(days)):
        now = local(f"{day} 12:15")
        if is_invited_on(day, member, known, now=now):
            found.append(f"{day.day} {day:%b}")
    return found


@pytest.mark.parametrize(
    ("days", "quiet", "known", "on"),
    [
        (ALL_WEEK, (), SERIES, ["2 Jun", "5 Jun", "6 Jun", "7 Jun", "8 Jun"]),
        (ALL_WEEK, ("2023-06-01", "2023-06-05"), SERIES, ["6 Jun", "7 Jun", "8 Jun", "9 Jun"]),
        (TWO_DAYS, (), SERIES, ["6 Jun", "8 Jun", "13 Jun", "15 Jun"]),
        (NEVER, (), SERIES, []),
        (ALL_WEEK, (), (), []),
        (ALL_WEEK, (), ("29",), ["31 May", "1 Jun", "2 Jun", "5 Jun", "6 Jun"]),
    ],
)
def test_days(days: int, quiet: tuple[str, ...], known: tuple[str, ...], on: list[str]) -> None:
    found = invited(member(days, frozenset(quiet)), meetings(*known))

    assert found[: len(on)] == on
    assert len(found) <= 5


def test_between_meetings_of_a_series_nobody_is_invited_and_between_others_they_are() -> None:
    weekly = meetings("22", "29")
    assert invited(member(), weekly)[0] == "31 May"
    now = datetime.fromisoformat("2023-05-24T12:15:00+07:00")
    assert is_invited_on(date(2023, 5, 24), member(), weekly, now=now)
    daily = meetings("23", "24")
    assert not is_invited_on(date(2023, 5, 23), member(), daily, now=local("2023-05-23 12:15"))
