"""Coordinators open the content page of a course."""

from bot.learning.review import screens, service
from bot.learning.review.buttons import OpenParts, OpenToCheck, OpenUnclear
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenReview

routes = Routes("learning", staff=True)

routes.shows(OpenReview, service.load_review, screens.overview)


@routes.tap(OpenParts)
async def open_parts(turn: Turn, button: OpenParts) -> None:
    found = await service.load_review(turn.act, button.cohort)
    turn.show(screens.parts(found, found.language_for(button.language), turn.texts))


@routes.tap(OpenToCheck)
async def open_to_check(turn: Turn, button: OpenToCheck) -> None:
    found = await service.load_review(turn.act, button.cohort)
    turn.show(screens.to_check(found, button.page, turn.texts))


routes.shows(OpenUnclear, service.load_review, screens.unclear)
