"""The content that is shipped loads, and keeps what the documents promise."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bot.catalog.cards import read_card
from bot.catalog.checks.blind_reader import MOST_OF_COURSE, TOO_MUCH_OF_UNIT
from bot.catalog.checks.cards import IN_SIGHT, TITLE, WHOLE_CARD
from bot.catalog.checks.guessing import MOST
from bot.catalog.checks.quiz import MESSAGE_UNITS
from bot.catalog.checks.story_words import NODE_UNITS
from bot.catalog.course import Course, Form
from bot.catalog.loading import blind_reader_scores, check_all, guessing_scores
from bot.catalog.measure import visible_text
from bot.catalog.problem import Findings
from bot.catalog.reading import read_sheet
from bot.catalog.sheets.course import (
    CourseSheet,
    GlossarySheet,
    ModuleSheet,
    SafetySheet,
    SafetyTextSheet,
    SourcesSheet,
)
from bot.catalog.sheets.guard import GuardSheet
from bot.catalog.sheets.services import ServicesSheet
from bot.catalog.sheets.story import CaseSheet, ChoiceSheet, ScenarioSheet
from bot.catalog.sheets.unit import (
    AloudSheet,
    ItemSheet,
    OptionSheet,
    PointSheet,
    QuizSheet,
    UnitSheet,
)
from bot.catalog.sheets.wording import Limit, Sheet
from bot.catalog.wording import Text
from tests.khmer import faults
from tests.shipped import CONTENT, shipped_courses


@pytest.fixture(scope="module")
def courses() -> tuple[Course, ...]:
    return tuple(shipped_courses().values())


def test_nothing_in_it_is_broken() -> None:
    problems = [str(problem) for problem in check_all(CONTENT) if problem.severity == "error"]

    assert problems == []


def test_there_is_a_course_with_lessons_and_questions(courses: tuple[Course, ...]) -> None:
    assert all(course.units for course in courses)
    assert all(unit.cards and unit.items for course in courses for unit in course.every_unit)


def test_every_language_shows_the_same_lessons(courses: tuple[Course, ...]) -> None:
    for course in courses:
        for unit in course.every_unit:
            for card in unit.cards:
                assert card.sight.languages == course.languages, card.id


def test_no_note_of_the_authors_is_in_what_people_read(courses: tuple[Course, ...]) -> None:
    """Numbers of facts and notes to check belong into comments of the files."""
    marks = re.compile(r"\bF\d\d|VERIFY|TODO")
    for course in courses:
        marked = [str(each) for each in _texts(course) if marks.search(str(each))]
        assert marked == []


def test_khmer_is_typed_in_order_and_with_its_own_marks(courses: tuple[Course, ...]) -> None:
    texts = [text for course in courses for text in _texts(course) if "km" in text.languages]
    typed = {visible_text(text.in_("km")) for text in texts}

    assert len(typed) > 500
    assert {text: found for text in typed if (found := [*faults(text)])} == {}


def test_khmer_says_one_word_for_one_thing() -> None:
    """Questions, stories and cases warn too; their Khmer is written again with their English."""
    later = ("/quiz.yaml", "/scenarios/", "/cases/")
    warned = [str(each) for each in check_all(CONTENT) if "to avoid in Khmer" in each.what]

    assert [each for each in warned if not any(folder in each for folder in later)] == []


def _texts(value: object) -> Iterator[Text]:
    """Every text within a course."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def test_nothing_unconfirmed_is_called_confirmed(courses: tuple[Course, ...]) -> None:
    """A service shows only with the name of the person who tried it."""
    for course in courses:
        for service in course.confirmed_services:
            assert service.verified is not None
            assert service.verified.by


def test_nobody_passes_by_guessing() -> None:
    for unit in guessing_scores(CONTENT):
        for guess in unit.guesses:
            assert all(share <= MOST for share in guess.shares.values()), (unit.unit, guess)


