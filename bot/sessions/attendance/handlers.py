"""People say whether they attended and rate the meeting; coordinators correct who attended."""

from bot.refusals import StaleButton
from bot.sessions.attendance import screens, service
from bot.sessions.attendance.domain import Attendance
from bot.sessions.attendance.service import AfterSession
from bot.sessions.buttons import (
    CorrectAttendance,
    CorrectList,
    LetQuote,
    PickPicture,
    RateSession,
    SettleAttendance,
    ShowAttendance,
)
from bot.sessions.desk import service as desk
from bot.sessions.domain import SessionId
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("sessions", staff=True)
LIST = "attendance.page"
"""As long as a list of attendance is open, lines on who was there and photos belong to it."""
_STATES = {
    str(state)[0]: state for state in (Attendance.THERE, Attendance.EXCUSED, Attendance.MISSED)
}


@routes.tap(ShowAttendance)
async def show_attendance(turn: Turn, button: ShowAttendance) -> None:
    found = await desk.open_details(turn.act, button.session)
    show_list(turn, button.session, screens.attendance_list(found, turn.texts, now=turn.now))


@routes.tap(CorrectList)
async def correct_list(turn: Turn, button: CorrectList) -> None:
    found = await desk.open_details(turn.act, button.session)
    show_list(turn, button.session, screens.correct(found, button.page, turn.texts))


@routes.tap(CorrectAttendance)
async def correct(turn: Turn, button: CorrectAttendance) -> None:
    if button.state not in _STATES:
        raise StaleButton
    found = await service.correct(turn.act, button.session, button.person, _STATES[button.state])
    show_list(turn, button.session, screens.correct(found, button.page, turn.texts))


@routes.tap(SettleAttendance)
async def settle(turn: Turn, button: SettleAttendance) -> None:
    """Settle in one tap whether somebody was there of whom nobody was sure."""
    if button.state not in _STATES:
        raise StaleButton
    found = await service.correct(turn.act, button.session, button.person, _STATES[button.state])
    show_list(turn, button.session, screens.attendance_list(found, turn.texts, now=turn.now))


def show_list(turn: Turn, session: SessionId, screen: Screen) -> None:
    """Show a list of attendance, to which the next line and photos may belong."""
    turn.ask(LIST, screen, ANSWERED_WITHIN, session=session)


@routes.tap(PickPicture, staff=False)
async def pick_picture(turn: Turn, button: PickPicture) -> None:
    outcome = await service.save_picture(turn.act, button.session, picked=button.picture)
    if button.picture == service.NOT_THERE:
        _show_thanks(turn, outcome)
    elif outcome.wrong is not None:
        turn.show(screens.look_again(outcome, turn.texts))
    else:
        is_sure = outcome.state is not Attendance.UNSURE
        said = None if is_sure else turn.texts("attendance.not_sure")
        turn.show(screens.pulse(outcome.session, outcome.course, turn.texts, said=said))


@routes.tap(RateSession, staff=False)
async def rate(turn: Turn, button: RateSession) -> None:
    _show_thanks(turn, await service.rate(turn.act, button.session, score=button.score or None))


@routes.tap(LetQuote, staff=False)
async def let_quote(turn: Turn, button: LetQuote) -> None:
    _show_thanks(turn, await service.let_quote(turn.act, button.session, may=button.may == 1))


def _show_thanks(turn: Turn, outcome: AfterSession) -> None:
    turn.show(screens.thanks(outcome, turn.texts, zone=turn.person.zone, now=turn.now))
