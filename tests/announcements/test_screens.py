"""Every screen of announcements in both languages: a neutral line first, buttons that fit."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announcements.audience.domain import Headcount, LanguageCount
from bot.announcements.checking import screens as checking
from bot.announcements.sending import screens as when
from bot.catalog.measure import button_width
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from tests.announcements.sample_screens import screens
from tests.announcements.samples import COHORT, ID, NOW, review
from tests.shipped import shipped_courses

CATALOGUE = Catalogue()
BUDGET = {1: 34, 2: 16, 3: 10, 4: 7, 5: 5}
THOUSANDS = Headcount(by_language=(LanguageCount(language="km", reached=9_999),))
ALL = [(name, language) for language in ("en", "km") for name in screens(CATALOGUE.texts("en"))]


@pytest.mark.parametrize(("name", "language"), ALL)
def test_buttons_fit_and_the_first_line_tells_nothing(name: str, language: str) -> None:
    screen = screens(CATALOGUE.texts(language))[name]

    first = str(screen.text).partition("\n")[0]
    course = shipped_courses()["community-liberation-toolkit"]
    assert not course.topic_words_in(first)
    for row in screen.buttons:
        for key in row:
            assert button_width(key.label) <= BUDGET[len(row)], (key.label, len(row))


@pytest.mark.parametrize("language", ["en", "km"])
def test_buttons_with_a_day_fit_all_year_and_for_thousands(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for at in (NOW + timedelta(days=days) for days in range(365)):
        asked = [
            review("km", later=(at,)),
            review("km", wanted_at=at),
            review("km", wanted_at=at, mornings=True),
        ]
        many = [replace(each, headcount=THOUSANDS) for each in asked]
        shown = [
            *(checking.check(each, texts, languages=LANGUAGES) for each in many),
            when.when(when.for_draft(ID), COHORT, texts, now=at),
        ]
        for row in (row for screen in shown for row in screen.buttons):
            for key in row:
                assert button_width(key.label) <= BUDGET[len(row)], (key.label, len(row))


HALTED = ["halted undo", "halted stop", "halted recall"]
PUSHES = ["covered", "approval", "reminder", "reminder closed", *HALTED]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("name", PUSHES)
def test_a_push_is_short(name: str, language: str) -> None:
    shown = [line for line in screens(CATALOGUE.texts(language))[name].text.split("\n") if line]

    assert len(shown) <= 2
    assert sum(map(len, shown)) <= 100


def test_the_result_tells_in_plain_words() -> None:
    said = screens(CATALOGUE.texts("en"))["done"].text

    assert said == (
        "Sent 10:01\n\n9 accepted by Telegram · 1 cannot be reached here: Sok Dara"
        " · 1 could not be sent · 1 waiting: Chan Thida · 2 not joined yet: Vann Rith, Keo Sina"
    )


def test_the_reasons_tell_until_when() -> None:
    said = screens(CATALOGUE.texts("en"))["reasons"].text

    assert "Chan Thida: quiet hours, until Mon 22 May, 10:00" in said
    assert "Sok Dara: has blocked this chat" in said
