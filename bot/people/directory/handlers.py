"""Coordinators see the list of a cohort and search for people on it."""

from bot.act import Act
from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.buttons import AskFind, ListIn, ListNotIn, TakeOffList
from bot.people.directory import screens, service
from bot.people.directory.service import find_people, list_people
from bot.people.rights import service as rights
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenPeople
from bot.telegram.kit.screen import Screen

routes = Routes("people", staff=True)


routes.shows(OpenPeople, service.open_people, screens.people, ends_dialog=True)


async def _find_in(act: Act, button: AskFind) -> CohortId:
    require_coordinator(act.visitor.grants, button.cohort)
    return button.cohort


async def _find(turn: Turn, cohort: CohortId, name: str) -> Screen | StaysOpen:
    """Show the people found; if there are none or too many, search for the next message too."""
    found = await find_people(turn.act, cohort, name)
    screen = screens.hits(found, turn.texts)
    if not found.people:
        return StaysOpen(await turn.bot.with_places(turn, name, screen))
    return screen if screens.is_clear(found) else StaysOpen(screen)


asks_for_text(
    routes,
    AskFind,
    "people.find",
    guard=DANGER,
    load=_find_in,
    ask=screens.ask_find,
    read=str,
    take=_find,
)


@routes.tap(ListNotIn)
async def list_not_in(turn: Turn, button: ListNotIn) -> None:
    found = await service.list_outside(turn.act, button.cohort)
    turn.show(screens.not_in(found, button.page, turn.texts, now=turn.now))


@routes.tap(ListIn)
async def list_in(turn: Turn, button: ListIn) -> None:
    found = await list_people(turn.act, button.cohort)
    turn.show(screens.inside(found, button.page, turn.texts))


@routes.tap(TakeOffList)
async def take_off(turn: Turn, button: TakeOffList) -> None:
    await rights.require_enrolment(turn.act, button.enrolment)
    if await needs_code(turn, button):
        return
    cohort = await service.take_off_list(turn.act, button.enrolment)
    turn.show(screens.people(await service.open_people(turn.act, cohort), turn.texts))
