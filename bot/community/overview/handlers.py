"""Opens what a leader can do here, also by /community, and the list of their sessions."""

from bot.community.buttons import ListOwn, OpenCommunity
from bot.community.handlers import asks_consent
from bot.community.overview import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("community")


@routes.tap(OpenCommunity, ends_dialog=True)
async def open_community(turn: Turn, _button: OpenCommunity) -> None:
    found = await service.own(turn.act)
    if not await asks_consent(turn, found.setting):
        turn.show(screens.overview(found, turn.texts))


routes.shortcut(OpenCommunity(), "community")

routes.shows(ListOwn, service.list_own, screens.listed, ends_dialog=True)
