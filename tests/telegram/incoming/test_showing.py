"""Taps that only show what a use case returns: the use case takes the fields of the button."""

from inspect import signature
from typing import get_args, get_type_hints

import pytest

from bot.areas import routes
from bot.telegram.incoming.showing import ShowResult
from bot.telegram.kit.button import Button

SHOWN = {
    button: route.handler
    for button, route in routes.taps.items()
    if isinstance(route.handler, ShowResult)
}


@pytest.mark.parametrize("button", SHOWN, ids=lambda button: button.__name__)
def test_the_use_case_takes_the_fields_of_its_button(button: type[Button]) -> None:
    use_case = SHOWN[button].use_case
    kinds = get_type_hints(button)
    act, *parameters = signature(use_case).parameters.values()
    required = {each.name for each in parameters if each.default is each.empty}
    fields = set(button.field_names())
    assert required <= fields <= {each.name for each in parameters}
    hints = get_type_hints(use_case)
    for name in fields:
        assert kinds[name] in {hints[name], *get_args(hints[name])}, name
    assert hints[act.name].__name__ == "Act"


def test_there_are_such_taps() -> None:
    assert len(SHOWN) > 50  # fewer would mean that they are not found
