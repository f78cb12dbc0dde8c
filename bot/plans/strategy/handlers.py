"""Handles the strategy: its questions one by one, own words, and the document."""

from functools import partial

from bot.act import Act
from bot.days import local_day
from bot.documents.lettering import can_draw
from bot.locale import Texts
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
from bot.plans.strategy.service import MyStrategy
from bot.refusals import StaleButton
from bot.safety.guard.handlers import EVERYTHING
from bot.safety.typed_questions.handlers import asks_for_text
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name
from bot.telegram.kit.screen import Screen

routes = Routes("plans")


routes.shows(OpenStrategy, service.load, screens.overview, ends_dialog=True)


@routes.tap(AskStrategy, ends_dialog=True)
async def ask_strategy(turn: Turn, button: AskStrategy) -> None:
    turn.show(screens.question(await service.load(turn.act), button.question, turn.texts))


@routes.tap(PickStrategy, ends_dialog=True)
async def pick(turn: Turn, button: PickStrategy) -> None:
    on = None if button.on == TOGGLE else bool(button.on)
    found = await service.pick(turn.act, button.question, button.choice, on=on)
    turn.show(screens.question(found, button.question, turn.texts))


_Asked = tuple[MyStrategy, str]
"""A strategy, and the question that is answered in own words."""


async def _load(act: Act, button: WriteStrategy) -> _Asked:
    return await service.load(act), button.question


def _ask(asked: _Asked, texts: Texts, *, unread: bool = False) -> Screen:
    return screens.write(*asked, texts, unread=unread)


async def _take(turn: Turn, asked: _Asked, words: str) -> Screen:
    """Save the words, and show the question with them."""
    _, question = asked
    return screens.question(await service.write(turn.act, question, words), question, turn.texts)


asks_for_text(
    routes,
    WriteStrategy,
    "plans.strategy",
    guard=EVERYTHING,
    load=_load,
    ask=_ask,
    again=partial(_ask, unread=True),
    read=typed_answer,
    take=_take,
    care=True,
    within=ANSWERED_WITHIN,
)


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
    if not found.answered or not can_draw(button.language):
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
