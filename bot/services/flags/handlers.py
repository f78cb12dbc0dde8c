"""Leaders say what is wrong with a service that they found: one of four buttons."""

from bot.services.buttons import AskFault, FlagService, OpenFound
from bot.services.flags import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")  # as when its buttons were written: see `Routes.area`


@routes.tap(OpenFound)
async def open_found(turn: Turn, button: OpenFound) -> None:
    opened = await service.open_service(turn.act, button.service)
    turn.show(screens.found_service(opened, turn.texts))


@routes.tap(AskFault)
async def ask_fault(turn: Turn, button: AskFault) -> None:
    turn.show(screens.ask_fault(await service.ask_fault(turn.act, button.service), turn.texts))


@routes.tap(FlagService)
async def flag_service(turn: Turn, button: FlagService) -> None:
    outcome = await service.flag(turn.act, button.service, button.fault)
    if outcome is not None:
        turn.toast(turn.texts.label(screens.TOLD[button.fault == service.RIGHT]))
    turn.show(screens.flagged(outcome, turn.texts))
