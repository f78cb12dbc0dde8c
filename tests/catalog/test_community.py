"""community.yaml: a course may do without it, and what is wrong in it is said with its place."""

import pytest

from bot.catalog.loading import load_course
from tests.catalog.sample import Sample

GOOD = """\
reviewed: {en: null, km: null}
consent: 1
risk_talk: {en: Talk it over., km: សូមពិភាក្សា។}
obstacles:
  - id: few
    label: {en: Few came, km: មកតិច}
teach_back:
  - id: wells
    about: m1.u1
    title: {en: Wells, km: អណ្តូង}
    motif: steps
    messages:
      - text: {en: One, km: មួយ}
      - text: {en: Two, km: ពីរ}
      - text: {en: Three, km: បី}
    questions:
      - text: {en: Why, km: ហេតុអ្វី}
      - text: {en: Where, km: នៅឯណា}
    sources: [F01]
"""


def test_a_course_without_the_file_logs_no_sessions(sample: Sample) -> None:
    assert load_course(sample.folder).community is None


def test_a_pack_has_three_messages_and_two_questions(sample: Sample) -> None:
    sample.write("community.yaml", GOOD)
    community = load_course(sample.folder).community
    assert community is not None
    [pack] = community.teach_back
    assert [each.in_("en") for each in pack.messages] == ["One", "Two", "Three"]
    assert [each.in_("km") for each in pack.questions] == ["ហេតុអ្វី", "នៅឯណា"]
    assert community.pack_for("m1.u1.c1") is pack


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "consent: 1",
            "consent: 2",
            "2:1: error: The consent text has version 1, so nobody could agree to 2.",
        ),
        (
            "consent: 1",
            "consent: 1\ncommunes: fr",
            '3:1: error: The communes of "fr" are not known. Known: kh. Else leave it out.',
        ),
        (
            "consent: 1",
            "consent: 1\ncommunes: kh",
            "3:1: error: There are communes in the province 01, which places.yaml does not have.",
        ),
        (
            "about: m1.u1",
            "about: m1.u7",
            '9:5: error: There is no module, part or lesson "m1.u7".',
        ),
        (
            "sources: [F01]",
            "sources: [F09]",
            '19:15: error: There is no source "F09".',
        ),
        (
            "      - text: {en: Two, km: ពីរ}\n",
            "",
            "12:5: error: ",
        ),
        ("motif: steps", "motif: stairs", "11:5: error: "),
        (
            "km: មួយ",
            "km: null",
            "13:9: error: The text is missing in km, but its neighbours have it.",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(sample: Sample, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    sample.write("community.yaml", GOOD.replace(old, new))
    [problem] = [each for each in sample.problems() if "error" in each]
    assert problem.startswith(f"community.yaml:{said}")
