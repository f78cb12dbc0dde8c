"""Coordinators open their list of meetings and the card of one."""

from bot.sessions.buttons import OpenDeskSession, OpenDeskSessions, TurnDeskSessions
from bot.sessions.desk import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(OpenDeskSessions)
async def open_list(turn: Turn, button: OpenDeskSessions) -> None:
    turn.end_dialog()
    found = await service.open_list(turn.act, button.cohort)
    turn.show(screens.session_list(found, turn.texts, now=turn.now))


@routes.tap(TurnDeskSessions)
async def turn_page(turn: Turn, button: TurnDeskSessions) -> None:
    turn.end_dialog()
    found = await service.open_list(turn.act, button.cohort)
    turn.show(screens.session_list(found, turn.texts, now=turn.now, page=button.page))


@routes.tap(OpenDeskSession)
async def open_details(turn: Turn, button: OpenDeskSession) -> None:
    turn.end_dialog()
    found = await service.open_details(turn.act, button.session)
    course = turn.bot.courses.get(found.cohort.course)
    turn.show(screens.session_details(found, course, turn.texts, now=turn.now))
