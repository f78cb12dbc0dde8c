"""Coordinators open services, confirm those that they have tried, and hide others."""

from bot.services.buttons import (
    AskConfirm,
    ConfirmService,
    OpenService,
    OpenServices,
    OpenWaitingServices,
    WithdrawService,
)
from bot.services.confirming import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)  # as when its buttons were written: see `Routes.area`


@routes.tap(OpenServices)
async def open_services(turn: Turn, button: OpenServices) -> None:
    found = await service.load_services(turn.act, button.cohort)
    emergency = bool(button.emergency)
    turn.show(screens.services(found, emergency=emergency, asked=button.page, texts=turn.texts))


@routes.tap(OpenWaitingServices)
async def open_waiting(turn: Turn, button: OpenWaitingServices) -> None:
    found = await service.load_services(turn.act, button.cohort)
    turn.show(screens.waiting(found, button.page, turn.texts))


routes.shows(OpenService, service.open_service, screens.service, ends_dialog=True)
routes.shows(ConfirmService, service.confirm_service, screens.service)
routes.shows(WithdrawService, service.withdraw_service, screens.service)


@routes.tap(AskConfirm)
async def ask_confirm(turn: Turn, button: AskConfirm) -> None:
    opened = await service.open_service(turn.act, button.cohort, button.service)
    turn.show(screens.ask_confirm(opened, turn.person.name, turn.texts))
