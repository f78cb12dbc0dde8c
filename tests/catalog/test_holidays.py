"""holidays.yaml: the days of each holiday, what is uncertain, and what is wrong with its place."""

from datetime import date

import pytest

from bot.catalog.loading import load_course
from tests.catalog.sample import Sample
from tests.shipped import shipped_courses

GOOD = """\
reviewed: {en: null, km: null}
source: A list
years: [2023, 2025]
holidays:
  - id: rain
    name: {en: Day of Rain, km: ថ្ងៃភ្លៀង}
    yearly: "05-14"
    since: 2024
  - id: river
    name: {en: River Days, km: ថ្ងៃទន្លេ}
    days: [2023-11-26..2023-11-28, 2024-11-14]
to_check:
  - years: [2024]
    of: [river]
    text: {en: Calculated., km: បានគណនា។}
"""


def test_each_holiday_has_its_days_in_order(sample: Sample) -> None:
    assert load_course(sample.folder).holidays == ()
    sample.write("holidays.yaml", GOOD)
    assert sample.problems() == []
    found = load_course(sample.folder).holidays
    assert [(each.name.in_("en"), each.first, each.last, len(each.to_check)) for each in found] == [
        ("River Days", date(2023, 11, 26), date(2023, 11, 28), 0),
        ("Day of Rain", date(2024, 5, 14), date(2024, 5, 14), 0),
        ("River Days", date(2024, 11, 14), date(2024, 11, 14), 1),
        ("Day of Rain", date(2025, 5, 14), date(2025, 5, 14), 0),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: river", "id: rain", "9:"),
        ("years: [2023, 2025]", "years: [2025, 2023]", "3:1: error: The last year is before"),
        ('    yearly: "05-14"\n', "", '5:5: error: "rain" has no day. Write yearly, or days.'),
        ('"05-14"', '"14-05"', "Month and day, in quotes: 05-01"),
        ("2023-11-28", "2023-12-28", "Write a day, or the first and the last"),
        ("2023-11-28", "2023-11-20", "Write a day, or the first and the last"),
        ("2024-11-14", "2026-11-14", "2026-11-14 is in none of the years."),
        ("of: [river]", "of: [rivers]", 'There is no holiday "rivers".'),
    ],
)
def test_a_fault_is_said_with_its_place(sample: Sample, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    sample.write("holidays.yaml", GOOD.replace(old, new))
    assert any(said in each for each in sample.problems()), sample.problems()


def test_the_shipped_days_are_those_of_the_list() -> None:
    [course] = shipped_courses().values()
    days = {(each.first, each.last) for each in course.holidays}
    assert len(course.holidays) == 5 * 15 + 4, "Peace Day is from 2024 on"
    for first, last in (
        ("2023-04-14", "2023-04-16"),
        ("2024-04-13", "2024-04-16"),
        ("2025-09-21", "2025-09-23"),
        ("2026-05-05", "2026-05-05"),
        ("2027-11-12", "2027-11-14"),
        ("2024-12-29", "2024-12-29"),
    ):
        assert (date.fromisoformat(first), date.fromisoformat(last)) in days
    assert all(bool(each.to_check) for each in course.holidays if each.first.year == 2027)
    assert not any(each.to_check for each in course.holidays if each.first.year in {2023, 2025})
