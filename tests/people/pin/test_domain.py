"""Which texts are a PIN."""

import pytest

from bot.people.pin.domain import NoPin, is_meant_as_pin, read_pin


@pytest.mark.parametrize("typed", ["1234", "123456", " 12 34 ", "១២៣៤", "٤٧١١"])
def test_four_to_six_digits_of_any_script_are_a_pin(typed: str) -> None:
    assert read_pin(typed).isascii()
    assert is_meant_as_pin(typed)


@pytest.mark.parametrize("typed", ["", "123", "1234567", "12a4", "²²²²"])
def test_anything_else_is_no_pin(typed: str) -> None:
    with pytest.raises(NoPin):
        read_pin(typed)
