"""Rights of roles: default deny."""

import pytest

from bot.membership.domain import CohortId, Grant, Role
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.refusals import NotAllowed

MINE, OTHER = CohortId(1), CohortId(2)
NOBODY: tuple[Grant, ...] = ()
COORDINATOR = (Grant(role=Role.COORDINATOR, cohort_id=MINE),)
ADMINISTRATOR = (Grant(role=Role.ADMINISTRATOR, cohort_id=None),)


@pytest.mark.parametrize(
    ("grants", "cohort", "may"),
    [
        (NOBODY, MINE, False),
        (COORDINATOR, MINE, True),
        (COORDINATOR, OTHER, False),
        (ADMINISTRATOR, MINE, True),
        (ADMINISTRATOR, OTHER, True),
    ],
)
def test_only_its_coordinators_and_administrators_act_for_a_cohort(
    grants: tuple[Grant, ...], cohort: CohortId, *, may: bool
) -> None:
    assert coordinates(grants, cohort) is may
    if may:
        require_coordinator(grants, cohort)
    else:
        with pytest.raises(NotAllowed):
            require_coordinator(grants, cohort)
