"""Coordinators see the list of a cohort and look for people on it."""

from typing import Any

from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.buttons import AskFind, ListIn, ListNotIn, TakeOffList
from bot.people.directory import screens, service
from bot.people.directory.service import find_people, list_people
from bot.people.rights import service as rights
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenPeople

routes = Routes("people", staff=True)

FINDING = "people.find"


routes.shows(OpenPeople, list_people, screens.people, ends_dialog=True)


@routes.tap(AskFind)
async def ask_find(turn: Turn, button: AskFind) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    turn.ask(FINDING, screens.ask_find(button.cohort, turn.texts), cohort=button.cohort)


@routes.dialog(FINDING, guard=DANGER)
async def read_find(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show the people found; if there are none or too many, search for the next message too."""
    found = await find_people(turn.act, CohortId(dialog["cohort"]), said.text)
    if screens.is_clear(found):
        turn.end_dialog()
    turn.show(screens.hits(found, turn.texts))


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
    turn.show(screens.people(await list_people(turn.act, cohort), turn.texts))
