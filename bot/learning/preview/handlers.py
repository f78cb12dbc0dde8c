"""Coordinators look at a course as a participant sees it."""

from typing import get_args

from bot.catalog.course import Course
from bot.learning.buttons import OpenPreview
from bot.learning.preview import screens, service
from bot.learning.preview.buttons import (
    PreviewAloud,
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
from bot.telegram.kit.screen import Screen

routes = Routes("learning", staff=True)

Preview = PreviewCard | PreviewItem | PreviewAnswer | PreviewMoment | PreviewChoice | PreviewCase


@routes.tap(OpenPreview)
async def open_preview(turn: Turn, button: OpenPreview) -> None:
    _, course = await coordinated(turn.act, button.cohort)
    turn.show(screens.contents(course, button.cohort, turn.texts))


@routes.tap(*get_args(Preview))
async def preview(turn: Turn, button: Preview) -> None:
    _, course = await coordinated(turn.act, button.cohort)
    turn.show(_screen(button, course, _viewer(turn, button)))


@routes.tap(PreviewAloud)
async def preview_aloud(turn: Turn, button: PreviewAloud) -> None:
    _, course = await coordinated(turn.act, button.cohort)
    opened = service.aloud(course, button.unit, button.number)
    turn.show(screens.aloud(opened, button.unit, button.number, _viewer(turn, button)))


def _viewer(turn: Turn, button: Preview | PreviewAloud) -> Viewer:
    reader = turn.bot.catalogue.texts(button.language)
    return Viewer(cohort=button.cohort, reader=reader, texts=turn.texts)


def _screen(button: Preview, course: Course, viewer: Viewer) -> Screen:
    match button:
        case PreviewCard():
            return screens.card(service.card(course, button.unit, button.number), viewer)
        case PreviewItem():
            return screens.item(service.item(course, button.unit, button.number), viewer)
        case PreviewAnswer():
            return screens.item(service.answer(course, button.item, button.option), viewer)
        case PreviewMoment():
            return screens.moment(service.moment(course, button.story, button.node), viewer)
        case PreviewChoice():
            made = service.choice(course, button.story, button.node, button.choice)
            return screens.choice_made(made, viewer)
        case PreviewCase():
            opened = OpenedCase(course=course, case=course.case(button.case))
            return screens.case(opened, button.page, viewer)
