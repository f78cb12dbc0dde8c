"""Opens the list of extra units."""

from bot.learning.buttons import OpenExtras
from bot.learning.extras import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenExtras)
async def open_extras(turn: Turn, _button: OpenExtras) -> None:
    found = await service.list_extras(turn.act, turn.enrolment.id)
    turn.show(screens.listed(found, turn.texts))
