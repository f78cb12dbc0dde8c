"""Coordinators make links, and let in who came by one."""

from typing import Any

from bot.domain.people.invites import InviteId, link_of
from bot.domain.people.person import CohortId, EnrolmentId, OrganizationId
from bot.domain.people.roles import require_coordinator
from bot.services.people import invites, requests, running
from bot.services.people.desk import list_people
from bot.services.people.requests import Decided
from bot.tg import calls
from bot.tg.buttons.people import (
    AskInvite,
    CloseLink,
    InviteAll,
    LetIn,
    ListIn,
    ListNotIn,
    ListRequests,
    MakePersonalLink,
    NameOrganization,
    NotOneOfUs,
    OpenPerson,
    OpenRequest,
    ShowQr,
    TakeBack,
    TakeOffList,
)
from bot.tg.calls import Drawing
from bot.tg.context import Turn
from bot.tg.handlers.people.person import show_link
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.people import desk as desk_screens
from bot.tg.screens.people import invites as screens

routes = Routes("people", staff=True)

NAMING = "people.organization"


@routes.tap(AskInvite)
async def ask_invite(turn: Turn, button: AskInvite) -> None:
    """Ask how people shall come in."""
    require_coordinator(turn.visitor.grants, CohortId(button.cohort))
    turn.show(screens.how(CohortId(button.cohort), turn.texts))


@routes.tap(InviteAll)
async def invite_all(turn: Turn, button: InviteAll) -> None:
    """Make the link for all, after asking for how many."""
    cohort = CohortId(button.cohort)
    require_coordinator(turn.visitor.grants, cohort)
    if button.people not in screens.SIZES:
        turn.show(screens.how_many(cohort, turn.texts))
        return
    made = await invites.link_for_all(
        turn.tx, turn.visitor, cohort, people=button.people, now=turn.now
    )
    show_link(turn, made)


@routes.tap(MakePersonalLink)
async def make_personal_link(turn: Turn, button: MakePersonalLink) -> None:
    """Make a link for one person; an earlier one opens nothing then."""
    enrolment = EnrolmentId(button.enrolment)
    show_link(turn, await invites.personal_link(turn.tx, turn.visitor, enrolment, now=turn.now))


@routes.tap(ShowQr)
async def show_qr(turn: Turn, button: ShowQr) -> None:
    """Send the link as a picture."""
    await invites.own_link(turn.tx, turn.visitor, button.token, now=turn.now)
    drawing = Drawing(
        field="photo",
        recipe="qr",
        about={"text": link_of(turn.house.bot_username, button.token)},
        filename="link.png",
        private=True,
    )
    turn.reply("qr", calls.picture(turn.chat_id, screens.picture(turn.texts), drawing))


@routes.tap(CloseLink)
async def close_link(turn: Turn, button: CloseLink) -> None:
    """Let a link open nothing any more."""
    closed = await invites.close_link(turn.tx, turn.visitor, InviteId(button.invite), now=turn.now)
    turn.show(screens.closed(closed.cohort_id, turn.texts))


@routes.tap(ListNotIn)
async def list_not_in(turn: Turn, button: ListNotIn) -> None:
    """A page of those who are not in yet."""
    found = await list_people(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(
        screens.page("people.not_in", found.cohort.id, found.outside, button.page, turn.texts)
    )


@routes.tap(ListIn)
async def list_in(turn: Turn, button: ListIn) -> None:
    """A page of those who are in."""
    found = await list_people(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.page("people.in", found.cohort.id, found.inside, button.page, turn.texts))


@routes.tap(ListRequests)
async def list_requests(turn: Turn, button: ListRequests) -> None:
    """Everybody who asks to come in."""
    found = await list_people(turn.tx, turn.visitor, CohortId(button.cohort))
    turn.show(screens.requests(found.cohort.id, found.waiting, turn.texts))


@routes.tap(TakeOffList)
async def take_off(turn: Turn, button: TakeOffList) -> None:
    """Take somebody off the list who never came in."""
    enrolment = EnrolmentId(button.enrolment)
    cohort = await requests.take_off(turn.tx, turn.visitor, enrolment, now=turn.now)
    found = await list_people(turn.tx, turn.visitor, cohort)
    turn.show(desk_screens.people(found, turn.texts))


@routes.tap(OpenRequest)
async def open_request(turn: Turn, button: OpenRequest) -> None:
    """Who asks, and a page of organizations."""
    turn.end_dialog()
    found = await requests.find_request(turn.tx, turn.visitor, EnrolmentId(button.enrolment))
    turn.show(screens.request(found, turn.texts, number=button.page))


@routes.tap(LetIn)
async def let_in(turn: Turn, button: LetIn) -> None:
    """Let somebody in for an organization."""
    enrolment, organization = EnrolmentId(button.enrolment), OrganizationId(button.organization)
    await _show(
        turn,
        await requests.let_in(turn.tx, turn.visitor, enrolment, organization, now=turn.now),
    )


@routes.tap(NameOrganization)
async def ask_organization(turn: Turn, button: NameOrganization) -> None:
    """Ask what the organization is called."""
    enrolment = EnrolmentId(button.enrolment)
    await running.require_place(turn.tx, turn.visitor, enrolment)
    turn.begin(NAMING, enrolment=enrolment)
    turn.show(screens.write_organization(enrolment, turn.texts))


@routes.dialog(NAMING)
async def hear_organization(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Let somebody in for an organization that was not on the list."""
    decided = await requests.let_in_for_new(
        turn.tx, turn.visitor, EnrolmentId(dialog["enrolment"]), said.text, now=turn.now
    )
    turn.end_dialog()
    await _show(turn, decided)


@routes.tap(NotOneOfUs)
async def not_one_of_us(turn: Turn, button: NotOneOfUs) -> None:
    """Refuse a request."""
    enrolment = EnrolmentId(button.enrolment)
    await _show(turn, await requests.refuse(turn.tx, turn.visitor, enrolment, now=turn.now))


@routes.tap(TakeBack)
async def take_back(turn: Turn, button: TakeBack) -> None:
    """Undo what was decided."""
    enrolment = EnrolmentId(button.enrolment)
    await _show(turn, await requests.take_back(turn.tx, turn.visitor, enrolment, now=turn.now))


async def _show(turn: Turn, decided: Decided) -> None:
    """Show what was decided; who was in before is shown with what was put right."""
    if decided.let_in:
        turn.show(screens.decided(decided, turn.texts))
    else:
        await turn.follow(OpenPerson(decided.listed.enrolment.id))
