"""Coordinators change the link of a meeting."""

from typing import Any

from bot.sessions.buttons import AskLink, AskRecording, TellRecording
from bot.sessions.domain import SessionId
from bot.sessions.links import screens, service
from bot.sessions.links.domain import read_link, read_room
from bot.sessions.service import require_for_coordinator
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(AskLink)
async def ask_link(turn: Turn, button: AskLink) -> None:
    found = await require_for_coordinator(turn.act, button.session)
    turn.ask("session.link", screens.ask_link(found, turn.texts), session=found.id)


@routes.dialog("session.link")
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


@routes.dialog("session.recording")
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


@routes.tap(TellRecording)
async def announce_recording(turn: Turn, button: TellRecording) -> None:
    outcome = await service.announce_recording(turn.act, button.session)
    turn.show(screens.announced(outcome, turn.texts))
