"""Coordinators let in people who ask to come in, or refuse them."""

from typing import Any

from bot.membership.domain import EnrolmentId
from bot.people.buttons import (
    LetIn,
    ListRequests,
    NameOrganization,
    NotOneOfUs,
    OpenJoinRequest,
    OpenPerson,
    TakeBackDecision,
)
from bot.people.directory.service import list_people
from bot.people.requests import screens, service
from bot.people.requests.service import Decided
from bot.people.rights import service as rights
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)

NAMING = "people.organization"


@routes.tap(ListRequests)
async def list_requests(turn: Turn, button: ListRequests) -> None:
    found = await list_people(turn.act, button.cohort)
    turn.show(screens.requests(found.cohort.id, found.waiting, turn.texts))


@routes.tap(OpenJoinRequest, ends_dialog=True)
async def open_request(turn: Turn, button: OpenJoinRequest) -> None:
    found = await service.find_request(turn.act, button.enrolment)
    turn.show(screens.request(found, turn.texts, number=button.page))


@routes.tap(LetIn)
async def let_in(turn: Turn, button: LetIn) -> None:
    await _show(turn, await service.let_in(turn.act, button.enrolment, button.organization))


@routes.tap(NameOrganization)
async def ask_organization(turn: Turn, button: NameOrganization) -> None:
    await rights.require_enrolment(turn.act, button.enrolment)
    screen = screens.write_organization(button.enrolment, turn.texts)
    turn.ask(NAMING, screen, enrolment=button.enrolment)


@routes.dialog(NAMING, ends_dialog=True, guard=DANGER)
async def read_organization(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Let somebody in for an organization that was not on the list."""
    decided = await service.let_in_for_new(turn.act, EnrolmentId(dialog["enrolment"]), said.text)
    await _show(turn, decided)


@routes.tap(NotOneOfUs)
async def not_one_of_us(turn: Turn, button: NotOneOfUs) -> None:
    await _show(turn, await service.refuse(turn.act, button.enrolment))


@routes.tap(TakeBackDecision)
async def take_back(turn: Turn, button: TakeBackDecision) -> None:
    await _show(turn, await service.take_back(turn.act, button.enrolment))


async def _show(turn: Turn, decided: Decided) -> None:
    """Show what was decided, or the person with the corrected organization."""
    if decided.let_in:
        turn.show(screens.decided(decided, turn.texts))
    else:
        await turn.follow(OpenPerson(decided.listed.enrolment.id))
