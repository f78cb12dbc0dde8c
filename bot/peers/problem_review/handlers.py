"""Coordinators read proposed problems, post or decline them, and write the summary."""

from datetime import timedelta

from bot.peers.buttons import (
    AskDeclineProblem,
    AskSummary,
    DeclineProblem,
    OpenProposed,
    PostProblem,
    ReviewProblem,
)
from bot.peers.problem.domain import Problem
from bot.peers.problem_review import screens, service
from bot.peers.problem_review.service import ProblemReview
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("peers", staff=True)


@routes.tap(OpenProposed, ends_dialog=True)
async def open_proposed(turn: Turn, button: OpenProposed) -> None:
    found = await service.proposed(turn.act, button.cohort)
    turn.show(screens.proposed(found, button.page, turn.texts))


routes.shows(ReviewProblem, service.review, screens.review, ends_dialog=True)
routes.shows(PostProblem, service.post, screens.review, ends_dialog=True)
routes.shows(AskDeclineProblem, service.review, screens.ask_decline)


@routes.tap(DeclineProblem, ends_dialog=True)
async def decline(turn: Turn, button: DeclineProblem) -> None:
    await service.decline(turn.act, button.cohort, button.problem, button.reason)
    turn.toast(turn.texts.label("problem_review.declined_toast"))
    await turn.follow(OpenProposed(button.cohort, 0))


async def _sum_up(turn: Turn, problem: Problem, text: str) -> Screen | StaysOpen:
    """Save a text that the guard lets pass."""
    match await service.sum_up(turn.act, problem.cohort_id, problem.id, text):
        case ProblemReview() as found:
            return screens.review(found, turn.texts)
        case judged:
            return StaysOpen(screens.ask_summary(problem, turn.texts, judged))


asks_for_text(
    routes,
    AskSummary,
    "peers.summary",
    guard=DANGER,
    load=lambda act, button: service.require_posted(act, button.cohort, button.problem),
    ask=screens.ask_summary,
    read=str,
    take=_sum_up,
    within=timedelta(hours=1),
)
