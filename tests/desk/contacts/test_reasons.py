"""Whom to contact, and why: one row of the table for each rule."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.desk.contacts.domain import (
    ANY_REASON,
    ContactCandidate,
    ContactReason,
    to_contact,
    tomorrow,
)
from bot.membership.domain import PersonId
from tests.world import local

ZONE = "Asia/Phnom_Penh"
NOW = local("2023-06-01 08:00")
TUESDAY, MONDAY = local("2023-05-30 09:00"), local("2023-05-29 09:00")
MEETINGS = (TUESDAY, MONDAY)
PEACE = {"put_off_until": NOW + timedelta(days=14), "peace_why": ANY_REASON}


def member(**known: object) -> ContactCandidate:
    base = ContactCandidate(
        person=PersonId(1), name="Chan Thida", organization="Org B", seen_at=NOW - timedelta(days=1)
    )
    return replace(base, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({}, None),
        ({"missed": (TUESDAY,)}, ContactReason.MISSED),
        ({"missed": (MONDAY,)}, None),
        ({"missed": (TUESDAY, MONDAY)}, ContactReason.MISSED_TWICE),
        ({"missed": (TUESDAY,), "cut_off": (TUESDAY,)}, ContactReason.CUT_OFF),
        ({"missed": (TUESDAY, MONDAY), "cut_off": (TUESDAY,)}, ContactReason.CUT_OFF),
        ({"missed": (TUESDAY, MONDAY), "cut_off": (MONDAY,)}, ContactReason.MISSED),
        ({"missed": (TUESDAY,), "spoken_at": TUESDAY + timedelta(hours=4)}, None),
        ({"missed": (TUESDAY,), "spoken_at": MONDAY}, ContactReason.MISSED),
        ({"missed": (TUESDAY,), "put_off_until": NOW + timedelta(minutes=1)}, None),
        ({"missed": (TUESDAY,), "put_off_until": NOW}, ContactReason.MISSED),
        ({"missed": (TUESDAY,), **PEACE, "peace_since": TUESDAY}, None),
        ({"missed": (TUESDAY,), **PEACE, "peace_since": MONDAY}, ContactReason.MISSED),
        ({"seen_at": local("2023-05-22 10:00"), **PEACE, "peace_since": TUESDAY}, None),
        ({"seen_at": local("2023-05-23 10:00")}, None),
        ({"seen_at": local("2023-05-22 10:00")}, ContactReason.SILENT),
        ({"seen_at": local("2023-05-22 10:00"), "spoken_at": NOW - timedelta(days=3)}, None),
        (
            {"seen_at": local("2023-05-01 10:00"), "spoken_at": local("2023-05-20 10:00")},
            ContactReason.SILENT,
        ),
        ({"reachable": False}, ContactReason.UNREACHABLE),
        ({"reachable": False, "spoken_at": NOW}, None),
        ({"reachable": False, "missed": (TUESDAY,)}, ContactReason.MISSED),
    ],
)
def test_one_reason_the_weightiest(known: dict[str, object], why: ContactReason | None) -> None:
    found = to_contact([member(**known)], MEETINGS, zone=ZONE, now=NOW)
    assert [each.why for each in found] == ([] if why is None else [why])


@pytest.mark.parametrize(("answered", "said"), [((), False), ((MONDAY,), True), ((TUESDAY,), True)])
def test_nobody_who_answered_after_one_of_them_is_said_to_be_silent(
    answered: tuple[datetime, ...], *, said: bool
) -> None:
    absent = member(missed=(TUESDAY, MONDAY), said=answered)

    [found] = to_contact([absent], MEETINGS, zone=ZONE, now=NOW)

    assert (found.why, found.said) == (ContactReason.MISSED_TWICE, said)


SUNDAY, SATURDAY = local("2023-05-28 09:00"), local("2023-05-27 09:00")
ROWS = [
    ({"missed": (TUESDAY,)}, 1),
    ({"missed": (TUESDAY, MONDAY)}, 2),
    ({"missed": (TUESDAY, MONDAY, SUNDAY)}, 3),
    ({"missed": (TUESDAY, MONDAY, SUNDAY, SATURDAY)}, 4),
    ({"missed": (TUESDAY, SUNDAY, SATURDAY)}, 1),
    ({"missed": (TUESDAY, MONDAY, SUNDAY), "cut_off": (MONDAY,)}, 2),
]


@pytest.mark.parametrize(("known", "number"), ROWS)
def test_as_many_are_told_as_were_missed_in_a_row(known: dict[str, object], number: int) -> None:
    meetings = (TUESDAY, MONDAY, SUNDAY, SATURDAY)

    [found] = to_contact([member(**known)], meetings, zone=ZONE, now=NOW)

    assert found.in_a_row == number


def test_quiet_days_stop_the_ten_days() -> None:
    away = member(seen_at=local("2023-05-22 10:00"))
    assert to_contact([away], (), zone=ZONE, quiet_days={"2023-05-25"}, now=NOW) == ()


def test_a_missed_meeting_is_a_reason_for_a_week() -> None:
    absent = member(missed=(TUESDAY,))
    week = TUESDAY + timedelta(days=7)
    fresh = replace(absent, seen_at=week)
    assert to_contact([fresh], MEETINGS, zone=ZONE, now=week) != ()
    assert to_contact([fresh], MEETINGS, zone=ZONE, now=week + timedelta(minutes=1)) == ()


def test_two_missed_meetings_come_first_and_a_longer_silence_before_a_shorter_one() -> None:
    people = [
        member(person=PersonId(1), seen_at=local("2023-05-20 10:00")),
        member(person=PersonId(2), seen_at=local("2023-05-10 10:00")),
        member(person=PersonId(3), missed=(TUESDAY,)),
        member(person=PersonId(4), missed=(TUESDAY, MONDAY)),
    ]
    found = to_contact(people, MEETINGS, zone=ZONE, now=NOW)
    assert [each.person for each in found] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("now", "brought_up"),
    [("2023-06-01 08:00", "2023-06-02"), ("2023-06-02 20:00", "2023-06-05")],
)
def test_tomorrow_is_a_working_day_before_its_morning(now: str, brought_up: str) -> None:
    until: datetime = tomorrow(ZONE, now=local(now))
    assert until == local(f"{brought_up} 07:00")
