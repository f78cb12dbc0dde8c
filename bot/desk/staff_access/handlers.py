"""Coordinators open the sessions of their team, end one, and reset a second factor."""

from bot.desk.buttons import (
    AskResetFactor,
    EndSession,
    InviteAgain,
    OpenAccess,
    OpenColleague,
    ResetFactor,
)
from bot.desk.staff_access import screens, service
from bot.desk.staff_access.domain import Colleague
from bot.people.rights import service as rights
from bot.people.second_factor.handlers import needs_code
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)


@routes.tap(OpenAccess)
async def open_access(turn: Turn, button: OpenAccess) -> None:
    cohort, found = await service.list_colleagues(turn.act, button.cohort)
    turn.show(screens.team(cohort, found, turn.texts, factors=turn.bot.second_factor))


@routes.tap(OpenColleague)
async def open_colleague(turn: Turn, button: OpenColleague) -> None:
    _show(turn, await service.find_colleague(turn.act, button.cohort, button.person))


@routes.tap(EndSession)
async def end_session(turn: Turn, button: EndSession) -> None:
    _show(turn, await service.end_session(turn.act, button.cohort, button.person))


routes.shows(AskResetFactor, service.find_to_reset, screens.ask_reset)


@routes.tap(ResetFactor)
async def reset(turn: Turn, button: ResetFactor) -> None:
    await service.find_to_reset(turn.act, button.cohort, button.person)
    if await needs_code(turn, button):
        return
    _show(turn, await service.reset(turn.act, button.cohort, button.person))


@routes.tap(InviteAgain)
async def invite_again(turn: Turn, button: InviteAgain) -> None:
    rights.require_administrator(turn.act)
    if await needs_code(turn, button):
        return
    person, token = await service.invite_again(turn.act, button.cohort, button.person)
    username = turn.bot.bot_username
    turn.show(screens.invited(person, button.cohort, token, turn.texts, bot_username=username))


def _show(turn: Turn, found: Colleague) -> None:
    turn.show(screens.colleague(found, turn.texts, factors=turn.bot.second_factor))
