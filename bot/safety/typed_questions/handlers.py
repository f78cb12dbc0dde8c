"""Registers a question with a typed answer: asked after a tap, guarded, read, taken.

    asks_for_text(
        routes,
        WriteStep,
        "plans.step",
        guard=EVERYTHING,
        load=_load,
        ask=screens.write,
        again=screens.write_again,
        read=typed_step,
        take=_take,
    )

The bot asks again after a wrong answer or a bare "yes", and answers anything but text, too.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

from bot.act import Act
from bot.locale import Texts
from bot.safety.texts.handlers import open_prompt
from bot.safety.typed_questions.domain import is_bare_yes
from bot.safety.typed_questions.screens import only_text, with_care, with_help
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.guarding import Guard
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen

B = TypeVar("B", bound=Button)
F = TypeVar("F")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class StaysOpen:
    """The next message is an answer, too: this one was not taken, or another may follow."""

    screen: Screen


TYPED_WITHIN: Final = timedelta(hours=2)
"""How long a text is an answer: the day after it would become the name of somebody."""

_Shown = Screen | StaysOpen | None
"""The reply to an answer; None if it was shown already."""


def asks_for_text(
    routes: Routes,
    button: type[B],
    dialog: str,
    *,
    guard: Guard,
    load: Callable[[Act, B], Awaitable[F]],
    ask: Callable[[F, Texts], Screen],
    read: Callable[[str], V | None],
    take: Callable[[Turn, F, V], Awaitable[_Shown]],
    again: Callable[[F, Texts], Screen] | None = None,
    care: bool = False,
    within: timedelta = TYPED_WITHIN,
) -> None:
    """Ask after a tap on `button`, and take the typed answer.

    `load` checks the right and loads the subject of the question, before the question and before
    the answer: the dialog carries the fields of the button. `read` returns None for an answer that
    `again` asks for once more; `take` may return `StaysOpen`. `care` adds the words of the course
    on what not to write. A message later than `within` is not an answer.
    """

    async def question(turn: Turn, screen: Screen) -> Screen:
        return with_care(screen, await open_prompt(turn)) if care else screen

    @routes.tap(button)
    async def begin(turn: Turn, tapped: B) -> None:
        found = await load(turn.act, tapped)
        screen = await question(turn, ask(found, turn.texts))
        turn.ask(dialog, screen, within, **vars(tapped))

    @routes.dialog(dialog, guard=guard)
    async def answer(turn: Turn, carried: dict[str, Any], said: Incoming) -> None:
        tapped = button(**{name: carried[name] for name in button.field_names()})
        found = await load(turn.act, tapped)
        if said.kind is not ContentType.TEXT:
            turn.say(only_text(said.message_id, turn.texts))
            return
        value = None if is_bare_yes(said.text) else read(said.text)
        if value is None:
            screen = await question(turn, (again or ask)(found, turn.texts))
            turn.say(with_help(screen, turn.texts))
            return
        turn.end_dialog()
        taken = await take(turn, found, value)
        if isinstance(taken, StaysOpen):
            turn.ask(dialog, taken.screen, within, **vars(tapped))
        elif taken is not None:
            turn.show(taken)
