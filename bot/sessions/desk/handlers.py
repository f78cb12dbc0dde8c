"""Coordinators open their list of meetings and the card of one."""

from bot.sessions.buttons import OpenDeskSession, OpenDeskSessions, TurnDeskSessions
from bot.sessions.desk import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(OpenDeskSessions, TurnDeskSessions, ends_dialog=True)
async def open_list(turn: Turn, button: OpenDeskSessions) -> None:
    page = button.page if isinstance(button, TurnDeskSessions) else None
    found = await service.open_list(turn.act, button.cohort)
    turn.show(screens.session_list(found, turn.texts, now=turn.now, page=page))


@routes.tap(OpenDeskSession, ends_dialog=True)
async def open_details(turn: Turn, button: OpenDeskSession) -> None:
    found = await service.open_details(turn.act, button.session)
    turn.show(screens.session_details(found, turn.texts, now=turn.now))
