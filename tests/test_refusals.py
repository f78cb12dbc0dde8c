"""Refusals: what was not found is refused."""

import pytest

from bot.refusals import NotJoined, StaleButton, require


def test_what_was_found_is_returned_even_if_it_is_empty() -> None:
    assert require(0) == 0
    assert require("") == ""


def test_nothing_is_a_stale_button_unless_another_refusal_is_named() -> None:
    with pytest.raises(StaleButton):
        require(None)
    with pytest.raises(NotJoined):
        require(None, NotJoined)
