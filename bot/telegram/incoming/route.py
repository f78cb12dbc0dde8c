"""One route: a handler, who may reach it, and how it runs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.refusals import ForeignButton, NotAllowed, NotJoined
from bot.telegram.incoming.context import AccessAttempt, Turn, Wanted
from bot.telegram.incoming.guarding import Guard
from bot.telegram.incoming.showing import ShowResult
from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class Route:
    """A handler, and who may reach it.

    `area` is that of its `Routes`; `lasting` and `ends_dialog` say whether an open dialog stays;
    `screen`: the dialog belongs to an open screen, which asked for nothing.
    `private` asks for the PIN: True before a tap, a button before a command that does the same. A
    dialog has a `guard`, or the reason why it is `unguarded`. `keeps_dialog`: a coordinator's tap
    leaves the question of another area open.
    """

    handler: Callable[..., Awaitable[bool | None]]
    staff: bool
    area: str
    strangers: bool = False
    groups: bool = False
    lasting: bool = False
    screen: bool = False
    ends_dialog: bool = False
    keeps_dialog: bool = False
    private: bool | Button | None = False
    guard: Guard | None = None
    unguarded: str = ""

    @property
    def verdict(self) -> str:
        """What the guard of a dialog stops, or why there is none."""
        return f"unguarded: {self.unguarded}" if self.guard is None else self.guard.name

    async def asks_first(
        self, turn: Turn, button: Button | None = None, *, command: str = ""
    ) -> bool:
        """Ask what must be known first; tell whether it asked. Strangers and groups are skipped."""
        if turn.is_group or turn.visitor.person is None:
            return False
        instead = self.private if isinstance(self.private, Button) else button
        return await turn.bot.ask_first(
            turn, Wanted(button=instead, private=bool(self.private), command=command)
        )

    def admit(self, turn: Turn, attempt: AccessAttempt) -> None:
        """Raise `ForeignButton`, `NotJoined` or `NotAllowed` for people without access."""
        turn.attempt = attempt
        if turn.is_group and not self.groups:
            raise ForeignButton
        if turn.visitor.person is None and not self.strangers:
            raise NotJoined
        if self.staff and not turn.visitor.grants:
            raise NotAllowed

    async def tapped(self, turn: Turn, button: Button) -> None:
        """Run the handler of a tap, and note whether the same tap shows the same again."""
        shows = isinstance(self.handler, ShowResult) or type(button).__name__.startswith("Open")
        turn.place = button if shows else None
        await self.run(turn, button)

    async def run(self, turn: Turn, *request: Any) -> bool | None:
        """Run the handler; close the dialog first, since the handler may open the next one."""
        if self.ends_dialog:
            turn.end_dialog()
        return await self.handler(turn, *request)
