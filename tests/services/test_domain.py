"""Which services there are for a need in a province, and which were tried too long ago."""

from dataclasses import replace
from datetime import date

import pytest

from bot.catalog.course import Course, Service, Signature
from bot.catalog.loading import load_course
from bot.services.domain import counts_by_need, is_old, provinces_for, services_in
from tests.catalog.sample import COURSES

SAMPLE = load_course(COURSES / "clean-water")
LINE, DESK = SAMPLE.services
DONE = Signature(on="2023-05-01", by="Sophea")


def course(*services: Service) -> Course:
    return replace(SAMPLE, services=services)


def in_(*provinces: str, name: str, shown: bool = True) -> Service:
    """A service for water in these provinces, or in the whole country."""
    verified = DONE if shown else None
    return replace(LINE, id=name, provinces=provinces, needs=("water",), verified=verified)


KNOWN = course(
    in_(name="everywhere"),
    in_("north", name="up"),
    in_("north", "south", name="both"),
    in_("south", name="secret", shown=False),
    replace(in_("south", name="reported"), hidden=True),
    replace(DESK, verified=DONE),
)


@pytest.mark.parametrize(
    ("need", "province", "found"),
    [
        ("water", "north", ["up", "both", "desk", "everywhere"]),
        ("water", "south", ["both", "everywhere"]),
        ("water", "", ["everywhere"]),
        ("repair", "north", ["desk"]),
        ("repair", "south", []),
        ("gold", "north", []),
    ],
)
def test_services_of_a_province_come_before_those_of_the_country(
    need: str, province: str, found: list[str]
) -> None:
    assert [each.id for each in services_in(KNOWN, need, province)] == found


def test_only_provinces_with_services_of_their_own_are_offered() -> None:
    assert [(each.id, n) for each, n in provinces_for(KNOWN, "water")] == [
        ("north", 3),
        ("south", 1),
    ]
    assert [(each.id, n) for each, n in provinces_for(KNOWN, "repair")] == [("north", 1)]
    assert counts_by_need(KNOWN) == {"water": 4, "repair": 1}


@pytest.mark.parametrize(
    ("tried", "today", "old"),
    [
        ("2023-05-01", "2023-07-30", False),  # 90 days, as the sample says
        ("2023-05-01", "2023-07-31", True),
        ("2023-05-01", "2023-04-01", False),
        (None, "2023-07-31", False),
    ],
)
def test_a_service_is_old_after_the_days_of_its_course(
    tried: str | None, today: str, *, old: bool
) -> None:
    verified = None if tried is None else Signature(on=tried, by="Sophea")
    service = replace(LINE, verified=verified)
    assert is_old(service, SAMPLE.directory, today=date.fromisoformat(today)) is old
