"""People answer a problem by a short text that the guard reads; coordinators read all answers."""

from bot.peers.buttons import AnswerProblem, ReadAnswers, TakeAnswerBack
from bot.peers.problem_answers import screens, service
from bot.peers.problem_answers.domain import ProblemToAnswer, problem_to_answer
from bot.safety.guard.handlers import DANGER
from bot.safety.guarded_text.domain import Written
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("peers")


async def _answer(turn: Turn, found: ProblemToAnswer, text: str) -> Screen | StaysOpen:
    """Save a text that the guard lets pass."""
    judged = await service.answer_problem(turn.act, found, text)
    if isinstance(judged, Written):
        return screens.thanks(found.problem, turn.texts)
    return StaysOpen(screens.ask_answer(found, turn.texts, judged))


asks_for_text(
    routes,
    AnswerProblem,
    "peers.answer",
    guard=DANGER,
    load=lambda act, button: service.to_answer(act, button.problem),
    ask=screens.ask_answer,
    read=str,
    take=_answer,
    care=True,
    within=ANSWERED_WITHIN,
)


routes.shows(TakeAnswerBack, service.take_answer_back, screens.taken_back, ends_dialog=True)


@routes.tap(ReadAnswers, staff=True, ends_dialog=True)
async def read_answers(turn: Turn, button: ReadAnswers) -> None:
    found = await service.read_answers(turn.act, button.cohort, button.problem)
    turn.show(screens.all_answers(found, button.page, turn.texts))


@routes.link
def linked(parameter: str) -> AnswerProblem | None:
    """Return the button for which [Answer privately] in the group stands."""
    problem = problem_to_answer(parameter)
    return None if problem is None else AnswerProblem(problem)
