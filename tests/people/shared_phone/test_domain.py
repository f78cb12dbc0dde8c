"""How long screens stay open on a shared phone, what becomes of each message, who is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    Membership,
    OrganizationId,
    Person,
    PersonId,
)
from bot.people.shared_phone.domain import (
    LONG_TEXT,
    Fate,
    OpenMessage,
    close_at,
    fates,
    is_to_be_asked,
    stays_open,
)

NOW = datetime(2023, 5, 24, 3, 0, tzinfo=UTC)
SOMEBODY = Person(id=PersonId(1), telegram_id=7, name="Dara", language="en", zone="UTC")
PLACE = Enrolment(
    id=EnrolmentId(1),
    person_id=PersonId(1),
    cohort_id=CohortId(1),
    organization_id=OrganizationId(1),
    state=Membership.ACTIVE,
    joined_at=NOW - timedelta(days=2),
)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.mark.parametrize(
    ("lengths", "plays", "stays"),
    [
        ([], False, 15),
        ([40, 700], False, 15),
        ([40, LONG_TEXT], False, 30),
        ([10], True, 30),
    ],
)
def test_how_long_a_screen_stays_open(lengths: Sequence[int], *, plays: bool, stays: int) -> None:
    assert stays_open(lengths, plays=plays) == minutes(stays)


@pytest.mark.parametrize(
    ("planned", "length", "closes"), [(None, 15, 15), (10, 15, 15), (28, 15, 28), (-1, 30, 30)]
)
def test_a_tap_moves_the_closing_on_and_never_back(
    planned: int | None, length: int, closes: int
) -> None:
    at = None if planned is None else NOW + minutes(planned)
    person = replace(SOMEBODY, screens_close_at=at)
    assert close_at(person, minutes(length), now=NOW) == NOW + minutes(closes)


@pytest.mark.parametrize(
    ("joined", "asked"),
    [(0, False), (0.9, False), (1, True), (6.9, True), (7, False), (60, False)],
)
def test_people_are_asked_in_their_first_week(joined: float, *, asked: bool) -> None:
    place = replace(PLACE, joined_at=NOW - timedelta(days=joined))
    assert is_to_be_asked(SOMEBODY, place, now=NOW) is asked


def test_nobody_is_asked_twice_or_without_need() -> None:
    assert not is_to_be_asked(replace(SOMEBODY, phone_asked_at=NOW), PLACE, now=NOW)
    assert not is_to_be_asked(replace(SOMEBODY, shared_phone=True), PLACE, now=NOW)
    assert not is_to_be_asked(SOMEBODY, None, now=NOW)


def message(
    number: int,
    kind: str,
    *also: str,
    before: bool = False,
    unasked: bool = False,
) -> OpenMessage:
    kinds = frozenset({kind, *also})
    return OpenMessage(
        ids=(number,), row=number, kind=kind, kinds=kinds, before=before, unasked=unasked
    )


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([], []),
        ([message(1, "say")], [Fate.NEUTRAL]),
        ([message(1, "say", "show"), message(2, "say")], [Fate.DELETED, Fate.NEUTRAL]),
        ([message(1, "say"), message(2, "medium")], [Fate.NEUTRAL, Fate.DELETED]),
        ([message(1, "home", "show"), message(2, "say")], [Fate.NEUTRAL, Fate.NEUTRAL]),
        ([message(1, "say", "show", before=True), message(2, "say")], [Fate.NEUTRAL] * 2),
        ([message(1, "results", before=True)], [Fate.DELETED]),
        ([message(1, "lessons"), message(2, "say")], [Fate.STAYS, Fate.NEUTRAL]),
        ([message(1, "announcement.covered", "show", unasked=True)], [Fate.AS_BEFORE]),
        ([message(1, "say"), message(2, "question.shown")], [Fate.NEUTRAL, Fate.DELETED]),
    ],
)
def test_what_becomes_of_each_message(messages: list[OpenMessage], expected: list[Fate]) -> None:
    assert [fate for _, fate in fates(messages)] == expected
