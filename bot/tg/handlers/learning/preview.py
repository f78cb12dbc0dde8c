"""A look at the course as a participant sees it."""

from bot.domain.learning.course import Course
from bot.domain.people.person import CohortId
from bot.locale import Texts
from bot.services.learning import preview
from bot.tg.buttons.preview import (
    OpenPreview,
    PreviewAnswer,
    PreviewCard,
    PreviewCase,
    PreviewChoice,
    PreviewItem,
    PreviewMoment,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.learning import preview as screens
from bot.tg.screens.learning import preview_story as story_screens

routes = Routes("learning", staff=True)


@routes.tap(OpenPreview)
async def open_preview(turn: Turn, button: OpenPreview) -> None:
    """What there is to look at."""
    course = await _course(turn, button.cohort)
    turn.show(screens.contents(course, button.cohort, turn.texts))


@routes.tap(PreviewCard)
async def preview_card(turn: Turn, button: PreviewCard) -> None:
    """A lesson."""
    course = await _course(turn, button.cohort)
    shown = preview.card(course, button.unit, button.number)
    reader = _reader(turn, button.language)
    turn.show(screens.card(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewItem)
async def preview_item(turn: Turn, button: PreviewItem) -> None:
    """A question, open."""
    course = await _course(turn, button.cohort)
    shown = preview.item(course, button.unit, button.number)
    reader = _reader(turn, button.language)
    turn.show(screens.item(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewAnswer)
async def preview_answer(turn: Turn, button: PreviewAnswer) -> None:
    """What is said about an option."""
    course = await _course(turn, button.cohort)
    shown = preview.answer(course, button.item, button.option)
    reader = _reader(turn, button.language)
    turn.show(screens.item(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewMoment)
async def preview_moment(turn: Turn, button: PreviewMoment) -> None:
    """A moment of a story."""
    course = await _course(turn, button.cohort)
    shown = preview.moment(course, button.story, button.node)
    reader = _reader(turn, button.language)
    turn.show(story_screens.moment(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewChoice)
async def preview_choice(turn: Turn, button: PreviewChoice) -> None:
    """What follows from a choice."""
    course = await _course(turn, button.cohort)
    shown = preview.choice(course, button.story, button.node, button.choice)
    reader = _reader(turn, button.language)
    turn.show(story_screens.made(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewCase)
async def preview_case(turn: Turn, button: PreviewCase) -> None:
    """A page of a case."""
    course = await _course(turn, button.cohort)
    opened = preview.case(course, button.case)
    reader = _reader(turn, button.language)
    turn.show(story_screens.case(opened, button.page, button.cohort, reader, turn.texts))


async def _course(turn: Turn, cohort: int) -> Course:
    return await preview.course_of(turn.tx, turn.visitor, turn.house.courses, CohortId(cohort))


def _reader(turn: Turn, language: str) -> Texts:
    """Return the words of a participant who reads `language`."""
    return turn.house.catalogue.texts(language)
