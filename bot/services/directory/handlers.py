"""Leaders look up services by taps: the need, the province, and then one service."""

from typing import Any

from bot.people.rights.service import open_cohorts
from bot.refusals import NotJoined
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.screens import with_help
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
from bot.services.directory.service import NeedOpened, ServicesFound
from bot.services.flags import service as flags
from bot.services.flags.screens import TOLD
from bot.services.handlers import own_province
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenNumbers
from bot.writing import has_words

routes = Routes("services")

PROVINCE = "services.province"
MOST_LETTERS = 60
"""The longest text that may name a province."""


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


@routes.tap(OpenNeed, ends_dialog=True)
async def open_need(turn: Turn, button: OpenNeed) -> None:
    await _show(turn, await service.open_need(turn.act, button.need), page=button.page)


async def _show(
    turn: Turn, found: NeedOpened | ServicesFound, *, page: int = 0, help_too: bool = False
) -> None:
    """Ask for the province, which people tap or type; without any, show the services."""
    if isinstance(found, ServicesFound):
        turn.end_dialog()
        turn.show(screens.services(found, turn.texts))
        return
    screen = screens.need(found, turn.texts, own=await own_province(turn), page=page)
    screen = with_help(screen, turn.texts) if help_too else screen
    turn.ask(PROVINCE, screen, ANSWERED_WITHIN, need=found.need.id)


@routes.dialog(PROVINCE, guard=DANGER)
async def read_province(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Show the services of a province that is typed; words that name none are not for this."""
    if said.kind is not ContentType.TEXT or not has_words(said.text):
        await _show(turn, await service.open_need(turn.act, dialog["need"]), help_too=True)
        return True
    found = await service.name_province(turn.act, dialog["need"], said.text[:MOST_LETTERS])
    if found is None:
        return False
    await _show(turn, found)
    return True


@routes.tap(FindServices, ends_dialog=True)
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
