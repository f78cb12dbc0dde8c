"""On which days somebody is invited to plan, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.learning.domain import Learner, Meeting, MessageTimes
from bot.learning.offers.domain import ALL_WEEK, NEVER, TWO_DAYS
from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId
from bot.plans.domain import MOST_OPEN
from bot.plans.invitation.domain import Occasion, RecentDeeds, occasion_on
from tests.world import local

NINE = "2023-05-{} 09:00"
SERIES = ("29", "30", "31")
BEGINS = date(2023, 5, 31)
LEARNED, DONE, TWO_MONTHS = Occasion.LEARNED, Occasion.DONE, Occasion.TWO_MONTHS
MET = RecentDeeds(has_learned=True)
READ = RecentDeeds(finished=(local("2023-06-05 20:00"),), has_learned=True)
DID = RecentDeeds(done_at=local("2023-06-05 20:00"), made_at=local("2023-06-01 09:00"))


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


def invited(
    member: Learner,
    known: list[Meeting],
    deeds: RecentDeeds = MET,
    days: int = 20,
    invited_on: str = "",
) -> list[tuple[str, Occasion]]:
    """The days from 29 May on that are days for the invitation, as "1 Jun", and why."""
    first = date(2023, 5, 29)
    found = []
    for day in (first + timedelta(days=n) for n in range(days)):
        occasion = occasion_on(
            day,
            member,
            known,
            deeds,
            begins=BEGINS,
            invited_at=local(f"{invited_on} 12:15") if invited_on else None,
            now=local(f"{day} 12:15"),
        )
        if occasion is not None:
            found.append((f"{day.day} {day:%b}", occasion))
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
def test_days_after_a_meeting(
    days: int, quiet: tuple[str, ...], known: tuple[str, ...], on: list[str]
) -> None:
    found = invited(member(days, frozenset(quiet)), meetings(*known))

    assert [day for day, _ in found][: len(on)] == on
    assert {why for _, why in found} <= {LEARNED}
    assert len(found) <= 5


def test_between_meetings_of_a_series_nobody_is_invited_and_between_others_they_are() -> None:
    assert invited(member(), meetings("22", "29"))[0] == ("31 May", LEARNED)
    weekly = invited(member(), meetings("29", "30"))
    assert weekly[0] == ("1 Jun", LEARNED)


JUNE = ["7 Jun", "8 Jun", "9 Jun", "12 Jun", "13 Jun"]
"""The days for somebody who finished something on Monday 5 June."""


@pytest.mark.parametrize(
    ("deeds", "invited_on", "on", "why"),
    [
        (RecentDeeds(), "", [], None),
        (READ, "", JUNE, LEARNED),
        (DID, "", JUNE, DONE),
        # Of two reasons the more personal one speaks.
        (replace(READ, done_at=DID.done_at, made_at=DID.made_at), "", JUNE, DONE),
        # A step that was planned after it answers a reason; an earlier one does not.
        (replace(READ, made_at=local("2023-06-06 09:00")), "", [], None),
        (replace(READ, made_at=local("2023-06-02 09:00")), "", JUNE, LEARNED),
        (replace(DID, made_at=local("2023-06-06 09:00")), "", [], None),
        # While a step is ahead nobody is invited, and for a week they are asked how it went.
        (replace(READ, open_until=local("2023-06-02 12:15"), open_steps=1), "", JUNE[2:], LEARNED),
        (replace(READ, open_until=local("2023-07-08 15:00"), open_steps=1), "", [], None),
        (replace(READ, open_until=local("2023-06-01 15:00"), open_steps=MOST_OPEN), "", [], None),
        # Never twice in a week, and once for each reason.
        (READ, "2023-06-02", JUNE[2:], LEARNED),
        (READ, "2023-06-07", [], None),
    ],
)
def test_reasons(deeds: RecentDeeds, invited_on: str, on: list[str], why: Occasion | None) -> None:
    found = invited(member(), [], deeds, invited_on=invited_on)

    assert [day for day, _ in found] == on
    assert {each for _, each in found} <= {why}


def test_after_two_months_everybody_is_invited_also_who_learned_nothing() -> None:
    """60 days after 31 May is Sunday 30 July: they hear on the first working days after it."""
    found = invited(member(), [], RecentDeeds(), days=90)

    days = ("31 Jul", "1 Aug", "2 Aug", "3 Aug", "4 Aug")
    assert found == [(day, TWO_MONTHS) for day in days]


def test_who_was_at_no_meeting_and_read_nothing_is_not_asked_what_they_learned() -> None:
    assert invited(member(), meetings(*SERIES), RecentDeeds()) == []
