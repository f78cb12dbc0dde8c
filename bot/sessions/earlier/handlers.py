"""Leaders open the list of meetings that are over."""

from bot.sessions.buttons import OpenEarlierSessions
from bot.sessions.earlier import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions")


@routes.tap(OpenEarlierSessions)
async def open_earlier(turn: Turn, button: OpenEarlierSessions) -> None:
    found = await service.open_earlier(turn.act, button.page)
    turn.show(screens.earlier(found, turn.texts, zone=turn.person.zone))
