"""Codes of authenticator apps: which are accepted, and how they are read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.second_factor.domain import (
    Factor,
    address_of,
    matching_step,
    time_step,
    written_code,
)

# The key of RFC 6238, appendix B ("12345678901234567890" in base 32), and its times and codes,
# whose last six digits are those of an app with six.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_6238 = [
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]
NOW = datetime(2023, 5, 22, 8, tzinfo=UTC)


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(("seconds", "code"), RFC_6238)
def test_the_codes_of_the_standard_are_accepted(seconds: int, code: str) -> None:
    factor = Factor(secret=SECRET, offered_at=NOW)

    assert matching_step(factor, code[-6:], now=at(seconds)) == seconds // 30


@given(st.integers(min_value=-5, max_value=5))
def test_a_code_is_accepted_one_step_around_now(steps: int) -> None:
    code = RFC_6238[3][1][-6:]
    now = at(RFC_6238[3][0]) + steps * timedelta(seconds=30)
    found = matching_step(Factor(secret=SECRET, offered_at=NOW), code, now=now)

    assert (found is not None) == (abs(steps) <= 1)


@given(st.integers(min_value=-3, max_value=3))
def test_no_step_up_to_that_of_the_latest_code_is_accepted_again(later: int) -> None:
    seconds, code = RFC_6238[3]
    factor = Factor(secret=SECRET, offered_at=NOW, last_step=time_step(at(seconds)) + later)

    assert (matching_step(factor, code[-6:], now=at(seconds)) is None) == (later >= 0)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("123456", "123456"),
        (" 123 456\n", "123456"),
        ("១២៣៤៥៦", "123456"),
        ("12345", None),
        ("1234567", None),
        ("12345x", None),
        ("-12345", None),
        ("½23456", None),
        ("", None),
    ],
)
def test_six_digits_are_a_code(text: str, code: str | None) -> None:
    assert written_code(text) == code


def test_the_address_names_nobody() -> None:
    address = address_of(SECRET, bot_username="romleuk_bot")

    assert address.startswith("otpauth://totp/Romleuk:romleuk_bot?")
    assert f"secret={SECRET}" in address
