"""Coordinators look at a course as a participant sees it."""

from bot.catalog.course import Course
from bot.learning.preview import screens, service
from bot.learning.preview.buttons import (
    OpenPreview,
    PreviewAnswer,
    PreviewCard,
    PreviewCase,
    PreviewChoice,
    PreviewItem,
    PreviewMoment,
)
from bot.learning.preview.screens import Viewer
from bot.learning.service import coordinated
from bot.learning.story.service import OpenedCase
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)

Preview = PreviewCard | PreviewItem | PreviewAnswer | PreviewMoment | PreviewChoice | PreviewCase


@routes.tap(OpenPreview)
async def open_preview(turn: Turn, button: OpenPreview) -> None:
    _, course = await coordinated(turn.act, button.cohort)
    turn.show(screens.contents(course, button.cohort, turn.texts))


@routes.tap(PreviewCard)
async def preview_card(turn: Turn, button: PreviewCard) -> None:
    course, viewer = await _open(turn, button)
    turn.show(screens.card(service.card(course, button.unit, button.number), viewer))


@routes.tap(PreviewItem)
async def preview_item(turn: Turn, button: PreviewItem) -> None:
    course, viewer = await _open(turn, button)
    turn.show(screens.item(service.item(course, button.unit, button.number), viewer))


@routes.tap(PreviewAnswer)
async def preview_answer(turn: Turn, button: PreviewAnswer) -> None:
    course, viewer = await _open(turn, button)
    turn.show(screens.item(service.answer(course, button.item, button.option), viewer))


@routes.tap(PreviewMoment)
async def preview_moment(turn: Turn, button: PreviewMoment) -> None:
    course, viewer = await _open(turn, button)
    turn.show(screens.moment(service.moment(course, button.story, button.node), viewer))


@routes.tap(PreviewChoice)
async def preview_choice(turn: Turn, button: PreviewChoice) -> None:
    course, viewer = await _open(turn, button)
    made = service.choice(course, button.story, button.node, button.choice)
    turn.show(screens.choice_made(made, viewer))


@routes.tap(PreviewCase)
async def preview_case(turn: Turn, button: PreviewCase) -> None:
    course, viewer = await _open(turn, button)
    opened = OpenedCase(course=course, case=course.case(button.case))
    turn.show(screens.case(opened, button.page, viewer))


async def _open(turn: Turn, button: Preview) -> tuple[Course, Viewer]:
    """Return the course, and the view of a participant who reads the language of the button."""
    _, course = await coordinated(turn.act, button.cohort)
    reader = turn.bot.catalogue.texts(button.language)
    return course, Viewer(cohort=button.cohort, reader=reader, texts=turn.texts)
