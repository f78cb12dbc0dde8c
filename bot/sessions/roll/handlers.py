"""Coordinators tick who was there, type it, and send a photo of the list on paper."""

from typing import Any

from bot.membership.domain import PersonId
from bot.safety.guard.handlers import DANGER
from bot.sessions.attendance import screens as attendance_screens
from bot.sessions.attendance.handlers import LIST, show_list
from bot.sessions.buttons import OpenRoll, TickEverybody
from bot.sessions.domain import SessionId
from bot.sessions.roll import screens, service
from bot.sessions.roll.buttons import ChooseMeant, SaveRoll, TickPerson
from bot.sessions.roll.domain import ListPhoto, photo_in_file
from bot.sessions.roll.service import Roll
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("sessions", staff=True)


@routes.tap(OpenRoll)
async def open_roll(turn: Turn, button: OpenRoll) -> None:
    _show(turn, await service.open_roll(turn.act, button.session, button.page))


@routes.tap(TickEverybody)
async def tick_everybody(turn: Turn, button: TickEverybody) -> None:
    _show(turn, await service.tick_everybody(turn.act, button.session, button.there))


@routes.tap(TickPerson)
async def tick(turn: Turn, button: TickPerson) -> None:
    found = await service.tick(turn.act, button.session, button.page, button.person, button.there)
    _show(turn, found)


@routes.tap(ChooseMeant)
async def choose(turn: Turn, button: ChooseMeant) -> None:
    found = await service.choose_meant(
        turn.act, button.session, button.page, button.name, PersonId(button.person)
    )
    _show(turn, found)


@routes.tap(SaveRoll)
async def save(turn: Turn, button: SaveRoll) -> None:
    found = await service.save_roll(turn.act, button.session, button.there, turn.chat_id)
    if isinstance(found, Roll):
        _show(turn, found)
        return
    said = screens.saved(found, turn.texts)
    show_list(
        turn,
        button.session,
        attendance_screens.attendance_list(found.details, turn.texts, said=said, now=turn.now),
    )


def _show(turn: Turn, found: Roll) -> None:
    show_list(turn, found.details.session.id, screens.roll(found, turn.texts))


@routes.dialog(LIST, screen=True, guard=DANGER)
async def read(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Tick what a line says; show the names below the photo of a list, which is not read.

    A photo that is sent as a file is one, too.
    """
    session = SessionId(dialog["session"])
    photo = _photo_of(said)
    if photo is not None:
        await _take_photo(turn, session, said, photo, album=dialog.get("album"))
        return True
    if said.kind is not ContentType.TEXT:
        return False
    found = await service.read_line(turn.act, session, said.text)
    if found is None:
        return False
    turn.begin(LIST, ANSWERED_WITHIN, session=session)
    turn.say(screens.roll(found, turn.texts))
    return True


def _photo_of(said: Incoming) -> ListPhoto | None:
    if said.kind is ContentType.DOCUMENT:
        return photo_in_file(said.file_name, size=said.file_size)
    return ListPhoto.SHOWN if said.kind is ContentType.PHOTO else None


async def _take_photo(
    turn: Turn, session: SessionId, said: Incoming, photo: ListPhoto, *, album: str | None
) -> None:
    """Show the names below a photo of a list, once below an album, and read what is with it."""
    found = await service.open_roll(turn.act, session)
    service.delete_photo_later(turn.act, session, turn.chat_id, said.message_id)
    if said.media_group is not None and said.media_group == album:
        return
    found = await service.read_line(turn.act, session, said.text) or found
    turn.begin(LIST, ANSWERED_WITHIN, session=session, album=said.media_group)
    screen = screens.roll(found, turn.texts, photo=photo)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))
