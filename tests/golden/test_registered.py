"""What `registered.json` lists is still registered: buttons, dialogs and names of that release."""

from typing import Any

import pytest

from bot.areas import routes
from bot.telegram.incoming.route import Route
from bot.telegram.kit.button import _KINDS, _kinds_of, _least_fields
from tests.golden.old import listed
from tests.golden.test_names import REGISTERED

THEN: dict[str, Any] = listed("registered.json")
_LETTERS = {int: "n", str: "t"}
"""How the list writes the type of a button's field: a number or a text."""


def _who(route: Route) -> str:
    """Tell who may use a route."""
    if route.strangers:
        return "strangers"
    return "staff" if route.staff else "joined"


def test_every_button_of_that_release_is_read_as_it_was_written() -> None:
    wrong = []
    for prefix, then in THEN["buttons"].items():
        button = _KINDS.get(prefix)
        if button is None:
            wrong.append(f"{prefix}: no button has this prefix")
            continue
        letters = "".join(_LETTERS[each] for each in _kinds_of(button))  # type: ignore[arg-type]
        least = _least_fields(button)  # type: ignore[arg-type]  # a class is hashable
        if not letters.startswith(then["fields"]) or least > then["least"]:
            wrong.append(f"{prefix}: {letters} does not read {then['fields']}")
    assert not wrong


def test_every_button_of_that_release_belongs_to_the_same_people_and_area() -> None:
    for prefix, then in THEN["buttons"].items():
        route = routes.taps[_KINDS[prefix]]
        assert (route.area, _who(route)) == (then["area"], then["who"]), prefix


def test_every_dialog_of_that_release_belongs_to_the_same_people_and_area() -> None:
    for name, then in THEN["dialogs"].items():
        route = routes.dialogs[name]
        assert (route.area, _who(route)) == (then["area"], then["who"]), name


@pytest.mark.parametrize("sort", sorted(set(THEN) - {"buttons", "dialogs"}))
def test_every_name_of_that_release_is_known(sort: str) -> None:
    assert not set(THEN[sort]) - {str(each) for each in REGISTERED[sort]}
