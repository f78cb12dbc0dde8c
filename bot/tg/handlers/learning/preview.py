"""A look at the course as a participant sees it."""

from bot.domain.people.person import CohortId
from bot.locale import Texts
from bot.services.followup.today import note_look
from bot.services.learning import preview
from bot.tg.buttons.preview import OpenPreview, PreviewAnswer, PreviewCard, PreviewItem
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.learning import preview as screens

routes = Routes()


@routes.tap(OpenPreview)
async def open_preview(turn: Turn, button: OpenPreview) -> None:
    """What there is to look at."""
    courses, cohort = turn.house.courses, CohortId(button.cohort)
    course = await preview.course_of(turn.tx, turn.visitor, courses, cohort)
    note_look(turn.tx, turn.person, now=turn.now)
    turn.show(screens.contents(course, button.cohort, turn.texts))


@routes.tap(PreviewCard)
async def preview_card(turn: Turn, button: PreviewCard) -> None:
    """A lesson."""
    courses, cohort = turn.house.courses, CohortId(button.cohort)
    course = await preview.course_of(turn.tx, turn.visitor, courses, cohort)
    shown = preview.card(course, button.unit, button.number)
    reader = _reader(turn, button.language)
    turn.show(screens.card(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewItem)
async def preview_item(turn: Turn, button: PreviewItem) -> None:
    """A question, open."""
    courses, cohort = turn.house.courses, CohortId(button.cohort)
    course = await preview.course_of(turn.tx, turn.visitor, courses, cohort)
    shown = preview.item(course, button.unit, button.number)
    reader = _reader(turn, button.language)
    turn.show(screens.item(shown, button.cohort, reader, turn.texts))


@routes.tap(PreviewAnswer)
async def preview_answer(turn: Turn, button: PreviewAnswer) -> None:
    """What is said about an option."""
    courses, cohort = turn.house.courses, CohortId(button.cohort)
    course = await preview.course_of(turn.tx, turn.visitor, courses, cohort)
    shown = preview.answer(course, button.item, button.option)
    reader = _reader(turn, button.language)
    turn.show(screens.item(shown, button.cohort, reader, turn.texts))


def _reader(turn: Turn, language: str) -> Texts:
    """Return the words of a participant who reads `language`."""
    return turn.house.catalogue.texts(language)
