"""The tables of rights contain every button, command and dialog once."""

from bot.areas import routes
from tests.stories.whole.rights import STAFF
from tests.stories.whole.rights_in_dialogs import (
    OTHER_COMMANDS,
    OTHER_DIALOGS,
    STAFF_COMMANDS,
    STAFF_DIALOGS,
)
from tests.stories.whole.rights_of_people import ANYBODY, PARTICIPANTS, STRANGERS


def test_every_button_is_classified_once() -> None:
    listed = [each.button for each in STAFF] + [*PARTICIPANTS, *ANYBODY, *STRANGERS]
    missing = {f"{each.__module__}.{each.__name__}" for each in set(routes.taps) - set(listed)}
    assert not missing, (
        f"{sorted(missing)}: say in tests/stories/whole/rights.py who may tap it: a row"
        " in COORDINATORS or ADMINISTRATORS (then its handler is in Routes(staff=True)), or a name"
        " in PARTICIPANTS, ANYBODY or STRANGERS"
    )
    assert sorted(map(str, listed)) == sorted(map(str, set(listed))), "a button stands there twice"
    assert set(listed) <= set(routes.taps), "rights.py lists a button that has no handler"


def test_every_command_and_dialog_is_classified() -> None:
    commands, dialogs = {*STAFF_COMMANDS, *OTHER_COMMANDS}, {each.name for each in STAFF_DIALOGS}
    advice = "say in tests/stories/whole/rights_in_dialogs.py who may use it"
    assert set(routes.commands) == commands, f"{set(routes.commands) ^ commands}: {advice}"
    dialogs |= OTHER_DIALOGS
    assert set(routes.dialogs) == dialogs, f"{set(routes.dialogs) ^ dialogs}: {advice}"


def test_the_router_refuses_at_once_what_is_for_staff_only() -> None:
    """`Routes(staff=True)` agrees with the table."""
    staff = {each.button for each in STAFF}
    assert {each for each, route in routes.taps.items() if route.staff} == staff
    assert {each for each, route in routes.commands.items() if route.staff} == {*STAFF_COMMANDS}
    talks = {each.name for each in STAFF_DIALOGS}
    assert {each for each, route in routes.dialogs.items() if route.staff} == talks
    let_in = {each for each, route in routes.taps.items() if route.strangers}
    assert let_in - STRANGERS == {each for each in PARTICIPANTS if each.__name__ == "Vote"}