def test_nobody_passes_by_how_right_options_sound() -> None:
    """Somebody who reads no lesson is about as good as a lot: 28 % of the questions on average."""
    for course in blind_reader_scores(CONTENT):
        assert course.share <= MOST_OF_COURSE, (course.course, course.language)
        for unit in course.units:
            most = TOO_MUCH_OF_UNIT * unit.questions
            assert unit.right < most, (unit.unit, course.language, course.words)


def test_most_objectives_are_about_applying_and_have_variants() -> None:
    objectives = [each for unit in guessing_scores(CONTENT) for each in unit.objectives]

    assert all(each.variants >= 3 for each in objectives)
    assert sum(each.applies for each in objectives) * 2 > len(objectives)
    assert all(each.decisions * 2 >= each.variants for each in objectives if each.applies)


def test_all_forms_of_questions_are_used(courses: tuple[Course, ...]) -> None:
    units = (unit for course in courses for unit in course.units)
    assert {item.form for unit in units for item in (*unit.items, *unit.variants)} == set(Form)


EXAMPLES: list[tuple[str, type[Sheet]]] = [
    ("course.yaml", CourseSheet),
    ("sources.yaml", SourcesSheet),
    ("glossary.yaml", GlossarySheet),
    ("services.yaml", ServicesSheet),
    ("safety.yaml", SafetySheet),
    ("guard.yaml", GuardSheet),
    ("m1/module.yaml", ModuleSheet),
    ("m1/units/u1/unit.yaml", UnitSheet),
    ("m1/units/u1/quiz.yaml", QuizSheet),
    ("m1/scenarios/behind-the-school.yaml", ScenarioSheet),
    ("m1/cases/one-spring.yaml", CaseSheet),
]


@pytest.mark.parametrize(("name", "kind"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_examples_in_the_reference_have_the_form_that_is_read(
    tmp_path: Path, name: str, kind: type[Sheet]
) -> None:
    """An author copies them; they must not be wrong from the start."""
    guide = (CONTENT / "reference.md").read_text(encoding="utf-8")
    section = guide.split(f"\n## {name}\n")[1].split("\n## ")[0]
    file = tmp_path / "example.yaml"
    file.write_text(section.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    findings = Findings()

    read_sheet(kind, file, findings)

    assert findings.sorted() == ()


def test_the_card_in_the_reference_is_shown(tmp_path: Path) -> None:
    guide = (CONTENT / "reference.md").read_text(encoding="utf-8")
    card = tmp_path / "1.en.md"
    card.write_text(guide.split("```markdown\n")[1].split("```")[0], encoding="utf-8")

    words = read_card(card, Findings())

    assert words is not None
    assert (words.title, words.more) == ("Bad wells", "Most wells are less than 20 metres deep ...")


def test_the_limits_in_the_reference_are_those_of_the_checker() -> None:
    guide = (CONTENT / "reference.md").read_text(encoding="utf-8")
    limits = dict(re.findall(r"^\| ([^|]+) \| ([0-9,]+) \|$", guide, re.MULTILINE))

    assert {what: int(number.replace(",", "")) for what, number in limits.items()} == {
        "card in sight": IN_SIGHT,
        "card with everything behind the tap, and alt": WHOLE_CARD,
        "card, unit, story or case title": TITLE,
        "stem of a question": _limit(ItemSheet, "stem"),
        "option": _limit(OptionSheet, "text"),
        "need of an option": _limit(OptionSheet, "need"),
        "feedback": _limit(OptionSheet, "feedback"),
        "scene of a sentence to say (`ask`)": _limit(AloudSheet, "ask"),
        "one way to say it (`model`)": _limit(AloudSheet, "model"),
        "point of a sentence to say": _limit(PointSheet, "text"),
        "question with all options, feedback and alt": MESSAGE_UNITS,
        "node of a story with its choices": NODE_UNITS,
        "choice of a story": _limit(ChoiceSheet, "text"),
        "safety text": _limit(SafetyTextSheet, "text"),
    }


def _limit(sheet: type[Sheet], name: str) -> int | None:
    marks = sheet.model_fields[name].metadata
    return next(mark.units for mark in marks if isinstance(mark, Limit))
