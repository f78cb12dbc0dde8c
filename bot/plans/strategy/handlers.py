"""Handles the strategy: its questions one by one, own words, and the document."""

from typing import Any

from bot.days import local_day
from bot.plans.buttons import (
    TOGGLE,
    AskStrategy,
    ClearStrategy,
    OpenStrategy,
    PickStrategy,
    SendStrategy,
    TakeStrategy,
    WriteStrategy,
)
from bot.plans.strategy import screens, service
from bot.plans.strategy.domain import typed_answer
from bot.questions.screens import not_here
from bot.refusals import StaleButton
from bot.safety.guard.domain import MessageKind
from bot.safety.guard.handlers import EVERYTHING, message_kind
from bot.safety.texts.handlers import open_prompt
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("plans")

WORDS = "plans.strategy"


routes.shows(OpenStrategy, service.load, screens.overview, ends_dialog=True)


@routes.tap(AskStrategy, ends_dialog=True)
async def ask_strategy(turn: Turn, button: AskStrategy) -> None:
    turn.show(screens.question(await service.load(turn.act), button.question, turn.texts))


@routes.tap(PickStrategy, ends_dialog=True)
async def pick(turn: Turn, button: PickStrategy) -> None:
    on = None if button.on == TOGGLE else bool(button.on)
    found = await service.pick(turn.act, button.question, button.choice, on=on)
    turn.show(screens.question(found, button.question, turn.texts))


@routes.tap(WriteStrategy)
async def ask_words(turn: Turn, button: WriteStrategy) -> None:
    found = await service.load(turn.act)
    screen = screens.write(found, button.question, await open_prompt(turn), turn.texts)
    turn.ask(WORDS, screen, ANSWERED_WITHIN, question=button.question)


@routes.dialog(WORDS, guard=EVERYTHING)
async def read_words(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save the words after the guard checked them, and go on; ask again if they do not fit."""
    if message_kind(said) is not MessageKind.TEXT:
        turn.say(not_here(said.message_id, turn.texts))
    else:
        await _take_words(turn, str(dialog["question"]), said.text)


async def _take_words(turn: Turn, asked: str, text: str) -> None:
    words = typed_answer(text)
    if words is None:
        found, problem = await service.load(turn.act), screens.too_long(turn.texts)
        turn.show(screens.write(found, asked, await open_prompt(turn), turn.texts, problem=problem))
        return
    turn.end_dialog()
    turn.show(screens.question(await service.write(turn.act, asked, words), asked, turn.texts))


@routes.tap(ClearStrategy, ends_dialog=True)
async def clear(turn: Turn, button: ClearStrategy) -> None:
    found = await service.write(turn.act, button.question, "")
    turn.show(screens.question(found, button.question, turn.texts))


routes.shows(TakeStrategy, service.take_over, screens.overview, ends_dialog=True)


@routes.tap(SendStrategy)
async def send(turn: Turn, button: SendStrategy) -> None:
    found = await service.load(turn.act)
    if button.form not in screens.FORMS or button.language not in found.course.languages:
        raise StaleButton
    if not found.answered:
        raise StaleButton
    texts = turn.bot.catalogue.texts(button.language)
    drawing = Drawing(
        field="document",
        recipe=f"strategy_{button.form}",
        about=screens.document_data(found, texts, turn.person.zone),
        filename=file_name(
            FileKind.STRATEGY,
            button.form,
            language=button.language,
            day=local_day(turn.now, turn.person.zone),
        ),
        private=True,
    )
    caption = screens.file(found, button.language, button.form, turn.texts)
    turn.reply("strategy", calls.document(turn.chat_id, caption, drawing))
