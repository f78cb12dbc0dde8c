"""Practice: by a command, by a key, and after a notice."""

from bot.domain.learning.quiz import AttemptId
from bot.domain.people.person import EnrolmentId
from bot.services.learning import offers, practice
from bot.services.learning.practice import NothingToPractise
from bot.tg.buttons.learning import NotSure, Practise, StartAgain
from bot.tg.context import Turn
from bot.tg.handlers.learning.quiz import show
from bot.tg.handlers.router import Routes
from bot.tg.screens.learning import practice as screens

routes = Routes("learning")


@routes.command("refresh", "practise", "practice")
async def hear_practise(turn: Turn, _rest: str) -> None:
    """Ask a few questions, as a new message."""
    await _ask(turn, turn.enrolment.id)


@routes.tap(Practise)
async def practise(turn: Turn, button: Practise) -> None:
    """Ask a few questions; the place they belong to becomes the one that Home shows."""
    enrolment = EnrolmentId(button.enrolment)
    if enrolment != turn.enrolment.id:
        await offers.use_place(turn.tx, enrolment, turn.person.id, now=turn.now)
    await _ask(turn, enrolment)


@routes.tap(NotSure)
async def doubt(turn: Turn, button: NotSure) -> None:
    """Keep that a right answer was half a guess."""
    attempt, courses = AttemptId(button.attempt), turn.house.courses
    show(
        turn,
        await practice.doubt_answer(turn.tx, courses, attempt, turn.person.id, button.place),
    )


@routes.tap(StartAgain)
async def start_again(turn: Turn, button: StartAgain) -> None:
    """Write about practice again."""
    enrolment = EnrolmentId(button.enrolment)
    await practice.start_again(turn.tx, enrolment, turn.person.id)
    turn.show(screens.started_again(enrolment, turn.texts))


async def _ask(turn: Turn, enrolment: EnrolmentId) -> None:
    outcome = await practice.open_practice(
        turn.tx, turn.house.courses, enrolment, turn.person.id, now=turn.now
    )
    if isinstance(outcome, NothingToPractise):
        turn.show(screens.nothing(turn.texts))
    else:
        show(turn, outcome)
