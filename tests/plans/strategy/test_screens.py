"""Screens of the strategy in both languages, what may be typed, and its documents."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from markupsafe import Markup

from bot.documents.strategy_document import strategy_docx, strategy_pdf
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import CohortId, EnrolmentId, OrganizationId
from bot.plans.strategy import screens
from bot.plans.strategy.domain import (
    MOST_UNITS,
    Strategy,
    StrategyAnswer,
    StrategyId,
    typed_answer,
)
from bot.plans.strategy.service import MyStrategy
from bot.safety.typed_questions.screens import with_care
from tests.shipped import shipped
from tests.telegram.limits import fits

CATALOGUE = Catalogue()
COURSE = shipped()
NOW = datetime(2023, 6, 6, 3, tzinfo=UTC)
LONG = "ការព្រមព្រៀង " * 23


def written(words: str = "", *, every: bool = False) -> MyStrategy:
    answers = {
        each.id: StrategyAnswer(
            picked=tuple(choice.id for choice in each.choices[: None if every else 1]), words=words
        )
        for each in COURSE.strategy
    }
    strategy = Strategy(
        id=StrategyId(1),
        cohort_id=CohortId(1),
        organization_id=OrganizationId(1),
        organization="Lotus House",
        enrolment_id=EnrolmentId(1),
        changed_at=NOW,
        answers=answers,
    )
    return MyStrategy(course=COURSE, strategy=strategy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits(language: str) -> None:
    texts = CATALOGUE.texts(language)
    begun = MyStrategy(course=COURSE, strategy=None, left=StrategyId(1))
    for found in (begun, written(), written(LONG, every=True)):
        fits(screens.overview(found, texts))
        for each in COURSE.strategy:
            fits(screens.question(found, each.id, texts))
            asked = screens.write(found, each.id, texts, unread=True)
            fits(with_care(asked, Markup("No names.")))
    for form in screens.FORMS:
        fits(screens.file(begun, "km", form, texts))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" two \n villages ", "two villages"),
        ("", None),
        (" \n ", None),
        ("x" * MOST_UNITS, "x" * MOST_UNITS),
        ("x" * (MOST_UNITS + 1), None),
        ("🙏" * (MOST_UNITS // 2 + 1), None),
    ],
)
def test_an_answer_is_one_line_of_a_few_sentences(typed: str, kept: str | None) -> None:
    assert typed_answer(typed) == kept


def test_a_tick_is_set_and_taken_away() -> None:
    ticked = StrategyAnswer(words="w").ticked("a", on=True).ticked("b", on=None)
    assert ticked.picked == ("a", "b")
    assert ticked.ticked("b", on=True) == ticked, "a second tap"
    without = StrategyAnswer(picked=("b",), words="w")
    assert ticked.ticked("a", on=False) == ticked.ticked("a", on=None) == without
    assert without.ticked("a", on=False) == without


def test_it_goes_on_at_the_first_open_question() -> None:
    questions = [each.id for each in COURSE.strategy]
    whole = written().strategy
    assert whole is not None
    assert whole.next_question(questions) is None
    assert whole.next_question([*questions, "new"]) == "new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_each_answer_and_names_nobody(language: str) -> None:
    about = screens.document_data(
        written("Two villages <b>", every=True), CATALOGUE.texts(language), "UTC"
    )
    assert [len(part["ticked"]) for part in about["parts"]] == [
        len(each.choices) for each in COURSE.strategy
    ]
    with ZipFile(BytesIO(strategy_docx(about))) as packed:
        words = packed.read("word/document.xml").decode()
    assert words.count("Two villages &lt;b&gt;") == len(COURSE.strategy)
    for each in COURSE.strategy:
        assert each.head.in_("en") in words or language != "en"
    assert strategy_pdf(about).startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", ["", "Girls who leave school early, in two villages"])
def test_a_plain_strategy_fits_on_one_page(language: str, words: str) -> None:
    data = screens.document_data(written(words), CATALOGUE.texts(language), "Asia/Phnom_Penh")

    assert _pages(strategy_pdf(data)) == 1


@pytest.mark.parametrize(
    ("language", "words", "pages"),
    [
        ("en", "", 2),
        ("km", "", 2),
        ("en", "Girls who leave school early, in two villages near the river. " * 4, 3),
    ],
)
def test_a_full_strategy_has_no_last_page_with_a_few_lines(
    language: str, words: str, pages: int
) -> None:
    found = written(words.strip(), every=True)
    data = screens.document_data(found, CATALOGUE.texts(language), "Asia/Phnom_Penh")

    assert _pages(strategy_pdf(data)) == pages


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type/Page\b(?!s)", pdf))
