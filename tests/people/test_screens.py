"""What several screens about people say."""

import pytest

from bot.locale import Catalogue
from bot.people.screens import language_word


@pytest.mark.parametrize(
    ("languages", "word"),
    [(("en", "km"), "ភាសា · Language"), (("en",), "Language"), (("km", "th"), "Language · ភាសា")],
)
def test_the_way_to_the_languages_is_named_in_those_of_the_course(
    languages: tuple[str, ...], word: str
) -> None:
    assert language_word(languages, Catalogue()) == word
