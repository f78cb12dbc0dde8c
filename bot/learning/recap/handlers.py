"""Handles lessons: open them, save a part in the chat, flag an unclear translation."""

from bot.learning.quiz.buttons import Peek
from bot.learning.recap import screens, service
from bot.learning.recap.buttons import (
    MarkUnclear,
    OpenAbout,
    OpenLesson,
    OpenLessons,
    OpenUnit,
    SaveUnit,
)
from bot.learning.recap.service import FinishedUnit
from bot.learning.service import course_at
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("learning")


@routes.tap(OpenLessons)
async def open_lessons(turn: Turn, _button: OpenLessons) -> None:
    seen = await service.load_overview(turn.act, turn.enrolment.id)
    turn.show(screens.overview(seen, turn.texts))


routes.shortcut(OpenLessons(), "recap", "lessons")


@routes.tap(OpenAbout)
async def open_about(turn: Turn, _button: OpenAbout) -> None:
    course = await course_at(turn.act, turn.enrolment.id)
    turn.show(screens.about(course, turn.texts))


@routes.tap(OpenUnit)
async def open_unit(turn: Turn, button: OpenUnit) -> None:
    opened = await service.open_unit(turn.act, turn.enrolment.id, button.unit)
    turn.show(screens.card(opened, turn.texts, words_only=turn.words_only))


@routes.tap(OpenLesson)
async def open_card(turn: Turn, button: OpenLesson) -> None:
    opened = await service.open_card(turn.act, turn.enrolment.id, button.unit, button.number)
    if isinstance(opened, FinishedUnit):
        turn.show(screens.finished_unit(opened, turn.texts))
    else:
        turn.show(screens.card(opened, turn.texts, words_only=turn.words_only))


@routes.tap(Peek)
async def peek(turn: Turn, button: Peek) -> None:
    opened = await service.peek(turn.act, button.attempt, button.unit, button.number)
    turn.show(screens.card(opened, turn.texts, words_only=turn.words_only))


@routes.tap(SaveUnit)
async def save_unit(turn: Turn, button: SaveUnit) -> None:
    end = await service.save_unit(turn.act, turn.enrolment.id, button.unit)
    turn.show(screens.finished_unit(end, turn.texts))
    drawing = Drawing(
        field="document",
        recipe="reading",
        about=screens.saved_lessons(end.course, end.unit, turn.texts),
        filename=file_name(
            FileKind.LESSONS,
            "html",
            language=turn.texts.language,
            about=f"part {end.part}" if end.part else end.unit.id,
        ),
    )
    caption = screens.saved_caption(end.unit, turn.texts)
    turn.reply("lessons", calls.document(turn.chat_id, caption, drawing, silent=True))
    turn.toast(turn.texts.label("recap.kept"))


@routes.tap(MarkUnclear)
async def flag_unclear(turn: Turn, button: MarkUnclear) -> None:
    await service.flag_unclear(turn.act, turn.enrolment.id, button.card, button.language)
    turn.toast(turn.texts.label("recap.flagged"))
