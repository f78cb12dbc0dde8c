"""Sentences to say aloud: what is found of them, and those that can be read but would not work."""

import pytest

from bot.catalog.loading import load_course
from bot.catalog.pack_reading import read_course_files
from bot.catalog.problem import Findings
from bot.catalog.texts import course_texts
from tests.catalog.sample import Sample

QUIZ = "m1/units/u1/quiz.yaml"
POINT = "      - text: {en: I blamed nobody., km: ខ្ញុំមិនបន្ទោស}\n"
MODEL = "en: Please do not drink it yet."
SOURCES = "    sources: [F01]\nretired"
ALOUD = f"""aloud:
  - id: s1
    card: 1
    ask: {{en: "A mother shows you bad water. What do you say?", km: "ម្តាយបង្ហាញទឹក។"}}
    model: {{{MODEL}, km: សូមកុំទាន់ផឹក}}
    points:
      - text: {{en: I said what to do now., km: ខ្ញុំបានប្រាប់}}
{POINT}      - text: {{en: I offered to look together., km: ខ្ញុំបានស្នើ}}
{SOURCES}"""
FAULTS = {
    "the id of a question": ("  - id: s1", "  - id: q1", 'The id "q1" is taken.'),
    "a retired id": ("  - id: s1", "  - id: q7", 'The id "q7" is taken.'),
    "two points": (POINT, "", "points"),
    "four points": (POINT, POINT * 2, "points"),
    "a model answer that is too long": (MODEL, f'en: "{"Wait. " * 101}"', "600 fit"),
    "a point in one language": (
        POINT,
        "      - text: {en: I blamed nobody.}\n",
        "The text is missing in km, but its neighbours have it.",
    ),
    "a figure without a source": (
        f"{MODEL}, km: សូមកុំទាន់ផឹក}}",
        "en: Wait for 10 days., km: សូមកុំទាន់ផឹក}",
        '"s1" says a figure, but no source.',
    ),
    "a lesson that is not there": (
        "  - id: s1\n    card: 1",
        "  - id: s1\n    card: 9",
        '"s1" belongs to card 9, which is not in unit.yaml.',
    ),
    "a source that is not there": (
        SOURCES,
        "    sources: [F77]\nretired",
        'There is no source "F77".',
    ),
}


@pytest.fixture
def spoken(sample: Sample) -> Sample:
    """The good course, with a sentence to say."""
    sample.change(QUIZ, "retired", ALOUD)
    return sample


def test_a_sentence_without_a_fault_is_fine(spoken: Sample) -> None:
    assert spoken.problems() == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_file(spoken: Sample, fault: str) -> None:
    old, new, said = FAULTS[fault]
    spoken.change(QUIZ, old, new)
    if "figure" in fault:
        spoken.change(QUIZ, SOURCES, "retired")

    found = [each for each in spoken.problems() if said in each]

    assert found
    assert all(each.startswith(f"{QUIZ}:") and ": error: " in each for each in found)


def test_it_is_found_by_its_full_id(spoken: Sample) -> None:
    item = load_course(spoken.folder).aloud_item("m1.u1.s1")

    assert item.card == "m1.u1.c1"
    assert item.ask.in_("en") == "A mother shows you bad water. What do you say?"
    assert [point.text.in_("km") for point in item.points][1] == "ខ្ញុំមិនបន្ទោស"


def test_all_of_it_is_on_the_sheet_for_translators(spoken: Sample) -> None:
    files = read_course_files(spoken.folder, Findings())
    assert files is not None
    assert files.pack is not None

    named = {text.id: text for text in course_texts(files.pack) if ".aloud." in text.id}

    assert list(named) == [
        "m1.u1.aloud.s1.ask",
        "m1.u1.aloud.s1.model",
        "m1.u1.aloud.s1.points.1.text",
        "m1.u1.aloud.s1.points.2.text",
        "m1.u1.aloud.s1.points.3.text",
    ]
    assert named["m1.u1.aloud.s1.model"].about == "sentence to say s1, model"
    assert named["m1.u1.aloud.s1.model"].limit.units == 600
