"""People are let in at once if they match one row of the list exactly, and nobody else is."""

import pytest

from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    ListedPerson,
    Membership,
    PersonId,
)
from bot.people.requests.domain import exact_matches

FORMER = {"hope centre": "Hope Center"}
W, ON_LIST, A = Membership.WAITING, Membership.INVITED, Membership.ACTIVE


def listed(number: int, state: Membership, name: str, organization: str | None) -> ListedPerson:
    """Somebody on the list; of those who wait, `organization` is what they typed."""
    return ListedPerson(
        enrolment=Enrolment(
            id=EnrolmentId(number),
            person_id=PersonId(number),
            cohort_id=CohortId(1),
            organization_id=None,
            state=state,
        ),
        name=name,
        shown=name,
        language="",
        telegram_id=None if state is ON_LIST else number,
        organization=organization,
        active_at=None,
        chat_id=None,
        reached=True,
        said_organization=organization if state is W else None,
    )


ASKS = (W, "Sok Dara", "Hope Center")
ROW = (ON_LIST, "Sok Dara", "Hope Center")


@pytest.mark.parametrize(
    ("people", "matched"),
    [
        ([ASKS, ROW], [(0, 1)]),
        ([(W, "sok dara", "HOPE center"), ROW], [(0, 1)]),
        ([(W, "Sok Dara", "Hope Centre"), ROW], [(0, 1)]),
        ([ASKS, ROW, (ON_LIST, "Sok Dara", "Lotus House")], [(0, 1)]),
        ([ASKS, ROW, (W, "Keo Sina", "Bridge"), (ON_LIST, "Keo Sina", "Bridge")], [(0, 1), (2, 3)]),
        ([(W, "Sok Dara", "hope"), ROW], []),
        ([(W, "Sok Dara", None), (ON_LIST, "Sok Dara", None)], []),
        ([(W, "Dara Sok", "Hope Center"), ROW], []),
        ([ASKS, ROW, ROW], []),
        ([ASKS, ROW, (ON_LIST, "Dara Sok", "Hope Center")], []),
        ([ASKS, ROW, ASKS], []),
        ([ASKS, ROW, (W, "dara sok", "Bridge")], []),
        ([ASKS, ROW, (A, "sok dara", "Hope Center")], []),
        ([ASKS, ROW, (A, "Dara Sok", "Bridge")], []),
        ([ASKS, (A, "Sok Dara", "Hope Center")], []),
        ([ROW], []),
    ],
)
def test_only_one_row_and_one_claimant_and_no_namesake_inside(
    people: list[tuple[Membership, str, str | None]], matched: list[tuple[int, int]]
) -> None:
    found = exact_matches([listed(at, *each) for at, each in enumerate(people)], (), FORMER)

    assert [(asks.enrolment.id, row.enrolment.id) for asks, row in found] == matched


def test_whom_a_coordinator_keeps_apart_is_not_let_in() -> None:
    people = [listed(0, *ASKS), listed(1, *ROW)]

    assert exact_matches(people, {(0, 1)}, {}) == []
