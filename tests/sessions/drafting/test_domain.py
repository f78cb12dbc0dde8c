"""Meetings in the making: what is asked next, and what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.membership.domain import CohortId, PersonId
from bot.sessions.domain import DraftStep, Reading, Room, Start
from bot.sessions.drafting.domain import DraftId, SessionDraft, pictures_for
from bot.sessions.pasting.domain import Invitation
from bot.sessions.reminder_plan.domain import ReminderStep
from tests.sessions.sample import PHNOM_PENH, at, wall_time

MONDAY = date(2023, 5, 29)
LINK = Room(link="https://zoom.us/j/1")
PICTURES = ("elephant", "flower", "boat", "umbrella", "mango", "bell")


def empty(number: int = 1) -> SessionDraft:
    return SessionDraft(id=DraftId(number), author=PersonId(1), cohort_id=CohortId(1))


def whole() -> SessionDraft:
    return empty().about(["m4.u1", "m4.u2", "m4.u3"]).on(MONDAY).at(540).linked(LINK)


def test_one_thing_after_the_other_is_asked() -> None:
    asked = [empty().step]
    draft = empty().about(["m4.u1"])
    asked.append(draft.step)
    draft = draft.on(MONDAY)
    asked.append(draft.step)
    draft = draft.at(540)
    asked.append(draft.step)
    draft = draft.linked(Room())
    asked.append(draft.step)

    assert asked == [
        DraftStep.PURPOSE,
        DraftStep.DAY,
        DraftStep.TIME,
        DraftStep.LINK,
        DraftStep.CHECK,
    ]


def test_three_parts_are_three_days_in_a_row_at_the_same_wall_time() -> None:
    assert [instant for _, instant in whole().starts(PHNOM_PENH)] == [
        at("29 09:00"),
        at("30 09:00"),
        at("31 09:00"),
    ]
    assert empty().about([]).called("").on(MONDAY).at(540).days == (MONDAY,)
    assert empty().starts(PHNOM_PENH) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: draft.linked(Room()),
        lambda draft: draft.lasting(60),
        lambda draft: draft.reminded(("start10",)),
        lambda draft: draft.on(MONDAY + timedelta(days=1)),
    ],
)
def test_a_change_at_the_check_stays_at_the_check(
    change: Callable[[SessionDraft], SessionDraft],
) -> None:
    changed = change(whole())

    assert changed.step is DraftStep.CHECK
    assert changed != whole()


def test_a_link_that_was_pasted_early_is_not_asked_for_again() -> None:
    early = empty().linked(LINK)

    assert early.step is DraftStep.PURPOSE
    assert early.about([]).called("").on(MONDAY).at(540).step is DraftStep.CHECK


def test_another_meeting_is_asked_for_its_name() -> None:
    asked = empty().about([])
    named = asked.called("Steering group")

    assert (asked.step, named.step) == (DraftStep.TITLE, DraftStep.DAY)
    assert named.about(["m4.u1"]).step is DraftStep.DAY, "an old tap asks nothing again"


def test_a_whole_invitation_leaves_only_what_it_is_for() -> None:
    read = invitation(starts("29 09:00"), room=LINK, length=timedelta(minutes=60))
    draft = empty().invited_by(read, read.readings)

    assert draft.step is DraftStep.PURPOSE
    assert draft.about(["m4.u1"]).step is DraftStep.CHECK
    assert draft.length == timedelta(minutes=60)
    assert len(draft.about(["m4.u1", "m4.u2"]).starts(PHNOM_PENH)) == 2, "day by day"


def test_several_days_of_an_invitation_have_their_own_times() -> None:
    read = invitation(starts("29 09:00", "31 14:00"), room=LINK)
    draft = empty().invited_by(read, read.readings).about(["m4.u1", "m4.u2", "m4.u3"])

    assert [instant for _, instant in draft.starts(PHNOM_PENH)] == [at("29 09:00"), at("31 14:00")]
    assert [draft.unit_of(number) for number in range(2)] == ["m4.u1", "m4.u2"]
    assert [instant for _, instant in draft.at(480).starts(PHNOM_PENH)][1:] == [at("31 08:00")]
    assert draft.on(MONDAY).later == ()


def test_one_part_may_be_met_for_on_several_days() -> None:
    read = invitation(starts("29 09:00", "30 09:00"), room=LINK)
    draft = empty().invited_by(read, read.readings).about(["m4.u2"])

    assert [draft.unit_of(number) for number in range(2)] == ["m4.u2", "m4.u2"]


def test_of_two_readings_one_is_chosen() -> None:
    read = invitation(starts("29 09:00"), starts("30 09:00"), room=LINK)
    asked = empty().invited_by(read, read.readings).about(["m4.u1"])
    chosen = asked.meaning(1)

    assert asked.step is DraftStep.WHICH
    assert chosen.step is DraftStep.CHECK
    assert chosen.days == (MONDAY + timedelta(days=1),)
    assert asked.on(MONDAY).step is DraftStep.CHECK, "a typed day is an answer, too"


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        (Invitation(room=LINK), DraftStep.DAY),
        (Invitation(minute=540), DraftStep.DAY),
        (Invitation(room=LINK, readings=((Start(day=MONDAY),),)), DraftStep.TIME),
        (Invitation(readings=((Start(day=MONDAY, minute=540),),)), DraftStep.LINK),
    ],
)
def test_what_an_invitation_does_not_say_is_asked(read: Invitation, asked: DraftStep) -> None:
    assert empty().about(["m4.u1"]).invited_by(read, read.readings).step is asked


def invitation(*readings: Reading, **details: Any) -> Invitation:
    return Invitation(readings=readings, **details)


def starts(*texts: str) -> Reading:
    return tuple(Start.of(wall_time(text)) for text in texts)


def test_an_old_tap_changes_its_answer_and_asks_nothing_again() -> None:
    draft = empty().about(["m4.u1"]).on(MONDAY)

    assert draft.on(MONDAY + timedelta(days=1)).step is DraftStep.TIME


@pytest.mark.parametrize(
    ("used", "starting", "then"),
    [
        (("week", "start10"), None, "start60"),
        (("week", "start60"), None, "start10"),
        (("week", "start10"), ReminderStep.START_60, "start10"),
        (("week",), None, "start60"),
    ],
)
def test_the_other_starting_step(
    used: tuple[str, ...], starting: ReminderStep | None, then: str
) -> None:
    draft = SessionDraft(
        id=DraftId(1), author=PersonId(1), cohort_id=CohortId(1), starting=starting
    )

    assert draft.reminded(used).starting == then


@pytest.mark.parametrize(
    ("used_steps", "then"),
    [
        (("week", "start10", "closing"), ("week", "start60", "closing")),
        (("week", "closing"), ("week", "closing", "start60")),
        (("start60",), ("start60",)),
    ],
)
def test_a_cohort_has_one_starting_step(used_steps: tuple[str, ...], then: tuple[str, ...]) -> None:
    assert replace(empty(), starting=ReminderStep.START_60).steps(used_steps) == then


def test_each_meeting_has_another_picture_and_nobody_can_guess_them_from_the_course() -> None:
    shown = {pictures_for(DraftId(number), PICTURES, 3) for number in range(40)}

    assert all(len(set(three)) == 3 for three in shown)
    assert len(shown) > 20
    assert pictures_for(DraftId(1), PICTURES, 3) == pictures_for(DraftId(1), PICTURES, 3)
    assert pictures_for(DraftId(1), (), 2) == (None, None)
    assert len(pictures_for(DraftId(1), PICTURES[:2], 3)) == 3
