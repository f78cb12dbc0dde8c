"""When a meeting is spoken of unasked; local times of May 2023, quiet from 20:00 to 07:00."""

from datetime import datetime

import pytest

from bot.sessions.domain import Session, series_of, wall
from bot.sessions.quiet_days.domain import QuietTimes, before_quiet_time
from bot.sessions.reminder_plan.domain import (
    ReminderStep,
    TimedStep,
    news_step,
    starting_step,
    timed_steps,
    upcoming,
)
from bot.sessions.reminders.domain import concerns, dedup, for_recipient
from bot.sessions.rsvp.domain import RsvpAnswer
from tests.sessions.sample import PHNOM_PENH, at, meeting

USUAL = ("week", "evening", "start10", "closing")
YES, NO = RsvpAnswer.YES, RsvpAnswer.NO


def plan(
    session: Session, *others: Session, used_steps: tuple[str, ...] = USUAL, **more: object
) -> list[str]:
    all_sessions = [session, *others]
    later = min(
        (each.starts_at for each in others if each.starts_at > session.starts_at), default=None
    )
    found = timed_steps(
        session,
        series_of(session.id, all_sessions),
        used_steps,
        later=later,
        **more,  # type: ignore[arg-type]
    )
    return [told(timed, session.zone) for timed in found]


def told(timed: TimedStep, zone: str = PHNOM_PENH) -> str:
    until = "" if timed.expires_at is None else f" until {short(timed.expires_at, zone)}"
    return f"{timed.step} {short(timed.due_at, zone)}{until}"


def short(when: datetime, zone: str = PHNOM_PENH) -> str:
    return f"{wall(when, zone):%d %H:%M}"


def test_a_single_meeting_gives_four_messages() -> None:
    assert plan(meeting("29 09:00")) == [
        "week 22 09:00 until 28 17:00",
        "evening 28 17:00 until 29 08:50",
        "start10 29 08:50 until 29 09:00",
        "tidy 29 10:30",
        "closing 29 10:40 until 29 20:00",
    ]


def test_three_days_in_a_row_share_their_planning_steps() -> None:
    first, second, third = (meeting(f"{day} 09:00", day) for day in (29, 30, 31))

    assert plan(first, second, third)[:2] == [
        "week 22 09:00 until 28 17:00",
        "evening 28 17:00 until 29 08:50",
    ]
    assert plan(second, first, third) == [
        "start10 30 08:50 until 30 09:00",
        "tidy 30 10:30",
        "closing 30 10:40 until 30 20:00",
    ]
    assert len(plan(third, first, second)) == 3


@pytest.mark.parametrize(
    ("used_steps", "expected"),
    [
        (("start60",), ["start60 29 08:00 until 29 09:00", "tidy 29 10:30"]),
        (("start10", "start60"), ["start10 29 08:50 until 29 09:00", "tidy 29 10:30"]),
        (("evening",), ["evening 28 17:00 until 29 09:00", "tidy 29 10:30"]),
        ((), ["tidy 29 10:30"]),
    ],
)
def test_a_cohort_chooses_its_steps_and_never_both_starting_ones(
    used_steps: tuple[str, ...], expected: list[str]
) -> None:
    assert plan(meeting("29 09:00"), used_steps=used_steps) == expected


@pytest.mark.parametrize(
    ("start", "week", "evening"),
    [
        # 20:30 seven days before is a quiet hour: half an hour before the quiet begins
        ("29 20:30", "week 22 19:30", "evening 28 17:00"),
        # 06:00 is still night: the evening before
        ("29 06:00", "week 21 19:30", "evening 28 17:00"),
        ("29 20:00", "week 22 19:30", "evening 28 17:00"),
        ("29 07:00", "week 22 07:00", "evening 28 17:00"),
    ],
)
def test_planning_steps_in_quiet_hours_are_planned_earlier(
    start: str, week: str, evening: str
) -> None:
    found = plan(meeting(start))

    assert found[0].startswith(week)
    assert found[1].startswith(evening)


def test_the_starting_step_does_not_mind_the_night() -> None:
    found = plan(meeting("29 06:00"), used_steps=("start10",))

    assert found[0] == "start10 29 05:50 until 29 06:00"


def test_planning_steps_on_a_quiet_day_are_planned_on_the_day_before() -> None:
    quiet = frozenset({"2023-05-28", "2023-05-27"})

    assert plan(meeting("29 09:00"), quiet_days=quiet)[1].startswith("evening 26 17:00")


@pytest.mark.parametrize(
    ("start", "others", "closing"),
    [
        ("29 09:00", [], "closing 29 10:40 until 29 20:00"),
        # after 20:00 it waits for the morning, and has until the next evening
        ("29 19:00", [], "closing 29 20:40 until 30 20:00"),
        # the next meeting's reminder ends it
        ("29 09:00", ["29 14:00"], "closing 29 10:40 until 29 13:50"),
        ("29 19:00", ["30 09:00"], "closing 29 20:40 until 30 08:50"),
    ],
)
def test_the_closing_message_has_until_the_evening_or_the_next_meeting(
    start: str, others: list[str], closing: str
) -> None:
    later = [meeting(other, 2 + place) for place, other in enumerate(others)]

    assert plan(meeting(start), *later)[-1] == closing


