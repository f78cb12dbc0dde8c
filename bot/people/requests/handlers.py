"""Coordinators let in people who ask to join, or refuse them."""

from bot.membership.domain import ListedPerson
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
from bot.safety.typed_questions.handlers import asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


routes.shows(ListRequests, list_people, screens.requests)


@routes.tap(OpenJoinRequest, ends_dialog=True)
async def open_request(turn: Turn, button: OpenJoinRequest) -> None:
    found = await service.find_request(turn.act, button.enrolment)
    turn.show(screens.request(found, turn.texts, number=button.page))


@routes.tap(LetIn)
async def let_in(turn: Turn, button: LetIn) -> None:
    await _show(turn, await service.let_in(turn.act, button.enrolment, button.organization))


async def _name(turn: Turn, listed: ListedPerson, name: str) -> None:
    """Let somebody in for an organization that was not on the list."""
    await _show(turn, await service.let_in_for_new(turn.act, listed.enrolment.id, name))


asks_for_text(
    routes,
    NameOrganization,
    "people.organization",
    guard=DANGER,
    load=lambda act, button: rights.require_enrolment(act, button.enrolment),
    ask=screens.write_organization,
    read=str,
    take=_name,
)


@routes.tap(NotOneOfUs)
async def not_one_of_us(turn: Turn, button: NotOneOfUs) -> None:
    await _show(turn, await service.refuse(turn.act, button.enrolment))


@routes.tap(TakeBackDecision)
async def take_back(turn: Turn, button: TakeBackDecision) -> None:
    await _show(turn, await service.take_back(turn.act, button.enrolment))


async def _show(turn: Turn, decided: Decided) -> None:
    """Show the decision, or the person with the corrected organization."""
    if decided.let_in:
        turn.show(screens.decided(decided, turn.texts))
    else:
        await turn.follow(OpenPerson(decided.listed.enrolment.id))
