"""Which organization somebody means who types a name."""

import pytest

from bot.membership.domain import OrganizationId
from bot.people.joining.domain import organization_of

KNOWN = [(OrganizationId(1), "Hope Center"), (OrganizationId(2), "Lotus House")]
FORMER = {"old house": "Lotus House"}


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("Hope Center", 1),
        ("hope  CENTER", 1),
        ("Hope Centre", 1),
        ("old house", 2),
        ("Open Door", None),
        ("ផ្ទះសង្ឃឹម", None),
    ],
)
def test_the_nearest_known_organization_is_meant(said: str, means: int | None) -> None:
    assert organization_of(said, KNOWN, FORMER) == means
