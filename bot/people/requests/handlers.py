"""Coordinators let in people who ask to join, or refuse them."""

from bot.membership.domain import EnrolmentId, ListedPerson
from bot.people.buttons import (
    ListRequests,
    NotOneOfUs,
    OpenJoinRequest,
    OpenPerson,
    TakeBackDecision,
    TurnRequests,
)
from bot.people.requests import screens, service
from bot.people.requests.buttons import LetAllIn, LetIn, LetInAsTyped, NameOrganization
from bot.people.requests.service import Decided
from bot.people.rights import service as rights
from bot.safety.guard.handlers import DANGER
from bot.safety.names.domain import typed_name
from bot.safety.typed_questions.handlers import asks_for_text
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


@routes.tap(ListRequests)
async def list_requests(turn: Turn, button: ListRequests) -> None:
    await turn.follow(TurnRequests(button.cohort, 0))


@routes.tap(TurnRequests)
async def turn_requests(turn: Turn, button: TurnRequests) -> None:
    found = await service.list_requests(turn.act, button.cohort)
    turn.show(screens.requests(found, button.page, turn.texts))


@routes.tap(LetAllIn)
async def let_all_in(turn: Turn, button: LetAllIn) -> None:
    owned = turn.bot.part(PersonalData).ownership
    found = await service.let_all_in(turn.act, button.cohort, owned)
    if found.names:
        turn.show(screens.all_in(found, turn.texts))
    else:
        await turn.follow(TurnRequests(button.cohort, 0))


@routes.tap(OpenJoinRequest, ends_dialog=True)
async def open_request(turn: Turn, button: OpenJoinRequest) -> None:
    found = await service.find_request(turn.act, button.enrolment)
    turn.show(screens.request(found, turn.texts, number=button.page))


@routes.tap(LetIn)
async def let_in(turn: Turn, button: LetIn) -> None:
    if await _asks_first(turn, button.enrolment):
        return
    await _show(turn, await service.let_in(turn.act, button.enrolment, button.organization))


@routes.tap(LetInAsTyped)
async def let_in_as_typed(turn: Turn, button: LetInAsTyped) -> None:
    if await _asks_first(turn, button.enrolment):
        return
    await _show(turn, await service.let_in_as_typed(turn.act, button.enrolment))


async def _asks_first(turn: Turn, enrolment: EnrolmentId) -> bool:
    """Ask whether it is somebody of the list with such a name, whatever button was tapped."""
    found = await service.find_request(turn.act, enrolment)
    if not found.namesakes.everybody:
        return False
    turn.show(screens.request(found, turn.texts))
    return True


async def _name(turn: Turn, listed: ListedPerson, name: str) -> None:
    """Let somebody in for an organization that was not on the list."""
    if await _asks_first(turn, listed.enrolment.id):
        return
    await _show(turn, await service.let_in_for_new(turn.act, listed.enrolment.id, name))


asks_for_text(
    routes,
    NameOrganization,
    "people.organization",
    guard=DANGER,
    load=lambda act, button: rights.require_enrolment(act, button.enrolment),
    ask=screens.write_organization,
    read=typed_name,
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
