"""Finds the handler of an update: of taps by button, commands by word, texts by dialog.

Each area has one `Routes` and decorates its handlers with it:

    routes = Routes("learning")

    @routes.tap(OpenLesson)
    async def open_lesson(turn: Turn, button: OpenLesson) -> None: ...

A tap that only shows what a use case returns needs no handler of its own:

    routes.shows(OpenTeam, service.open_team, screens.team)

Strangers (people who have not joined) and groups are refused by default; handlers with
`strangers=True` or `groups=True` accept them. `private=True` asks people who have a PIN for it.

`Routes(staff=True)` is for coordinators and administrators: everybody else is refused before
anything is loaded. The use case checks for which cohort somebody may act.

An open dialog stays open unless the route says `ends_dialog=True`. Where that depends on the
outcome, the handler calls `turn.end_dialog()`. A dialog of a screen (`screen=True`) was never asked
for: the screen reads what fits it, and any tap, command or other message ends the dialog.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Concatenate, TypeVar

from bot.act import Act
from bot.locale import Texts
from bot.refusals import require
from bot.storage.database import Tx
from bot.telegram.incoming.context import AccessAttempt, Turn
from bot.telegram.incoming.guarding import Guard
from bot.telegram.incoming.job_tools import JobHandler
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.route import Route
from bot.telegram.incoming.showing import ShowResult
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen

B = TypeVar("B", bound=Button)
F = TypeVar("F")
H = TypeVar("H", bound=Callable[..., Awaitable[Any]])
TapHandler = Callable[[Turn, B], Awaitable[None]]
CommandHandler = Callable[[Turn, str], Awaitable[None]]
Prefetch = Callable[[Tx, Sequence[Any]], Awaitable[None]]
DialogHandler = Callable[[Turn, dict[str, Any], Incoming], Awaitable[bool | None]]
"""Returns False for a message that was not meant for the dialog."""
LinkReader = Callable[[str], Button | None]
"""Returns the button for the parameter of a link; None if it belongs to another feature."""
EditHandler = Callable[[Turn, Incoming], Awaitable[bool]]
"""Returns False for a message that belongs to another feature."""


@dataclass(slots=True)
class Routes:
    """The handlers of one area, or of all after `merge`; a tap in another area closes a dialog.

    A tap on routes without an area closes none.
    """

    area: str = ""
    staff: bool = False
    taps: dict[type[Button], Route] = field(default_factory=dict)
    commands: dict[str, Route] = field(default_factory=dict)
    dialogs: dict[str, Route] = field(default_factory=dict)
    prefetches: dict[type[Button], Prefetch] = field(default_factory=dict)
    jobs: dict[str, JobHandler] = field(default_factory=dict)
    links: list[LinkReader] = field(default_factory=list)
    edits: list[EditHandler] = field(default_factory=list)

    def tap(
        self,
        *buttons: type[B],
        strangers: bool = False,
        groups: bool = False,
        staff: bool | None = None,
        ends_dialog: bool = False,
        keeps_dialog: bool = False,
        private: bool = False,
    ) -> Callable[[TapHandler[B]], TapHandler[B]]:
        """Register the handler of a button; `staff` overrides that of the routes.

        `private`: people who have a PIN type it first. `keeps_dialog`: an open question stays open.
        """
        kind = partial(
            Route,
            strangers=strangers,
            groups=groups,
            ends_dialog=ends_dialog,
            keeps_dialog=keeps_dialog,
            private=private,
        )
        return self._register(self.taps, buttons, kind, staff=staff)

    def shows(
        self,
        button: type[Button],
        use_case: Callable[Concatenate[Act, ...], Awaitable[F]],
        screen: Callable[[F, Texts], Screen],
        *,
        staff: bool | None = None,
        ends_dialog: bool = False,
        private: bool = False,
    ) -> None:
        """Show on a tap what a use case returns; its parameters are the fields of the button."""
        register = self.tap(button, staff=staff, ends_dialog=ends_dialog, private=private)
        register(ShowResult(use_case, screen))

    def command(
        self,
        *words: str,
        strangers: bool = False,
        groups: bool = False,
        staff: bool | None = None,
        ends_dialog: bool = False,
        private: Button | None = None,
    ) -> Callable[[CommandHandler], CommandHandler]:
        """Register the handler of one or more commands; it gets the text after the word.

        `private` is the button that does the same after the PIN was typed.
        """
        kind = partial(
            Route, strangers=strangers, groups=groups, ends_dialog=ends_dialog, private=private
        )
        return self._register(self.commands, words, kind, staff=staff)

    def shortcut(self, button: Button, *words: str, ends_dialog: bool = False) -> None:
        """Let commands do what a tap on `button` does, which is registered above this."""
        route = self.taps[type(button)]

        async def handler(turn: Turn, _rest: str) -> None:
            await replace(route, ends_dialog=False).tapped(turn, button)

        ends = ends_dialog or route.ends_dialog
        private = button if route.private else None
        shortcut = replace(route, handler=handler, ends_dialog=ends, private=private)
        for word in words:
            self._once(self.commands, word, shortcut)

    def dialog(
        self,
        name: str,
        *,
        strangers: bool = False,
        staff: bool | None = None,
        lasting: bool = False,
        screen: bool = False,
        ends_dialog: bool = False,
        guard: Guard | None = None,
        unguarded: str = "",
    ) -> Callable[[DialogHandler], DialogHandler]:
        """Register the handler of the next message after `turn.begin(name)`.

        `guard` reads the message first. Where nobody can be expected to write about a person, such
        as a PIN, `unguarded` is the reason why nothing reads it. One of both is needed; otherwise
        this raises ValueError.

        `lasting`: the dialog stays open when a coordinator taps in another area, since the answer
        takes a while, such as a list of people. `screen`: nothing was asked for, so the handler
        returns False for all that does not fit the screen on which `turn.begin(name)` was called.
        """
        if (guard is None) is not bool(unguarded):
            raise ValueError(f"the dialog {name} needs a guard, or a reason to be unguarded")

        kind = partial(
            Route,
            strangers=strangers,
            lasting=lasting,
            screen=screen,
            ends_dialog=ends_dialog,
            guard=guard,
            unguarded=unguarded,
        )
        return self._register(self.dialogs, [name], kind, staff=staff)

    def job(self, kind: str) -> Callable[[JobHandler], JobHandler]:
        """Register the handler of jobs that `turn.start_job(kind)` starts."""

        def register(handler: JobHandler) -> JobHandler:
            self._once(self.jobs, kind, handler)
            return handler

        return register

    def link(self, reader: LinkReader) -> LinkReader:
        """Register a function that returns the button for the parameter of a link."""
        self.links.append(reader)
        return reader

    def edited(self, handler: EditHandler) -> EditHandler:
        """Register a handler of messages that their author edited in a private chat."""
        self.edits.append(handler)
        return handler

    def prefetch(self, *buttons: type[Button]) -> Callable[[Prefetch], Prefetch]:
        """Register a function that loads, in one trip, what the taps of a batch will need."""

        def register(prefetch: Prefetch) -> Prefetch:
            for button in buttons:
                self._once(self.prefetches, button, prefetch)
            return prefetch

        return register

    async def prefetch_batch(self, tx: Tx, taps: Sequence[Button]) -> None:
        """Load what the taps of a batch will need, for all of them at once."""
        grouped: dict[Prefetch, list[Button]] = {}
        for button in taps:
            prefetch = self.prefetches.get(type(button))
            if prefetch is not None:
                grouped.setdefault(prefetch, []).append(button)
        for prefetch, buttons in grouped.items():
            if len(buttons) > 1:
                await prefetch(tx, buttons)

    def merge(self, *others: "Routes") -> "Routes":
        """Add the routes of other areas; raise ValueError if two register the same."""
        for other in others:
            pairs: tuple[tuple[dict[Any, Any], dict[Any, Any]], ...] = (
                (self.taps, other.taps),
                (self.commands, other.commands),
                (self.dialogs, other.dialogs),
                (self.prefetches, other.prefetches),
                (self.jobs, other.jobs),
            )
            for mine, theirs in pairs:
                for key, route in theirs.items():
                    self._once(mine, key, route)
            self.links += other.links
            self.edits += other.edits
        return self

    async def handle_tap(self, turn: Turn, button: Button) -> None:
        """Run the handler of a tap; raise `StaleButton` if there is none."""
        route = require(self.taps.get(type(button)))
        route.admit(turn, AccessAttempt.tap(button, staff=route.staff))
        if self._leaves_dialog(turn, route):
            turn.end_dialog()
        if not await route.asks_first(turn, button):
            await route.tapped(turn, button)

    async def follow(self, turn: Turn, button: Button) -> None:
        """Run the handler of a button without another check of permissions.

        Raises `StaleButton` if there is no handler.
        """
        await require(self.taps.get(type(button))).tapped(turn, button)

    def linked(self, parameter: str) -> Button | None:
        """Return the button for the parameter of a link; None if no feature knows it."""
        found = (read(parameter) for read in self.links)
        return next((button for button in found if button is not None), None)

    async def handle_edited(self, turn: Turn, said: Incoming) -> bool:
        """Pass on an edited message; return whether a feature handled it."""
        for handler in self.edits:
            if await handler(turn, said):
                return True
        return False

    def _leaves_dialog(self, turn: Turn, route: Route) -> bool:
        """Tell whether a coordinator taps in another area while a dialog waits for a text.

        A coordinator who was asked for a name, then opened the meetings and then writes a message,
        has not written a name. Any tap leaves the dialog of a screen.
        """
        asked = self._open_dialog(turn)
        if asked is not None and asked.screen:
            return True
        if asked is None or not asked.staff or asked.lasting or route.keeps_dialog:
            return False
        return route.area not in {"", asked.area}

    def _open_dialog(self, turn: Turn) -> Route | None:
        return self.dialogs.get(turn.dialog["in"]) if turn.dialog else None

    async def handle_command(self, turn: Turn, word: str, rest: str) -> bool:
        """Run the handler of a command; return False if there is none."""
        route = self.commands.get(word)
        if route is None:
            return False
        route.admit(turn, AccessAttempt(what=f"command:{word}", staff=route.staff))
        asked = self._open_dialog(turn)
        if asked is not None and asked.screen:
            turn.end_dialog()
        if not await route.asks_first(turn, command=word):
            await route.run(turn, rest)
        return True

    async def handle_dialog(self, turn: Turn, message: Incoming) -> bool:
        """Pass a message to the guard and then to the handler of the open dialog.

        Return False if no dialog takes it. A message that comes too late is no answer: the dialog
        ends.
        """
        dialog, route = turn.dialog, self._open_dialog(turn)
        if dialog is None or route is None:
            return False
        route.admit(turn, AccessAttempt.dialog(dialog, staff=route.staff))
        if turn.is_too_late(dialog):
            turn.end_dialog()
            return False
        if route.guard is not None and await route.guard(turn, dialog, message):
            return True
        taken = await route.run(turn, dialog, message) is not False
        for screen in turn.below:
            turn.say(screen)
        if route.screen and not taken:
            turn.end_dialog()
        return taken

    def _register(
        self,
        table: dict[Any, Route],
        keys: Iterable[Any],
        kind: Callable[..., Route],
        *,
        staff: bool | None,
    ) -> Callable[[H], H]:
        """Return a decorator that puts a handler into `table`, as a route of this `kind`."""

        def register(handler: H) -> H:
            may = self.staff if staff is None else staff
            for key in keys:
                self._once(table, key, kind(handler, staff=may, area=self.area))
            return handler

        return register

    @staticmethod
    def _once(table: dict[Any, Any], key: Any, route: Any) -> None:
        if key in table:
            raise ValueError(f"{key} has two handlers")
        table[key] = route


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallbacks:
    """Handlers of updates for which there is no route.

    `before_tap` gets every tap before its handler. `reply`, `leaves` and `unasked` get messages in
    private chats: the first returns whether it was a reply to something; the second, before the
    open dialog, whether it was no answer; the third also gets the word of a command, or "".
    `group_reply` gets a reply to the bot in a group; `migrated` gets the new id of a group;
    `member` gets whether the bot was removed from a chat or blocked. `comes_back` gets each message
    of an account that was cut off, and returns whether the account gets answers again from now on.
    """

    before_tap: Callable[[Turn, Button], None]
    reply: Callable[[Turn, Incoming], Awaitable[bool]]
    group_reply: Callable[[Turn, Incoming], Awaitable[None]]
    leaves: Callable[[Turn, Incoming], Awaitable[bool]]
    unasked: Callable[[Turn, Incoming, str], Awaitable[None]]
    migrated: Callable[[Turn, int], Awaitable[None]]
    member: Callable[..., Awaitable[None]]
    comes_back: Callable[[Turn, Incoming], Awaitable[bool]]
