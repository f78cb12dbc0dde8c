"""Codes that can be read aloud and confirmed, and cannot be made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.certificate.domain import (
    ALPHABET,
    UnknownCode,
    certificate_code,
    certificate_number,
    is_like_code,
)

SECRET = b"a secret of this deployment"
KHMER_DIGITS = str.maketrans("346789", "៣៤៦៧៨៩")


@given(st.integers(min_value=0, max_value=10**9))
def test_every_code_is_confirmed_as_its_number(number: int) -> None:
    assert certificate_number(certificate_code(number, SECRET), SECRET) == number


def test_codes_are_short_and_without_look_alikes() -> None:
    codes = {certificate_code(number, SECRET) for number in range(500)}
    assert len(codes) == 500
    assert {len(each) for each in codes} == {14}
    assert not set("".join(codes)) & set("0O1IL2Z5SBUVAE")


@pytest.mark.parametrize(
    "typed",
    [
        lambda c: c.lower(),
        lambda c: c.replace("-", ""),
        lambda c: f"  {c.replace('-', ' ')} ",
        lambda c: c.translate(KHMER_DIGITS),
        lambda c: c.replace("-", "–"),
    ],
)
def test_a_code_may_be_typed_in_any_style(typed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert certificate_number(typed(certificate_code(41, SECRET)), SECRET) == 41


@pytest.mark.parametrize(
    "typed",
    ["", "-", "3333", "3333-3333-3333", "AAAA-BBBB-CCCC", "💚" * 12, "3" * 4000, "<b>3333</b>"],
)
def test_a_text_that_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(UnknownCode):
        certificate_number(typed, SECRET)


@given(st.integers(0, 10**6), st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(number: int, place: int, sign: str) -> None:
    signs = certificate_code(number, SECRET).replace("-", "")
    forged = signs[:place] + sign + signs[place + 1 :]
    if forged != signs:
        with pytest.raises(UnknownCode):
            certificate_number(forged, SECRET)


def test_the_code_of_another_deployment_is_refused() -> None:
    with pytest.raises(UnknownCode):
        certificate_number(certificate_code(7, b"another secret"), SECRET)


def test_a_longer_spelling_of_the_same_number_is_no_second_code() -> None:
    with pytest.raises(UnknownCode):
        certificate_number("3333" + certificate_code(7, SECRET), SECRET)


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        (certificate_code(41, SECRET), True),
        (certificate_code(41, SECRET).lower(), True),
        (f"  {certificate_code(41, SECRET).replace('-', ' ')}\n", True),
        ("333f k7qd 9wxh", True),
        ("3333-3333-3333", False),
        ("077 346 789 346", False),
        ("Thank you", False),
        ("ok", False),
        ("", False),
        ("333F-K7QD-9WXH please", False),
        (certificate_code(41, SECRET) * 2, False),
    ],
)
def test_only_a_text_that_can_be_nothing_else_is_taken_for_a_code(
    text: str, *, alike: bool
) -> None:
    assert is_like_code(text) is alike
