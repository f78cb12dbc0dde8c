"""Handles taps that only show what a use case returns."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Concatenate

from bot.act import Act
from bot.locale import Texts
from bot.telegram.incoming.context import Turn
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen


@dataclass(frozen=True, slots=True)
class ShowResult:
    """Calls a use case with the fields of the tapped button, and shows the screen of its result."""

    use_case: Callable[Concatenate[Act, ...], Awaitable[Any]]
    screen: Callable[[Any, Texts], Screen]

    async def __call__(self, turn: Turn, button: Button) -> None:
        found = await self.use_case(turn.act, **vars(button))
        turn.show(self.screen(found, turn.texts))
