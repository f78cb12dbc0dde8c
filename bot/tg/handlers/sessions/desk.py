"""The coordinators' meetings: the list, one card, who comes, who was there, recordings."""

from typing import Any

from bot.domain.learning.course import Course
from bot.domain.people.person import Cohort, CohortId, PersonId
from bot.domain.refusals import StaleButton
from bot.domain.sessions.rooms import read_link, read_room
from bot.domain.sessions.session import Attendance, SessionId
from bot.services.sessions import desk, trouble
from bot.tg.buttons.session_desk import (
    AskLink,
    AskRecording,
    CorrectAttendance,
    CorrectList,
    OpenDeskSession,
    OpenDeskSessions,
    ShowAttendance,
    TellRecording,
    TurnDeskSessions,
    WhoComes,
    WhoIsTroubled,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.sessions import attendance as attended
from bot.tg.screens.sessions import desk as screens
from bot.tg.screens.sessions import keeping
from bot.tg.screens.sessions import trouble as troubles

routes = Routes("sessions", staff=True)
_STATES = {str(state)[0]: state for state in Attendance}


@routes.tap(OpenDeskSessions)
async def open_table(turn: Turn, button: OpenDeskSessions) -> None:
    """All meetings of a cohort."""
    turn.end_dialog()
    found = await desk.open_table(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.table(found, turn.texts, now=turn.now))


@routes.tap(TurnDeskSessions)
async def turn_table(turn: Turn, button: TurnDeskSessions) -> None:
    """A page of them."""
    turn.end_dialog()
    found = await desk.open_table(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.table(found, turn.texts, now=turn.now, page=button.page))


@routes.tap(OpenDeskSession)
async def open_card(turn: Turn, button: OpenDeskSession) -> None:
    """One meeting."""
    turn.end_dialog()
    await _show_card(turn, SessionId(button.session))


@routes.tap(WhoComes)
async def who_comes(turn: Turn, button: WhoComes) -> None:
    """Who comes, who cannot and why."""
    found = await desk.open_card(turn.tx, turn.visitor, SessionId(button.session))
    turn.show(attended.who_comes(found, turn.texts))


@routes.tap(ShowAttendance)
async def show_attendance(turn: Turn, button: ShowAttendance) -> None:
    """Who was there."""
    found = await desk.open_card(turn.tx, turn.visitor, SessionId(button.session))
    turn.show(attended.attendance(found, turn.texts, now=turn.now))


@routes.tap(CorrectList)
async def correct_list(turn: Turn, button: CorrectList) -> None:
    """A page of people."""
    found = await desk.open_card(turn.tx, turn.visitor, SessionId(button.session))
    turn.show(attended.correct(found, button.page, turn.texts, now=turn.now))


@routes.tap(CorrectAttendance)
async def correct(turn: Turn, button: CorrectAttendance) -> None:
    """Keep what a coordinator says of somebody's attendance."""
    if button.state not in _STATES:
        raise StaleButton
    found = await desk.correct(
        turn.tx,
        turn.visitor,
        SessionId(button.session),
        PersonId(button.person),
        _STATES[button.state],
        now=turn.now,
    )
    turn.show(attended.correct(found, button.page, turn.texts, now=turn.now))


@routes.tap(AskLink)
async def ask_link(turn: Turn, button: AskLink) -> None:
    """What is the link?"""
    found = await desk.require_run(turn.tx, turn.visitor, SessionId(button.session))
    turn.begin("session.link", session=found.id)
    turn.show(keeping.ask_link(found, turn.texts))


@routes.dialog("session.link")
async def hear_link(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Keep the link in what was pasted, or ask once more."""
    session, room = SessionId(dialog["session"]), read_room(said.text)
    if room is None:
        found = await desk.require_run(turn.tx, turn.visitor, session)
        turn.say(keeping.ask_link(found, turn.texts, unread=True))
        return
    held = await desk.hold_in(turn.tx, turn.visitor, session, room, now=turn.now)
    turn.end_dialog()
    turn.show(keeping.held(held, turn.texts))


@routes.tap(AskRecording)
async def ask_recording(turn: Turn, button: AskRecording) -> None:
    """Where is the recording?"""
    found = await desk.require_run(turn.tx, turn.visitor, SessionId(button.session))
    turn.begin("session.recording", session=found.id)
    turn.show(keeping.ask_recording(found, turn.texts))


@routes.dialog("session.recording")
async def hear_recording(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Keep the link of the recording, or ask once more."""
    session, link = SessionId(dialog["session"]), read_link(said.text)
    if link is None:
        found = await desk.require_run(turn.tx, turn.visitor, session)
        turn.say(keeping.ask_recording(found, turn.texts, unread=True))
        return
    kept = await desk.keep_recording(turn.tx, turn.visitor, session, link, now=turn.now)
    turn.end_dialog()
    turn.show(keeping.recorded(kept, turn.texts))


@routes.tap(TellRecording)
async def tell_recording(turn: Turn, button: TellRecording) -> None:
    """Let those who were not there have it."""
    session = SessionId(button.session)
    outcome = await desk.tell_recording(turn.tx, turn.visitor, session, now=turn.now)
    turn.show(keeping.announced(outcome, turn.texts))


@routes.tap(WhoIsTroubled)
async def who_is_troubled(turn: Turn, button: WhoIsTroubled) -> None:
    """Who cannot connect."""
    found = await trouble.who(turn.tx, turn.visitor, SessionId(button.session))
    turn.show(troubles.who(found, turn.texts))


async def _show_card(turn: Turn, session: SessionId) -> None:
    found = await desk.open_card(turn.tx, turn.visitor, session)
    course = _course(turn, found.cohort)
    turn.show(screens.card(found, course, turn.texts, now=turn.now))


def _course(turn: Turn, cohort: Cohort) -> Course | None:
    return turn.house.courses.get(cohort.course)
