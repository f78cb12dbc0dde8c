"""The list of what waits for a coordinator."""

from bot.desk.buttons import OpenWaiting
from bot.desk.inbox import screens
from bot.people.rights import service as rights
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.slots import Slots, find_waiting

routes = Routes("desk", staff=True)


@routes.tap(OpenWaiting, ends_dialog=True)
async def open_waiting(turn: Turn, button: OpenWaiting) -> None:
    cohort = await rights.require_cohort(turn.act, button.cohort)
    [waiting] = await find_waiting(turn.bot.part(Slots), turn.act, [cohort], turn.texts)
    turn.show(screens.waiting_list(waiting, cohort, button.page, turn.texts))
