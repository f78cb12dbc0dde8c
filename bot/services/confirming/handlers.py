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
from bot.services.confirming.service import ServiceOpened
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


@routes.tap(OpenService)
async def open_service(turn: Turn, button: OpenService) -> None:
    turn.show(screens.service(await _service(turn, button), turn.texts))


@routes.tap(AskConfirm)
async def ask_confirm(turn: Turn, button: AskConfirm) -> None:
    turn.show(screens.ask_confirm(await _service(turn, button), turn.person.name, turn.texts))


@routes.tap(ConfirmService)
async def confirm_service(turn: Turn, button: ConfirmService) -> None:
    opened = await service.confirm_service(turn.act, button.cohort, button.service, button.wording)
    turn.show(screens.service(opened, turn.texts))


@routes.tap(WithdrawService)
async def withdraw_service(turn: Turn, button: WithdrawService) -> None:
    await service.withdraw_service(turn.act, button.cohort, button.service)
    turn.show(screens.service(await _service(turn, button), turn.texts))


async def _service(turn: Turn, button: OpenService | AskConfirm | WithdrawService) -> ServiceOpened:
    return await service.open_service(turn.act, button.cohort, button.service)
