"""The handbook: a command, or a button and then a message, and what was found.

While somebody searches, each message is a question; after half an hour without one, the next
message is like any other. Of what was found only the ids are kept, of the question nothing.
The guard reads it first: who writes of danger here is not answered with a lesson.
"""

from datetime import timedelta
from typing import Any

from bot.learning.handbook import screens, service
from bot.learning.handbook.buttons import (
    AskFault,
    BackToFound,
    FlagService,
    OpenEntry,
    OpenHandbook,
)
from bot.learning.handbook.domain import Shelf
from bot.learning.handbook.service import Found, Handbooks, OpenedService
from bot.safety.guard.domain import Answer, risk_in
from bot.safety.guard.handlers import stop
from bot.storage.dialect import to_ms
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


SEARCHING = "handbook"
LISTENS = timedelta(minutes=30)


@routes.tap(OpenHandbook)
async def open_handbook(turn: Turn, _button: OpenHandbook) -> None:
    _listen(turn, Found(hits=()))
    turn.show(screens.asked(turn.texts))


@routes.command("handbook", "search")
async def hear_handbook(turn: Turn, question: str) -> None:
    """Look up what stands behind the command, or ask what to look for."""
    if question:
        await _look_up(turn, question)
        return
    _listen(turn, Found(hits=()))
    turn.say(screens.asked(turn.texts))


@routes.dialog(SEARCHING)
async def hear_question(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Look up a text; anything else, or a text much later, was not meant for the handbook."""
    if said.kind is not Kind.TEXT or to_ms(turn.now) > dialog["until"]:
        turn.end_dialog()
        return False
    await _look_up(turn, said.text)
    return True


@routes.tap(OpenEntry)
async def open_entry(turn: Turn, button: OpenEntry) -> None:
    opened = await service.open_entry(
        turn.act, turn.bot.part(Handbooks), turn.enrolment.id, button.shelf, button.entry
    )
    turn.show(screens.entry(opened, turn.texts, words_only=turn.words_only))


@routes.tap(AskFault)
async def ask_fault(turn: Turn, button: AskFault) -> None:
    opened = await service.open_entry(
        turn.act, turn.bot.part(Handbooks), turn.enrolment.id, Shelf.SERVICE, button.service
    )
    if isinstance(opened, OpenedService):
        turn.show(screens.asked_fault(opened, turn.texts))


@routes.tap(FlagService)
async def flag_service(turn: Turn, button: FlagService) -> None:
    opened = await service.flag_service(
        turn.act, turn.bot.part(Handbooks), turn.enrolment.id, button.service, button.fault
    )
    turn.toast(turn.texts.label("handbook.flagged"))
    turn.show(screens.entry(opened, turn.texts))


@routes.tap(BackToFound)
async def back_to_found(turn: Turn, _button: BackToFound) -> None:
    dialog = turn.dialog or {}
    ids = dialog.get("found") if dialog.get("in") == SEARCHING else None
    if not ids:
        await open_handbook(turn, OpenHandbook())
        return
    again = await service.show_again(
        turn.tx, turn.bot.part(Handbooks), turn.enrolment.id, ids, language=turn.texts.language
    )
    turn.show(screens.found(again, turn.texts))


async def _look_up(turn: Turn, question: str) -> None:
    risk = risk_in(question)
    if risk is not None and turn.message is not None:
        await stop(turn, turn.message, danger=risk is Answer.DANGER)
        return
    found = await service.look_up(
        turn.tx,
        turn.bot.part(Handbooks),
        turn.enrolment.id,
        question,
        language=turn.texts.language,
    )
    _listen(turn, found)
    turn.say(screens.found(found, turn.texts))


def _listen(turn: Turn, found: Found) -> None:
    ids = [(hit.shelf.value, hit.id) for hit in found.hits]
    turn.begin(SEARCHING, found=ids, until=to_ms(turn.now + LISTENS))
