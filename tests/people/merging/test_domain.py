"""Who stays, and what the place becomes."""

import pytest

from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    ListedPerson,
    Membership,
    PersonId,
)
from bot.people.merging.domain import OtherCourses, TwoPhones, state_of, stays_first

INVITED, WAITING, ACTIVE, FINISHED = (
    Membership.INVITED,
    Membership.WAITING,
    Membership.ACTIVE,
    Membership.FINISHED,
)


@pytest.mark.parametrize(
    ("kept", "gone", "becomes"),
    [
        (WAITING, INVITED, ACTIVE),
        (WAITING, ACTIVE, ACTIVE),
        (ACTIVE, INVITED, ACTIVE),
        (INVITED, ACTIVE, ACTIVE),
        (INVITED, INVITED, INVITED),
        (INVITED, FINISHED, FINISHED),
        (FINISHED, INVITED, FINISHED),
        (FINISHED, ACTIVE, ACTIVE),
    ],
)
def test_the_place_becomes_the_better_one(
    kept: Membership, gone: Membership, becomes: Membership
) -> None:
    assert state_of(kept, gone) is becomes


def somebody(number: int, *, account: int | None, cohort: int = 1) -> ListedPerson:
    return ListedPerson(
        enrolment=Enrolment(
            id=EnrolmentId(number),
            person_id=PersonId(number),
            cohort_id=CohortId(cohort),
            organization_id=None,
            state=ACTIVE,
        ),
        name="Sok Dara",
        shown="Sok Dara",
        language="en",
        telegram_id=account,
        organization=None,
        active_at=None,
        chat_id=None,
        reached=True,
    )


def test_the_one_with_an_account_stays() -> None:
    with_phone, without = somebody(1, account=7), somebody(2, account=None)
    assert stays_first(with_phone, without) == (with_phone, without)
    assert stays_first(without, with_phone) == (with_phone, without)
    third = somebody(3, account=None)
    assert stays_first(third, without) == (third, without)


def test_two_phones_or_two_courses_stay_two_people() -> None:
    with pytest.raises(TwoPhones):
        stays_first(somebody(1, account=7), somebody(2, account=8))
    with pytest.raises(OtherCourses):
        stays_first(somebody(1, account=7), somebody(2, account=None, cohort=2))
