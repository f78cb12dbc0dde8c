"""rhythm.yaml: a course may do without it, and what is wrong in it is said with its place."""

import pytest

from bot.catalog.course import CalendarOffer, LinePurpose
from bot.catalog.loading import load_course
from bot.catalog.rhythm import NO_RHYTHM
from tests.catalog.sample import Sample

LINES = "".join(
    f"  {kind}:\n"
    f"    - text: {{en: One {kind}, km: មួយ {n}}}\n"
    f"    - text: {{en: Two {kind}, km: ពីរ {n}}}\n"
    for n, kind in enumerate(LinePurpose)
)
GOOD = f"""\
reviewed: {{en: null, km: null}}
practice: [3, 2, 1]
messages: [4, 3, 2]
calendar:
  - {{day: 24, what: results}}
  - {{day: 10, what: story, of: m1.s1}}
  - {{day: 17, what: case, of: m1.k1}}
lines:
{LINES}"""


def test_a_course_without_the_file_has_the_rhythm_of_all(sample: Sample) -> None:
    assert load_course(sample.folder).rhythm == NO_RHYTHM


def test_the_calendar_is_in_order_of_its_days(sample: Sample) -> None:
    sample.write("rhythm.yaml", GOOD)
    assert sample.problems() == []
    rhythm = load_course(sample.folder).rhythm
    assert [(each.day, each.offer, each.of) for each in rhythm.calendar] == [
        (10, CalendarOffer.STORY, "m1.s1"),
        (17, CalendarOffer.CASE, "m1.k1"),
        (24, CalendarOffer.RESULTS, ""),
    ]
    assert [each.in_("en") for each in rhythm.lines_for(LinePurpose.CASE)] == [
        "One case",
        "Two case",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "of: m1.s1",
            "of: m1.s7",
            '6:5: error: There is no story "m1.s7".',
        ),
        ("of: m1.k1", "of: m1.s1", '7:5: error: There is no case "m1.s1".'),
        ("what: results", "what: results, of: m1.s1", '5:5: error: There is no results "m1.s1".'),
        ("day: 17", "day: 10", "7:6: error: Day 10 is there twice. One different thing at a time."),
        (
            "{day: 24, what: results}",
            "{day: 24, what: case, of: m1.k1}",
            '7:5: error: "m1.k1" comes 2 times; 1 can be offered.',
        ),
        ("practice: [3, 2, 1]", "practice: [1, 2, 1]", '2:1: error: "practice" grows from month'),
        (
            "practice: [3, 2, 1]",
            "practice: [5, 2, 1]",
            "2:1: error: There is more practice than there are messages in all.",
        ),
        ("practice: [3, 2, 1]", "practice: [3, 2]", "2:1: error: "),
        (
            "messages: [4, 3, 2]",
            "messages: [4, 3, 2]\nchecks: [30, 50]",
            "4:1: error: Two checks have fewer than 30 days between them.",
        ),
        ("messages: [4, 3, 2]", "messages: [9, 3, 2]", "3:"),
        ("what: results", "what: quiz", "5:"),
        ("day: 24", "day: 0", "5:"),
        (
            "en: Two story",
            "en: One case",
            "25:14: error: Line 23 says the same in en. Say it in other words.",
        ),
        ("    - text: {en: Two check, km: ពីរ 3}\n", "", "error: "),
        (
            "en: One check",
            f"en: {'long ' * 20}",
            "99 characters; 90 fit.",
        ),
        ("en: One check", "en: Stop the cholera", "cholera"),
    ],
)
def test_a_fault_is_said_with_its_place(sample: Sample, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    sample.write("rhythm.yaml", GOOD.replace(old, new))
    problems = [each for each in sample.problems() if each.startswith("rhythm.yaml")]
    assert problems
    assert any(said in each for each in problems), problems
