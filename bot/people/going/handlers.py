"""Somebody asks to go without the PIN, or takes the request back; neither needs the PIN."""

from bot.people.buttons import OpenMyData
from bot.people.going import screens, service
from bot.people.going.buttons import AskToGo, TakeGoingBack
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people")


@routes.tap(AskToGo, ends_dialog=True)
async def ask_to_go(turn: Turn, _button: AskToGo) -> None:
    request = await service.ask_to_go(turn.act)
    if request is None:  # the PIN was reset meanwhile, so nothing asks for it
        await turn.follow(OpenMyData())
        return
    turn.show(screens.asked(request, turn.person, turn.texts, now=turn.now))


@routes.tap(TakeGoingBack)
async def take_back(turn: Turn, _button: TakeGoingBack) -> None:
    await service.take_back(turn.act)
    turn.show(screens.taken_back(turn.texts))
