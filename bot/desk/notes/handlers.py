"""Coordinators read, write and delete notes about a person."""

from datetime import date
from functools import partial

from bot.desk.buttons import AskOffToday, DeleteNote, KeepOffToday, OpenNotes, WriteNote
from bot.desk.notes import screens, service
from bot.desk.notes.domain import typed_note
from bot.desk.notes.service import NotesOf
from bot.refusals import StaleButton
from bot.safety.guard.handlers import EVERYTHING
from bot.safety.typed_questions.handlers import asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("desk", staff=True)

routes.shows(OpenNotes, service.open_notes, screens.notes, ends_dialog=True)


async def _take(turn: Turn, found: NotesOf, words: str) -> Screen:
    noted = await service.write(turn.act, found.listed.enrolment.id, words)
    return screens.notes(noted, turn.texts)


asks_for_text(
    routes,
    WriteNote,
    "person.note",
    guard=EVERYTHING,
    load=lambda act, button: service.open_notes(act, button.enrolment),
    ask=screens.ask_note,
    again=partial(screens.ask_note, unread=True),
    read=typed_note,
    take=_take,
    care=True,
)


routes.shows(DeleteNote, service.delete, screens.notes)


routes.shows(AskOffToday, service.open_notes, screens.ask_off_today, ends_dialog=True)


@routes.tap(KeepOffToday)
async def keep_off_today(turn: Turn, button: KeepOffToday) -> None:
    if not 0 <= button.day <= date.max.toordinal():
        raise StaleButton
    day = date.fromordinal(button.day) if button.day else None
    found = await service.keep_off_today(turn.act, button.enrolment, day)
    turn.show(screens.notes(found, turn.texts))
