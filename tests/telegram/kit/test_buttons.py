"""The callback data of buttons, and that no other data is accepted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusals import StaleButton
from bot.telegram.kit.button import CALLBACK_BYTES, Button, parse_button


class Sample(Button, prefix="zz"):
    """A button of this test."""

    number: int
    word: str


class Choice(Button):
    """What some buttons of this test have in common."""

    number: int


class First(Choice, prefix="zx9"):
    """One of them."""

    word: str


class Grown(Button, prefix="zv9"):
    """A button of this test, to which a field was added later."""

    word: str
    page: int = 0


@given(
    number=st.integers(-(2**53), 2**53), word=st.from_regex(r"[A-Za-z0-9._-]{0,22}", fullmatch=True)
)
def test_a_packed_button_is_unpacked(number: int, word: str) -> None:
    button = Sample(number, word)

    assert parse_button(button.pack()) == button
    assert len(button.pack().encode()) <= CALLBACK_BYTES


def test_a_button_from_before_a_field_was_added_is_still_read() -> None:
    assert parse_button("zv9:a") == Grown("a", 0)
    assert parse_button(Grown("a", 3).pack()) == Grown("a", 3)
    for broken in ("zv9", "zv9:a:1:2"):
        with pytest.raises(StaleButton):
            parse_button(broken)


@given(st.text(max_size=80))
def test_anything_else_is_a_stale_button_or_a_real_one(data: str) -> None:
    try:
        button = parse_button(data)
    except StaleButton:
        return
    assert parse_button(button.pack()) == button


@pytest.mark.parametrize("word", ["a:b", "ក", "a b", "x" * 70])
def test_a_text_that_does_not_fit_is_refused_when_it_is_packed(word: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be put into|more than 64"):
        Sample(1, word).pack()


def test_two_buttons_cannot_have_one_prefix() -> None:
    with pytest.raises(TypeError, match="prefix zz belongs to Sample"):

        class Other(Button, prefix="zz"):
            pass


def test_buttons_with_a_common_base_have_its_fields_first() -> None:
    assert First(7, "a").pack() == "zx9:7:a"
    assert parse_button("zx9:7:a") == First(7, "a")
