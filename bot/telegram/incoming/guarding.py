"""The guard of a dialog: it reads a message before the handler of the dialog gets it.

`telegram` knows no rule of safety. Areas hand a guard in when they register a dialog; those of
this bot are in `safety/guard/handlers.py`.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming


class Guard(Protocol):
    """Reads a message before the handler of a dialog gets it."""

    @property
    def name(self) -> str:
        """What it stops, for the list of all dialogs."""

    async def __call__(self, turn: Turn, dialog: Mapping[str, Any], said: Incoming, /) -> bool:
        """Return True if it answered the message; then no handler gets it."""
