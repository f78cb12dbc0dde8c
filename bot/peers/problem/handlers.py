"""A leader proposes a problem by a short text that the guard reads, and reads what was posted."""

from typing import Any

from bot.peers.buttons import OpenProblems, ProposeProblem, ReadProblem, TakeProblemBack
from bot.peers.problem import screens, service
from bot.peers.problem.domain import problem_of
from bot.peers.problem.service import Problems
from bot.safety.guard.handlers import DANGER
from bot.safety.texts.handlers import open_prompt
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("peers")

WRITING = "peers.problem"


@routes.tap(OpenProblems, ends_dialog=True)
async def open_problems(turn: Turn, button: OpenProblems) -> None:
    turn.show(screens.problems(await service.open_mine(turn.act), button.page, turn.texts))


@routes.tap(ProposeProblem, ends_dialog=True)
async def propose(turn: Turn, _button: ProposeProblem) -> None:
    await service.prepare(turn.act)
    care = await open_prompt(turn)
    turn.ask(WRITING, screens.ask_problem(care, turn.texts), ANSWERED_WITHIN)


@routes.dialog(WRITING, guard=DANGER)
async def read_problem(turn: Turn, _dialog: dict[str, Any], said: Incoming) -> None:
    """Save a text that the guard lets pass."""
    text = said.text if said.kind is ContentType.TEXT else ""
    match await service.propose(turn.act, text):
        case Problems() as mine:
            turn.end_dialog()
            turn.show(screens.problems(mine, 0, turn.texts))
        case judged:
            turn.show(screens.ask_problem(None, turn.texts, judged))


@routes.tap(TakeProblemBack, ends_dialog=True)
async def take_back(turn: Turn, button: TakeProblemBack) -> None:
    turn.show(screens.problems(await service.take_back(turn.act, button.problem), 0, turn.texts))


@routes.link
def linked(parameter: str) -> ReadProblem | None:
    """Return the button for which a link in the group stands."""
    problem = problem_of(parameter)
    return None if problem is None else ReadProblem(problem)


@routes.tap(ReadProblem)
async def read(turn: Turn, button: ReadProblem) -> None:
    """Show a posted problem, opened from the list or by the link in the group."""
    turn.show(screens.reading(await service.read(turn.act, button.problem), turn.texts))
