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


@routes.tap(OpenBuddy, private=True)
async def open_buddy(turn: Turn, _button: OpenBuddy) -> None:
    turn.show(screens.mine(await service.open_mine(turn.act), turn.texts))


@routes.tap(OpenPair, private=True)
async def open_pair(turn: Turn, button: OpenPair) -> None:
    turn.show(screens.mine(await service.open_pair(turn.act, button.pair), turn.texts))


@routes.tap(AnswerPair, private=True)
async def answer(turn: Turn, button: AnswerPair) -> None:
    match await service.answer(turn.act, button.pair, button.answer):
        case service.SaidNo():
            turn.show(screens.said_no(turn.texts))
        case mine:
            turn.show(screens.mine(mine, turn.texts))


@routes.tap(WishBuddy)
async def wish(turn: Turn, _button: WishBuddy) -> None:
    turn.show(screens.mine(await service.wish(turn.act), turn.texts))


@routes.tap(TakeWishBack)
async def take_wish_back(turn: Turn, _button: TakeWishBack) -> None:
    turn.show(screens.mine(await service.take_wish_back(turn.act), turn.texts))


@routes.tap(AskEndPair, private=True)
async def ask_end(turn: Turn, button: AskEndPair) -> None:
    mine = await service.require_together(turn.act, button.pair)
    turn.show(screens.ask_end(mine, turn.texts))


@routes.tap(EndPair, private=True)
async def end(turn: Turn, button: EndPair) -> None:
    turn.show(screens.mine(await service.end(turn.act, button.pair), turn.texts))
