"""People join a meeting or report that they cannot; coordinators set its links."""

from functools import partial

from bot.act import Act
from bot.refusals import StaleButton
from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.handlers import asks_for_text
from bot.sessions.buttons import (
    AskLink,
    AskRecording,
    CannotConnect,
    OpenLink,
    ReportTrouble,
    TellRecording,
    TroubleOver,
    WhoIsTroubled,
)
from bot.sessions.domain import Room, Session
from bot.sessions.links import screens, service
from bot.sessions.links.domain import Trouble, read_link, read_room
from bot.sessions.service import require_for_coordinator
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("sessions", staff=True)


async def _load(act: Act, button: AskLink | AskRecording) -> Session:
    return await require_for_coordinator(act, button.session)


async def _change_room(turn: Turn, session: Session, room: Room) -> Screen:
    changed = await service.change_room(turn.act, session.id, room)
    return screens.room_changed(changed, turn.texts)


async def _save_recording(turn: Turn, session: Session, link: str) -> Screen:
    saved = await service.save_recording(turn.act, session.id, link)
    return screens.recorded(saved, turn.texts)


asks_for_text(
    routes,
    AskLink,
    "session.link",
    guard=STORIES.but_for(read_room, "links"),
    load=_load,
    ask=screens.ask_link,
    again=partial(screens.ask_link, unread=True),
    read=read_room,
    take=_change_room,
)
asks_for_text(
    routes,
    AskRecording,
    "session.recording",
    guard=STORIES.but_for(read_link, "links"),
    load=_load,
    ask=screens.ask_recording,
    again=partial(screens.ask_recording, unread=True),
    read=read_link,
    take=_save_recording,
)


@routes.tap(OpenLink, staff=False)
async def open_link(turn: Turn, button: OpenLink) -> None:
    found = await service.open_room(turn.act, button.session)
    turn.show(screens.room(found, turn.texts, zone=turn.person.zone))


routes.shows(TellRecording, service.announce_recording, screens.announced)


@routes.tap(CannotConnect, staff=False)
async def cannot_connect(turn: Turn, button: CannotConnect) -> None:
    found = await service.require_open_room(turn.act, button.session)
    turn.say(screens.ask_trouble(found, turn.texts))


@routes.tap(ReportTrouble, staff=False)
async def report_trouble(turn: Turn, button: ReportTrouble) -> None:
    if button.trouble not in set(Trouble):
        raise StaleButton
    outcome = await service.report(turn.act, button.session, trouble=Trouble(button.trouble))
    turn.show(screens.reported(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(TroubleOver, staff=False)
async def trouble_over(turn: Turn, button: TroubleOver) -> None:
    found = await service.end_trouble(turn.act, button.session)
    turn.show(screens.over(found, turn.texts, zone=turn.person.zone))


routes.shows(WhoIsTroubled, service.list_troubles, screens.trouble_list)
