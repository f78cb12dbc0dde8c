"""A leader proposes a problem by a short text that the guard reads, and reads posted ones."""

from bot.peers.buttons import OpenProblems, ProposeProblem, ReadProblem, TakeProblemBack
from bot.peers.problem import screens, service
from bot.peers.problem.domain import problem_of
from bot.peers.problem.service import Problems
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.safety.typed_questions.screens import with_help
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("peers")


@routes.tap(OpenProblems, ends_dialog=True)
async def open_problems(turn: Turn, button: OpenProblems) -> None:
    turn.show(screens.problems(await service.open_mine(turn.act), turn.texts, page=button.page))


async def _propose(turn: Turn, _found: None, text: str) -> Screen | StaysOpen:
    """Save a text that the guard lets pass."""
    match await service.propose(turn.act, text):
        case Problems() as mine:
            return screens.problems(mine, turn.texts)
        case judged:
            return StaysOpen(with_help(screens.ask_problem(turn.texts, judged), turn.texts))


asks_for_text(
    routes,
    ProposeProblem,
    "peers.problem",
    guard=DANGER,
    load=lambda act, _button: service.prepare(act),
    ask=lambda _found, texts: screens.ask_problem(texts),
    read=str,
    take=_propose,
    care=True,
    within=ANSWERED_WITHIN,
)


routes.shows(TakeProblemBack, service.take_back, screens.problems, ends_dialog=True)
# Opened from the list, or by the link in the group.
routes.shows(ReadProblem, service.read, screens.reading)


@routes.link
def linked(parameter: str) -> ReadProblem | None:
    """Return the button for which a link in the group stands."""
    problem = problem_of(parameter)
    return None if problem is None else ReadProblem(problem)
