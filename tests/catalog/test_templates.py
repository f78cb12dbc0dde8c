"""templates.yaml: a course may do without it, and what is wrong in it is said with its place."""

import pytest

from bot.catalog.loading import load_course
from tests.catalog.sample import Sample

GOOD = """\
reviewed: {en: null, km: null}
templates:
  - id: thanks
    title: {en: Thank you, km: អរគុណ}
    text: {en: Thank you for coming., km: សូមអរគុណដែលបានមក។}
  - id: bring
    title: {en: Please bring, km: សូមយកមក}
    text: {en: "Please bring: ___", km: "សូមយក៖ ___"}
"""


def test_a_course_without_the_file_has_no_templates(sample: Sample) -> None:
    assert load_course(sample.folder).templates == ()


def test_templates_come_in_their_order(sample: Sample) -> None:
    sample.write("templates.yaml", GOOD)
    found = load_course(sample.folder).templates
    assert [each.id for each in found] == ["thanks", "bring"]
    assert found[1].text.in_("km") == "សូមយក៖ ___"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: bring", "id: thanks", "6:5: error: "),
        ('km: "សូមយក៖ ___"', 'km: "សូមយក៖"', "8:5: error: The languages have different numbers"),
        ("km: អរគុណ}", "km: null}", "4:5: error: The text is missing in km"),
        ("Thank you for coming.", "x" * 257, "5:"),
        ("title: {en: Please bring, km: សូមយកមក}", "", "6:5: error: "),
    ],
)
def test_a_fault_is_told_with_its_place(sample: Sample, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    sample.write("templates.yaml", GOOD.replace(old, new))
    [problem, *_] = [each for each in sample.problems() if "error" in each]
    assert problem.startswith(f"templates.yaml:{said}"), problem
