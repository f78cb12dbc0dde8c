"""Leaders look up services by taps: the need, the province, and then one service."""

from bot.people.rights.service import open_cohorts
from bot.refusals import NotJoined
from bot.services.buttons import (
    AskListedFault,
    AskNumberFault,
    FindServices,
    FlagListed,
    FlagNumber,
    OpenDirectory,
    OpenListed,
    OpenNeed,
    OpenServices,
)
from bot.services.directory import screens, service
from bot.services.flags import service as flags
from bot.services.flags.screens import TOLD
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenNumbers

routes = Routes("services")


@routes.tap(OpenDirectory, ends_dialog=True)
async def open_directory(turn: Turn, _button: OpenDirectory) -> None:
    """Show the directory of the own course; coordinators who take none see their list instead."""
    if turn.visitor.enrolment is not None or not turn.visitor.grants:
        turn.show(screens.needs(await service.open_directory(turn.act), turn.texts))
        return
    cohorts = await open_cohorts(turn.act)
    if not cohorts:
        raise NotJoined
    await turn.follow(OpenServices(cohorts[0].id, 0, 0))


routes.shortcut(OpenDirectory(), "services")


routes.shows(OpenNeed, service.open_need, screens.need)


@routes.tap(FindServices)
async def find_services(turn: Turn, button: FindServices) -> None:
    found = await service.find_services(turn.act, button.need, button.province)
    turn.show(screens.services(found, turn.texts, page=button.page))


routes.shows(OpenNumbers, service.numbers, screens.numbers)
routes.shows(AskNumberFault, flags.ask_fault, screens.ask_number_fault)


@routes.tap(FlagNumber)
async def flag_number(turn: Turn, button: FlagNumber) -> None:
    outcome = await flags.flag(turn.act, button.service, button.fault)
    if outcome is not None:
        turn.toast(turn.texts.label(TOLD[button.fault == flags.RIGHT]))
    if outcome is not None and outcome.is_hidden:
        turn.show(screens.number_hidden(outcome, turn.texts))
    else:
        turn.show(screens.numbers(await service.numbers(turn.act), turn.texts))


@routes.tap(OpenListed)
async def open_listed(turn: Turn, button: OpenListed) -> None:
    opened = await flags.open_service(turn.act, button.service)
    turn.show(screens.entry(opened, _list_of(button), turn.texts))


@routes.tap(AskListedFault)
async def ask_fault(turn: Turn, button: AskListedFault) -> None:
    asked = await flags.ask_fault(turn.act, button.service)
    turn.show(screens.ask_fault(asked, _list_of(button), turn.texts))


@routes.tap(FlagListed)
async def flag_service(turn: Turn, button: FlagListed) -> None:
    outcome = await flags.flag(turn.act, button.service, button.fault)
    if outcome is not None:
        turn.toast(turn.texts.label(TOLD[button.fault == flags.RIGHT]))
    turn.show(screens.flagged(outcome, _list_of(button), turn.texts))


def _list_of(button: OpenListed | AskListedFault | FlagListed) -> FindServices:
    """Return the button to the page of the list from which a service was opened."""
    return FindServices(button.need, button.province, button.page)