def test_seven_days_before_is_by_the_clock_on_the_wall() -> None:
    # Berlin changes to summer time on 28 March 2027.
    session = meeting("2027-04-01 09:00", zone="Europe/Berlin")

    assert plan(session)[0].startswith("week 25 09:00")
    assert timed_steps(session, (session,), USUAL)[0].due_at == at("2027-03-25 15:00")


@pytest.mark.parametrize(
    ("told_at", "now", "left"),
    [
        ("15 12:00", "15 12:00", ["week", "evening", "start10", "tidy", "closing"]),
        # told less than 24 hours before: dropped
        ("22 08:00", "22 08:00", ["evening", "start10", "tidy", "closing"]),
        ("21 10:00", "21 10:00", ["evening", "start10", "tidy", "closing"]),
        ("28 12:00", "28 12:00", ["start10", "tidy", "closing"]),
        (None, "28 12:00", ["evening", "start10", "tidy", "closing"]),
        (None, "29 08:55", ["tidy", "closing"]),
        (None, "29 10:50", []),
    ],
)
def test_what_is_still_to_be_said(told_at: str | None, now: str, left: list[str]) -> None:
    session = meeting("29 09:00", told_at=at(told_at) if told_at else None)

    found = upcoming(timed_steps(session, (session,), USUAL), session, now=at(now))

    assert [str(timed.step) for timed in found] == left


@pytest.mark.parametrize(
    ("now", "until"),
    [("15 12:00", "22 09:00"), ("25 12:00", "28 17:00"), ("29 08:53", "29 09:00")],
)
def test_news_expires_at_the_next_step_or_the_start(now: str, until: str) -> None:
    session = meeting("29 09:00")
    following = upcoming(timed_steps(session, (session,), USUAL), session, now=at(now))

    timed = news_step(session, ReminderStep.MOVED, following, now=at(now))

    assert told(timed) == f"moved {now} until {until}"


@pytest.mark.parametrize(
    ("due", "zone", "quiet", "gets"),
    [
        ("28 17:00", PHNOM_PENH, (1200, 420), "28 17:00"),
        # quiet already from 16:00
        ("28 17:00", PHNOM_PENH, (960, 420), "28 15:30"),
        # it is 22:00 there: half an hour before 20:00 of the same day
        ("28 17:00", "Pacific/Auckland", (1200, 420), "28 14:30"),
        # it is 06:00 there: the evening before
        ("28 17:00", "America/New_York", (1200, 420), "28 06:30"),
        # quiet hours that do not pass midnight
        ("28 17:00", PHNOM_PENH, (600, 1080), "28 09:30"),
    ],
)
def test_a_person_with_other_quiet_hours_is_told_earlier(
    due: str, zone: str, quiet: tuple[int, int], gets: str
) -> None:
    calendar = QuietTimes(zone=zone, quiet_from=quiet[0], quiet_until=quiet[1])
    timed = TimedStep(step=ReminderStep.EVENING, due_at=at(due), expires_at=at("29 08:50"))

    assert short(for_recipient(timed, calendar).due_at) == gets


def test_the_starting_step_is_the_same_for_all() -> None:
    timed = TimedStep(step=ReminderStep.START_10, due_at=at("29 05:50"), expires_at=at("29 06:00"))

    assert for_recipient(timed, QuietTimes(zone=PHNOM_PENH)) == timed


def test_a_time_outside_quiet_hours_is_unchanged() -> None:
    assert before_quiet_time(at("28 17:00"), QuietTimes(zone=PHNOM_PENH)) == at("28 17:00")


@pytest.mark.parametrize(
    ("step", "answers", "joined", "concerned"),
    [
        ("evening", (None,), None, True),
        ("evening", (YES,), None, True),
        ("evening", (NO,), None, False),
        # of three days one is refused: the other two are still theirs
        ("evening", (NO, None, YES), None, True),
        ("evening", (NO, NO, NO), None, False),
        ("week", (NO,), None, False),
        ("start10", (NO,), None, False),
        ("start60", (NO,), None, False),
        ("start10", (None,), None, True),
        ("closing", (NO,), None, True),
        ("moved", (NO,), None, True),
        # who joined less than 24 hours before knows the dates
        ("evening", (None,), "27 17:01", False),
        ("evening", (None,), "27 17:00", True),
        ("start10", (None,), "28 16:00", True),
    ],
)
def test_which_people_a_step_concerns(
    step: str, answers: tuple[RsvpAnswer | None, ...], joined: str | None, *, concerned: bool
) -> None:
    timed = TimedStep(step=ReminderStep(step), due_at=at("28 17:00"), expires_at=at("29 09:00"))

    assert concerns(timed, answers=answers, joined_at=at(joined) if joined else None) is concerned


@pytest.mark.parametrize(
    ("used_steps", "starting"),
    [(USUAL, "start10"), (("start60", "closing"), "start60"), (("start60", "start10"), "start10")],
)
def test_one_starting_step(used_steps: tuple[str, ...], starting: str) -> None:
    assert starting_step(used_steps) == starting


def test_a_step_happens_once_for_each_revision() -> None:
    session = meeting("29 09:00", 7)
    moved = session.moved(session.local_start, at("2023-06-01 14:00"), now=at("29 08:00"))

    assert dedup(session, ReminderStep.START_10) == "reminder:7:1:start10:"
    assert dedup(moved, ReminderStep.START_10) == "reminder:7:2:start10:"
