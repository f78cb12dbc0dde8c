"""Coordinators open the content page of a course."""

from bot.learning.review import screens, service
from bot.learning.review.buttons import OpenParts, OpenReview, OpenUnclear
from bot.learning.review.service import Review
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)


@routes.tap(OpenReview)
async def open_review(turn: Turn, button: OpenReview) -> None:
    turn.show(screens.overview(await look(turn, button.cohort), turn.texts))


@routes.tap(OpenParts)
async def open_parts(turn: Turn, button: OpenParts) -> None:
    found = await look(turn, button.cohort)
    turn.show(screens.parts(found, language_of(found, button.language), turn.texts))


@routes.tap(OpenUnclear)
async def open_unclear(turn: Turn, button: OpenUnclear) -> None:
    turn.show(screens.unclear(await look(turn, button.cohort), turn.texts))


async def look(turn: Turn, cohort: CohortId) -> Review:
    """Return what the course of a cohort waits for."""
    return await service.look_over(turn.act, cohort)


def language_of(found: Review, language: str) -> str:
    """Return a language of the course: the one that was asked for, if it has it."""
    known = found.course.languages
    return language if language in known else known[0]
