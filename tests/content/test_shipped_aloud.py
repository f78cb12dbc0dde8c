"""The sentences to say in the shipped course."""

import pytest

from bot.learning.aloud.screens import compared
from bot.learning.aloud.service import OpenedAloud
from bot.locale import Catalogue
from bot.telegram.kit.fitting import length
from tests.shipped import shipped

TWO_SCREENS = 1500
"""Characters that a phone of 360 pixels shows on about two screens."""


def test_each_unit_has_one_in_all_languages() -> None:
    course = shipped()
    assert [unit.id for unit in course.every_unit if not unit.aloud] == []
    texts = [
        text
        for unit in course.every_unit
        for item in unit.aloud
        for text in (item.ask, item.model, *(point.text for point in item.points))
    ]
    assert {tuple(text.languages) for text in texts} == {tuple(course.languages)}


@pytest.mark.parametrize("language", ["en", "km"])
def test_each_is_read_without_much_scrolling(language: str) -> None:
    course, texts = shipped(), Catalogue().texts(language)
    screens = [
        compared(OpenedAloud(course=course, item=item, typed=True), 7, texts)
        for unit in course.every_unit
        for item in unit.aloud
    ]
    assert max(length(str(screen.text)) for screen in screens) <= TWO_SCREENS
