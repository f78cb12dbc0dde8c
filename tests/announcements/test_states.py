"""Which state may follow which, when another coordinator decides, and when it starts."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.announcements.checking.domain import (
    ApprovalReason,
    approval_reasons,
    decide_start,
    start_time,
)
from bot.announcements.domain import NEXT_STATES, ON_ITS_WAY, AnnouncementState, states_before

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

FROM = [
    (AnnouncementState.DRAFT, "approval scheduled"),
    (AnnouncementState.APPROVAL, "draft"),
    (AnnouncementState.SCHEDULED, "draft approval"),
    (AnnouncementState.RUNNING, "scheduled done"),
    (AnnouncementState.DONE, "running"),
    (AnnouncementState.STOPPED, "scheduled running"),
    (AnnouncementState.RECALLED, "running done stopped"),
    (AnnouncementState.DROPPED, "draft approval"),
]


@pytest.mark.parametrize(("state", "earlier"), FROM)
def test_what_may_come_before(state: AnnouncementState, earlier: str) -> None:
    assert " ".join(states_before(state)) == earlier


def test_nothing_follows_what_is_over() -> None:
    assert not NEXT_STATES[AnnouncementState.RECALLED]
    assert not NEXT_STATES[AnnouncementState.DROPPED]
    assert AnnouncementState.DRAFT not in ON_ITS_WAY


WEIGHTY = [
    # cohorts, people, foreign links -> reasons
    (1, 12, 0, ()),
    (1, 20, 0, ()),
    (1, 21, 0, (ApprovalReason.PEOPLE,)),
    (2, 5, 0, (ApprovalReason.COHORTS,)),
    (1, 5, 1, (ApprovalReason.LINK,)),
    (2, 43, 2, (ApprovalReason.COHORTS, ApprovalReason.PEOPLE, ApprovalReason.LINK)),
]


@pytest.mark.parametrize(("cohorts", "people", "links", "reasons"), WEIGHTY)
def test_what_needs_a_second_coordinator(
    cohorts: int, people: int, links: int, reasons: tuple[ApprovalReason, ...]
) -> None:
    assert (
        approval_reasons(cohorts=cohorts, people=people, foreign_links=links, limit=20) == reasons
    )


DECIDED = [
    # reasons, others, chosen in minutes -> when it starts; None: another coordinator decides
    ((), 1, None, NOW + MINUTE),
    ((), 0, 30, NOW + 30 * MINUTE),
    ((), 0, 0.5, NOW + MINUTE),
    ((ApprovalReason.PEOPLE,), 1, None, None),
    ((ApprovalReason.LINK,), 0, None, NOW + 10 * MINUTE),
    ((ApprovalReason.LINK,), 0, 5, NOW + 10 * MINUTE),
    ((ApprovalReason.LINK,), 0, 90, NOW + 90 * MINUTE),
]


@pytest.mark.parametrize(("reasons", "others", "chosen", "expected"), DECIDED)
def test_who_decides_and_when_it_starts(
    reasons: tuple[ApprovalReason, ...],
    others: int,
    chosen: float | None,
    expected: datetime | None,
) -> None:
    wanted = None if chosen is None else NOW + timedelta(minutes=chosen)
    found = decide_start(reasons, others=others, wanted_at=wanted, undo=MINUTE, now=NOW)

    assert found == expected


def test_the_time_to_undo_is_never_cut_short() -> None:
    assert start_time(NOW - MINUTE, wait=MINUTE, now=NOW) == NOW + MINUTE
