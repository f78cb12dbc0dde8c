"""Coordinators read, write and delete notes about a person."""

from datetime import date
from typing import Any

from bot.desk.buttons import DeleteNote, KeepOffToday, OpenNotes, WriteNote
from bot.desk.notes import screens, service
from bot.desk.notes.domain import NoteId, typed_note
from bot.membership.domain import EnrolmentId
from bot.questions.screens import not_here
from bot.refusals import StaleButton
from bot.safety.guard.domain import MessageKind
from bot.safety.guard.handlers import EVERYTHING, message_kind
from bot.safety.texts.handlers import open_prompt
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)
WRITING = "person.note"


routes.shows(OpenNotes, service.open_notes, screens.notes, ends_dialog=True)


@routes.tap(WriteNote)
async def ask_for_note(turn: Turn, button: WriteNote) -> None:
    found = await service.open_notes(turn.act, button.enrolment)
    screen = screens.ask_note(found, turn.texts, care=await open_prompt(turn))
    turn.ask(WRITING, screen, enrolment=button.enrolment)


@routes.dialog(WRITING, guard=EVERYTHING)
async def read_note(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save the note once the guard let it pass; ask again if it does not fit."""
    enrolment = EnrolmentId(dialog["enrolment"])
    found = await service.open_notes(turn.act, enrolment)
    if message_kind(said) is not MessageKind.TEXT:
        turn.say(not_here(said.message_id, turn.texts))
        return
    words = typed_note(said.text)
    if words is None:
        turn.say(screens.ask_note(found, turn.texts, care=await open_prompt(turn), problem=True))
        return
    turn.end_dialog()
    turn.say(screens.notes(await service.write(turn.act, enrolment, words), turn.texts))


@routes.tap(DeleteNote)
async def delete_note(turn: Turn, button: DeleteNote) -> None:
    found = await service.delete(turn.act, button.enrolment, NoteId(button.note))
    turn.show(screens.notes(found, turn.texts))


@routes.tap(KeepOffToday)
async def keep_off_today(turn: Turn, button: KeepOffToday) -> None:
    if not 0 <= button.day <= date.max.toordinal():
        raise StaleButton
    day = date.fromordinal(button.day) if button.day else None
    found = await service.keep_off_today(turn.act, button.enrolment, day)
    turn.show(screens.notes(found, turn.texts))
