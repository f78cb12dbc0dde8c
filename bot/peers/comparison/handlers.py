"""Shows somebody their own figures beside those of the group; with a PIN only after it."""

from bot.peers.buttons import OpenComparison
from bot.peers.comparison import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("peers")


@routes.tap(OpenComparison, private=True)
async def open_comparison(turn: Turn, _button: OpenComparison) -> None:
    turn.show(screens.comparison(await service.open_comparison(turn.act), turn.texts))
