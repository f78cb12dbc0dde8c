"""Asks a leader which module should come next, and notes the answer."""

from bot.learning.buttons import ChooseModule, OpenNextModule
from bot.learning.next_module import screens, service
from bot.learning.offers.service import switch_enrolment
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenNextModule)
async def open_next_module(turn: Turn, button: OpenNextModule) -> None:
    await switch_enrolment(turn.act, button.enrolment)
    found = await service.open_question(turn.act, button.enrolment)
    turn.show(screens.question(found, button.enrolment, turn.texts))


@routes.tap(ChooseModule)
async def choose_module(turn: Turn, button: ChooseModule) -> None:
    await switch_enrolment(turn.act, button.enrolment)
    found = await service.choose(turn.act, button.enrolment, button.module)
    turn.show(screens.thanks(found, button.enrolment, turn.texts))
