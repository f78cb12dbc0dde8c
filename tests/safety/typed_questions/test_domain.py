"""A bare "yes" is told from an answer in words."""

import pytest

from bot.safety.typed_questions.domain import is_bare_yes


@pytest.mark.parametrize("text", ["yes", "Yes!", "OK", "ok 👍", "I agree.", "យល់ព្រម", "បាទ", "ចាស"])
def test_a_bare_yes_says_nothing_more(text: str) -> None:
    assert is_bare_yes(text)


@pytest.mark.parametrize(
    "text", ["", "😀", "Yes, at nine", "Ok Sovann", "okra", "Yesenia", "ចាស ខ្ញុំមក", "no"]
)
def test_anything_else_is_an_answer(text: str) -> None:
    assert not is_bare_yes(text)
