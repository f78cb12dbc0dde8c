"""Opens this month's door."""

from bot.learning.buttons import OpenExtras, OpenThisMonth
from bot.learning.service import switch_to
from bot.learning.this_month import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenThisMonth)
async def open_this_month(turn: Turn, button: OpenThisMonth) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    found = await service.open_door(turn.act, button.enrolment, button.day)
    if found is None:
        await turn.follow(OpenExtras())
    else:
        turn.show(screens.opened(found, turn.texts))
