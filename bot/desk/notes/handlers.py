"""Coordinators read, write and delete notes about a person."""

from datetime import date
from functools import partial

from bot.desk.buttons import AskOffToday, DeleteNote, KeepOffToday, OpenNotes, WriteNote
from bot.desk.notes import screens, service
from bot.desk.notes.domain import is_plain, typed_note, typed_peace
from bot.desk.notes.service import NotesOf
from bot.refusals import StaleButton
from bot.safety.guard.handlers import EVERYTHING, STORIES
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
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
    guard=EVERYTHING.but_for(is_plain, "plain notes"),
    load=lambda act, button: service.open_notes(act, button.enrolment),
    ask=screens.ask_note,
    again=partial(screens.ask_note, unread=True),
    read=typed_note,
    take=_take,
    care=True,
)


routes.shows(DeleteNote, service.delete, screens.notes)


async def _keep_off(turn: Turn, found: NotesOf, words: str) -> Screen | StaysOpen:
    day = typed_peace(words, today=found.today)
    if day is None:
        return StaysOpen(screens.ask_off_today(found, turn.texts, unread=True))
    kept = await service.keep_off_today(turn.act, found.listed.enrolment.id, day)
    return screens.notes(kept, turn.texts)


asks_for_text(
    routes,
    AskOffToday,
    "person.peace",
    guard=STORIES,
    load=lambda act, button: service.open_notes(act, button.enrolment),
    ask=screens.ask_off_today,
    read=str,
    take=_keep_off,
)


@routes.tap(KeepOffToday, ends_dialog=True)
async def keep_off_today(turn: Turn, button: KeepOffToday) -> None:
    if not 0 <= button.day <= date.max.toordinal():
        raise StaleButton
    day = date.fromordinal(button.day) if button.day else None
    found = await service.keep_off_today(turn.act, button.enrolment, day)
    turn.show(screens.notes(found, turn.texts))
