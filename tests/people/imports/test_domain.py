"""What undoing an import does to each person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.membership.domain import EnrolmentId, Membership, OrganizationId, PersonId
from bot.people.imports.domain import ImportEffect, undo_of

TAKEN = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
LATER = TAKEN + timedelta(hours=1)
LOTUS, RIVER, BRIDGE = (OrganizationId(each) for each in (1, 2, 3))
NEW = ImportEffect(
    person_id=PersonId(1),
    name="Sok Dara",
    is_new=True,
    organization_id=None,
    organization_before=None,
    language=None,
    language_before=None,
    place=EnrolmentId(1),
    state=Membership.INVITED,
    joined_at=None,
    organization_now=LOTUS,
    language_now="",
    has_account=False,
)
CHANGED = replace(
    NEW,
    is_new=False,
    organization_id=RIVER,
    organization_before=LOTUS,
    organization_now=RIVER,
    language="km",
    language_before="en",
    language_now="km",
)


@pytest.mark.parametrize(
    ("effect", "becomes"),
    [
        (NEW, "removed"),
        (replace(NEW, has_account=True), "spared"),
        (replace(NEW, state=Membership.ACTIVE, joined_at=LATER, has_account=True), "spared"),
        (replace(NEW, state=Membership.FINISHED), "spared"),
        (replace(NEW, state=Membership.LEFT), "as now"),
        (replace(NEW, place=None, state=None), "as now"),
        (CHANGED, "restored"),
        (replace(CHANGED, organization_now=BRIDGE), "restored"),
        (replace(CHANGED, language_now="en"), "restored"),
        (replace(CHANGED, organization_now=BRIDGE, language_now="en"), "as now"),
        (replace(CHANGED, organization_now=BRIDGE, has_account=True), "as now"),
        (replace(CHANGED, joined_at=LATER, has_account=True), "spared"),
        (replace(CHANGED, joined_at=TAKEN - timedelta(days=1), has_account=True), "restored"),
        (replace(CHANGED, place=None, state=None), "as now"),
    ],
)
def test_an_undo_spares_those_who_joined_and_what_changed_since(
    effect: ImportEffect, becomes: str
) -> None:
    found = undo_of([effect], taken_at=TAKEN)

    counts = {
        "removed": len(found.removed),
        "restored": len(found.restored),
        "spared": len(found.spared),
        "as now": found.changed_since,
    }
    assert {name for name, count in counts.items() if count} == {becomes}
    assert found.count == (1 if becomes in {"removed", "restored"} else 0)
