"""Leaders report a fault of a service that they found: one of four buttons."""

from bot.services.buttons import AskFault, FlagService, OpenFound
from bot.services.flags import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")  # as when its buttons were written: see `Routes.area`

routes.shows(OpenFound, service.open_service, screens.found_service)
routes.shows(AskFault, service.ask_fault, screens.ask_fault)


@routes.tap(FlagService)
async def flag_service(turn: Turn, button: FlagService) -> None:
    outcome = await service.flag(turn.act, button.service, button.fault)
    if outcome is not None:
        turn.toast(turn.texts.label(screens.TOLD[button.fault == service.RIGHT]))
    turn.show(screens.flagged(outcome, turn.texts))
