"""Coordinators make links and close them."""

from bot.membership.staff.domain import require_coordinator
from bot.people.buttons import AskInvite, CloseLink, InviteAll, MakePersonalLink, ShowQr
from bot.people.invites import screens, service
from bot.people.invites.domain import link_of
from bot.people.invites.service import NewLink
from bot.people.rights import service as rights
from bot.people.unsigned.handlers import warns
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

routes = Routes("people", staff=True)


def show_link(turn: Turn, made: NewLink, says: str = "invite.made_one") -> None:
    """Show a new link; `says` is the text of a personal one."""
    username, zone = turn.bot.bot_username, turn.person.zone
    screen = screens.new_link(made, turn.texts, bot_username=username, zone=zone, says=says)
    turn.show(screen)


@routes.tap(AskInvite)
async def ask_invite(turn: Turn, button: AskInvite) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns(turn, button.cohort, button):
        return
    turn.show(screens.how(button.cohort, turn.texts))


@routes.tap(InviteAll)
async def invite_all(turn: Turn, button: InviteAll) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if button.people not in screens.SIZES:
        turn.show(screens.how_many(button.cohort, turn.texts))
        return
    if await warns(turn, button.cohort, button):
        return
    show_link(turn, await service.link_for_all(turn.act, button.cohort, people=button.people))


@routes.tap(MakePersonalLink)
async def make_personal_link(turn: Turn, button: MakePersonalLink) -> None:
    listed = await rights.require_enrolment(turn.act, button.enrolment)
    if await warns(turn, listed.enrolment.cohort_id, button):
        return
    show_link(turn, await service.personal_link(turn.act, button.enrolment))


@routes.tap(ShowQr)
async def show_qr(turn: Turn, button: ShowQr) -> None:
    await service.require_own_link(turn.act, button.token)
    drawing = Drawing(
        field="photo",
        recipe="qr",
        about={"text": link_of(turn.bot.bot_username, button.token)},
        filename="link.png",
        private=True,
    )
    turn.reply("qr", calls.picture(turn.chat_id, screens.picture(turn.texts), drawing))


@routes.tap(CloseLink)
async def close_link(turn: Turn, button: CloseLink) -> None:
    closed = await service.close_link(turn.act, button.invite)
    turn.show(screens.closed(closed.cohort_id, turn.texts))
