"""Coordinators open the attendance of a meeting and correct it."""

from bot.refusals import StaleButton
from bot.sessions.attendance import screens, service
from bot.sessions.attendance.domain import Attendance
from bot.sessions.desk import service as desk
from bot.sessions.desk.buttons import CorrectAttendance, CorrectList, ShowAttendance
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)
_STATES = {str(state)[0]: state for state in Attendance}


@routes.tap(ShowAttendance)
async def show_attendance(turn: Turn, button: ShowAttendance) -> None:
    found = await desk.open_details(turn.act, button.session)
    turn.show(screens.attendance(found, turn.texts, now=turn.now))


@routes.tap(CorrectList)
async def correct_list(turn: Turn, button: CorrectList) -> None:
    found = await desk.open_details(turn.act, button.session)
    turn.show(screens.correct(found, button.page, turn.texts, now=turn.now))


@routes.tap(CorrectAttendance)
async def correct(turn: Turn, button: CorrectAttendance) -> None:
    if button.state not in _STATES:
        raise StaleButton
    found = await service.correct(turn.act, button.session, button.person, _STATES[button.state])
    turn.show(screens.correct(found, button.page, turn.texts, now=turn.now))
