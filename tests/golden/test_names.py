"""Every name that a database may hold still means something, and it means the same."""

from collections.abc import Collection

import pytest

from bot.areas import all_sources, notices, routes
from bot.documents import RECIPES
from bot.refusals import Refusal
from bot.storage.failures import StorageFailure
from bot.telegram.failures import TelegramFailure
from bot.telegram.kit.button import parse_button
from tests.golden.old import listed


def _below(base: type[Exception]) -> set[str]:
    """The names of all that derive from a class."""
    derived = base.__subclasses__()
    return {each.__name__ for each in derived}.union(*(_below(each) for each in derived))


REGISTERED: dict[str, Collection[str]] = {
    "kinds": notices.kinds,
    "dialogs": routes.dialogs,
    "errands": routes.jobs,
    "commands": routes.commands,
    "recipes": {*RECIPES, "media"},
    "matters": {source.name for source in all_sources({})},
    "refusals": _below(Refusal),
    "failures": _below(StorageFailure) | _below(TelegramFailure),
}
"""What today's code knows; actions of the audit are looked at where buttons are tapped."""


@pytest.mark.parametrize("sort", REGISTERED)
def test_names_of_then_are_known(sort: str) -> None:
    unknown = set(listed("stored_names.json")[sort]) - {str(each) for each in REGISTERED[sort]}
    assert not unknown


def test_a_tap_ends_the_same_dialogs_as_then() -> None:
    """A tap in another area ends what a coordinator was asked for, so areas stay as they were."""
    for dialog in listed("dialogs.json"):
        asked = routes.dialogs[dialog["dialog"]["in"]]
        for button in listed("buttons.json"):
            tapped = routes.taps[type(parse_button(button["data"]))]
            was_one = dialog["area"] == button["area"]
            assert (asked.area == tapped.area) is was_one, f"{button['class']} in {dialog}"
