"""What the dialogs of plans share: for how long the next message is taken for the answer."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from bot.storage.dialect import to_ms
from bot.telegram.incoming.context import Turn
from bot.telegram.kit.screen import Screen

WAITS: Final = timedelta(minutes=30)


def ask_in_words(turn: Turn, name: str, screen: Screen, **ids: Any) -> None:
    """Show a question; the next message, if it comes soon, answers the dialog `name`."""
    turn.ask(name, screen, until=to_ms(turn.now + WAITS), **ids)


def is_too_late(turn: Turn, dialog: Mapping[str, Any]) -> bool:
    """Tell whether a message came so late that it was not meant for a dialog; it ends then."""
    until = dialog.get("until")  # dialogs of an earlier release have none
    if until is None or to_ms(turn.now) <= until:
        return False
    turn.end_dialog()
    return True
