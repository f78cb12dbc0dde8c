"""My buddy: asked for, answered, shown, ended."""

from bot.peers.buddy import screens, service
from bot.peers.buttons import (
    AnswerPair,
    AskEndPair,
    EndPair,
    OpenBuddy,
    OpenPair,
    TakeWishBack,
    WishBuddy,
)
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("peers")

routes.shows(OpenBuddy, service.open_mine, screens.mine, private=True)
routes.shows(OpenPair, service.open_pair, screens.mine, private=True)


@routes.tap(AnswerPair, private=True)
async def answer(turn: Turn, button: AnswerPair) -> None:
    match await service.answer(turn.act, button.pair, button.answer):
        case service.SaidNo():
            turn.show(screens.said_no(turn.texts))
        case mine:
            turn.show(screens.mine(mine, turn.texts))


routes.shows(WishBuddy, service.wish, screens.mine)
routes.shows(TakeWishBack, service.take_wish_back, screens.mine)
routes.shows(AskEndPair, service.require_together, screens.ask_end, private=True)
routes.shows(EndPair, service.end, screens.mine, private=True)
