"""What is done next in a survey after everybody was looked at: left now, right when it goes on."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.membership.domain import CohortId
from bot.surveys.domain import Round, RoundId
from bot.surveys.opening.service import next_step
from bot.surveys.opening.storage import DueRound, RoundStep

ZONE = "Asia/Phnom_Penh"
WEDNESDAY = "2023-06-07 09:00"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


DUE = DueRound(
    round=Round(
        id=RoundId(1),
        cohort_id=CohortId(1),
        survey="training",
        anonymous=True,
        questions=("useful",),
        opened_at=local(WEDNESDAY),
        ends_at=local("2023-06-21 20:00"),
    ),
    step=RoundStep.ASK,
    remind_at=local("2023-06-13 09:00"),
    upto=0,
    course="any",
    zone=ZONE,
    quiet_days=frozenset({"2023-06-08"}),
)


@pytest.mark.parametrize(
    ("step", "now", "then", "at"),
    [
        (RoundStep.ASK, WEDNESDAY, RoundStep.ASK, "2023-06-09 09:00"),  # the day between is quiet
        (RoundStep.ASK, "2023-06-09 09:00", RoundStep.ASK, "2023-06-12 09:00"),
        (RoundStep.ASK, "2023-06-12 09:00", RoundStep.REMIND, "2023-06-13 09:00"),
        (RoundStep.REMIND, "2023-06-13 09:00", RoundStep.REMIND, "2023-06-14 09:00"),
        (RoundStep.REMIND, "2023-06-19 09:00", RoundStep.REMIND, "2023-06-20 09:00"),
        (
            RoundStep.REMIND,
            "2023-06-20 09:00",
            None,
            None,
        ),  # the last day is for those who were told
    ],
)
def test_those_without_room_are_looked_at_again(
    step: RoundStep, now: str, then: RoundStep | None, at: str | None
) -> None:
    expected = (then, None if at is None else local(at))
    assert next_step(replace(DUE, step=step), now=local(now)) == expected


def test_a_survey_without_a_reminder_goes_on_asking() -> None:
    due = replace(DUE, remind_at=None)
    assert next_step(due, now=local("2023-06-19 09:00"))[0] is RoundStep.ASK
    assert next_step(due, now=local("2023-06-20 09:00")) == (None, None)
