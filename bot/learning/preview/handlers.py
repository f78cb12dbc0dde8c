"""A look at the course as a participant sees it."""

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
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)


@routes.tap(OpenPreview)
async def open_preview(turn: Turn, button: OpenPreview) -> None:
    course = await _course(turn, button.cohort)
    turn.show(screens.contents(course, button.cohort, turn.texts))


@routes.tap(PreviewCard)
async def preview_card(turn: Turn, button: PreviewCard) -> None:
    course = await _course(turn, button.cohort)
    shown = service.card(course, button.unit, button.number)
    reader = _reader(turn, button.language)
    turn.show(screens.card(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewItem)
async def preview_item(turn: Turn, button: PreviewItem) -> None:
    course = await _course(turn, button.cohort)
    shown = service.item(course, button.unit, button.number)
    reader = _reader(turn, button.language)
    turn.show(screens.item(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewAnswer)
async def preview_answer(turn: Turn, button: PreviewAnswer) -> None:
    course = await _course(turn, button.cohort)
    shown = service.answer(course, button.item, button.option)
    reader = _reader(turn, button.language)
    turn.show(screens.item(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewMoment)
async def preview_moment(turn: Turn, button: PreviewMoment) -> None:
    course = await _course(turn, button.cohort)
    shown = service.moment(course, button.story, button.node)
    reader = _reader(turn, button.language)
    turn.show(screens.moment(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewChoice)
async def preview_choice(turn: Turn, button: PreviewChoice) -> None:
    course = await _course(turn, button.cohort)
    shown = service.choice(course, button.story, button.node, button.choice)
    reader = _reader(turn, button.language)
    turn.show(screens.made(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewCase)
async def preview_case(turn: Turn, button: PreviewCase) -> None:
    course = await _course(turn, button.cohort)
    opened = service.case(course, button.case)
    reader = _reader(turn, button.language)
    turn.show(screens.case(opened, button.page, button.cohort, reader, turn.texts))


async def _course(turn: Turn, cohort: CohortId) -> Course:
    return await service.course_of(turn.act, cohort)


def _reader(turn: Turn, language: str) -> Texts:
    """Return the words of a participant who reads `language`."""
    return turn.bot.catalogue.texts(language)
