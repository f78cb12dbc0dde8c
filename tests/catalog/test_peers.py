"""peers.yaml: a course may do without it, and what is wrong in it is said with its place."""

from datetime import timedelta

import pytest

from bot.catalog.loading import load_course
from tests.catalog.sample import Sample

GOOD = """\
reviewed: {en: null, km: null}
every_days: 14
topics:
  - id: hello
    push: {en: Something for you two., km: មានរឿងមួយ។}
    text: {en: Say hello., km: សូមណែនាំខ្លួន។}
  - id: step
    push: {en: A thought to share., km: មានគំនិតមួយ។}
    text: {en: What will you try?, km: តើសាកល្បងអ្វី?}
"""


def test_a_course_without_the_file_suggests_nothing(sample: Sample) -> None:
    assert load_course(sample.folder).buddy_topics.topic(0) is None


def test_topics_come_in_their_order_and_the_last_one_stays(sample: Sample) -> None:
    sample.write("peers.yaml", GOOD)
    found = load_course(sample.folder).buddy_topics

    assert found.every == timedelta(days=14)
    topics = [found.topic(number) for number in range(4)]
    assert [each and each.id for each in topics] == ["hello", "step", "step", "step"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("every_days: 14", "every_days: 3", "2:1: error: "),
        ("id: step", "id: hello", "7:5: error: "),
        (
            "A thought to share.",
            "Something for you two.",
            "8:5: error: The message is the same as the one before it. Say it in other words,",
        ),
        ("text: {en: What will you try?, km: តើសាកល្បងអ្វី?}", "", "7:5: error: "),
        (
            "km: មានគំនិតមួយ។",
            "km: null",
            "8:5: error: The text is missing in km, but its neighbours have it.",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(sample: Sample, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    sample.write("peers.yaml", GOOD.replace(old, new))
    [problem, *_] = [each for each in sample.problems() if "error" in each]
    assert problem.startswith(f"peers.yaml:{said}"), problem
