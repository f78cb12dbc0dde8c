"""Coordinators set the links of a meeting; people report that they cannot connect."""

from typing import Any

from bot.refusals import StaleButton
from bot.safety.guard.handlers import STORIES
from bot.sessions.buttons import (
    AskLink,
    AskRecording,
    CannotConnect,
    ReportTrouble,
    TellRecording,
    TroubleOver,
    WhoIsTroubled,
)
from bot.sessions.domain import SessionId
from bot.sessions.links import screens, service
from bot.sessions.links.domain import Trouble, read_link, read_room
from bot.sessions.service import require_for_coordinator
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(AskLink)
async def ask_link(turn: Turn, button: AskLink) -> None:
    found = await require_for_coordinator(turn.act, button.session)
    turn.ask("session.link", screens.ask_link(found, turn.texts), session=found.id)


@routes.dialog("session.link", guard=STORIES.but_for(read_room, "links"))
async def read_room_link(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save the link in a pasted text, or ask once more."""
    session, room = SessionId(dialog["session"]), read_room(said.text)
    if room is None:
        found = await require_for_coordinator(turn.act, session)
        turn.say(screens.ask_link(found, turn.texts, unread=True))
        return
    held = await service.change_room(turn.act, session, room)
    turn.end_dialog()
    turn.show(screens.room_changed(held, turn.texts))


@routes.tap(AskRecording)
async def ask_recording(turn: Turn, button: AskRecording) -> None:
    found = await require_for_coordinator(turn.act, button.session)
    turn.ask("session.recording", screens.ask_recording(found, turn.texts), session=found.id)


@routes.dialog("session.recording", guard=STORIES.but_for(read_link, "links"))
async def read_recording_link(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save the link of the recording, or ask once more."""
    session, link = SessionId(dialog["session"]), read_link(said.text)
    if link is None:
        found = await require_for_coordinator(turn.act, session)
        turn.say(screens.ask_recording(found, turn.texts, unread=True))
        return
    kept = await service.save_recording(turn.act, session, link)
    turn.end_dialog()
    turn.show(screens.recorded(kept, turn.texts))


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
