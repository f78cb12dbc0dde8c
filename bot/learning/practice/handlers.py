"""Handles practice: the command, and the buttons of messages and screens."""

from bot.learning.buttons import NotSure, Practise, StartAgain
from bot.learning.handlers import show_attempt
from bot.learning.practice import screens, service
from bot.learning.practice.service import LessonFirst
from bot.learning.service import switch_to
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.command("refresh", "practise", "practice")
async def handle_practice_command(turn: Turn, _rest: str) -> None:
    """Ask a few questions, in a new message."""
    await _ask(turn)


@routes.tap(Practise)
async def practise(turn: Turn, button: Practise) -> None:
    if button.enrolment != turn.enrolment.id:
        turn.visitor = await switch_to(turn.act, button.enrolment)
    await _ask(turn)


@routes.tap(NotSure)
async def mark_unsure(turn: Turn, button: NotSure) -> None:
    show_attempt(turn, await service.mark_unsure(turn.act, button.attempt, button.place))


@routes.tap(StartAgain)
async def start_again(turn: Turn, button: StartAgain) -> None:
    await service.start_again(turn.act, button.enrolment)
    turn.show(screens.started_again(button.enrolment, turn.texts))


async def _ask(turn: Turn) -> None:
    outcome = await service.open_practice(turn.act, turn.enrolment.id)
    if outcome is None:
        turn.show(screens.nothing(turn.texts))
    elif isinstance(outcome, LessonFirst):
        turn.show(screens.lesson_first(outcome.lesson, turn.texts, words_only=turn.words_only))
    else:
        show_attempt(turn, outcome)
