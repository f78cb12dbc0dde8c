"""A leader asks for a buddy, answers, sees and ends the pair."""

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
from bot.telegram.incoming.router import Routes

routes = Routes("peers")

routes.shows(OpenBuddy, service.open_mine, screens.mine, private=True)
routes.shows(OpenPair, service.open_pair, screens.mine, private=True)
routes.shows(AnswerPair, service.answer, screens.mine, private=True)
routes.shows(WishBuddy, service.wish, screens.mine)
routes.shows(TakeWishBack, service.take_wish_back, screens.mine)
routes.shows(AskEndPair, service.require_together, screens.ask_end, private=True)
routes.shows(EndPair, service.end, screens.mine, private=True)
