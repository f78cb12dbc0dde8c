"""Coordinators read proposed problems, post or decline them, and write the summary."""

from datetime import timedelta
from typing import Any

from bot.membership.domain import CohortId
from bot.peers.buttons import (
    AskDeclineProblem,
    AskSummary,
    DeclineProblem,
    OpenProposed,
    PostProblem,
    ReviewProblem,
)
from bot.peers.problem.domain import ProblemId
from bot.peers.problem_review import screens, service
from bot.peers.problem_review.service import ProblemReview
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("peers", staff=True)

SUMMING_UP = "peers.summary"
SUMMED_UP_WITHIN = timedelta(hours=1)


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


@routes.tap(AskSummary, ends_dialog=True)
async def ask_summary(turn: Turn, button: AskSummary) -> None:
    found = await service.require_posted(turn.act, button.cohort, button.problem)
    turn.ask(
        SUMMING_UP,
        screens.ask_summary(found, turn.texts),
        SUMMED_UP_WITHIN,
        cohort=button.cohort,
        problem=button.problem,
    )


@routes.dialog(SUMMING_UP, guard=DANGER)
async def read_summary(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save a text that the guard lets pass."""
    cohort, problem = CohortId(dialog["cohort"]), ProblemId(dialog["problem"])
    text = said.text if said.kind is ContentType.TEXT else ""
    match await service.sum_up(turn.act, cohort, problem, text):
        case ProblemReview() as found:
            turn.end_dialog()
            turn.show(screens.review(found, turn.texts))
        case judged:
            found_again = await service.require_posted(turn.act, cohort, problem)
            turn.show(screens.ask_summary(found_again, turn.texts, judged))
