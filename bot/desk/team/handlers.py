"""Coordinators see their team, and administrators change it."""

from bot.desk.buttons import (
    AskForColleague,
    AskRevoke,
    DeclineColleague,
    InviteCoordinator,
    OpenColleagueWish,
    OpenTeam,
    RevokeRole,
)
from bot.desk.team import screens, service
from bot.people.second_factor.handlers import needs_code
from bot.refusals import require
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)

routes.shows(OpenTeam, service.open_team, screens.team)
routes.shows(AskForColleague, service.ask_for_colleague, screens.team)
routes.shows(OpenColleagueWish, service.require_administrator, screens.wish)
routes.shows(DeclineColleague, service.decline_colleague, screens.wish)


@routes.tap(InviteCoordinator)
async def invite(turn: Turn, button: InviteCoordinator) -> None:
    await service.require_administrator(turn.act, button.cohort)
    if await needs_code(turn, button):
        return
    found, token = await service.invite_coordinator(turn.act, button.cohort)
    turn.show(screens.invited(found, token, turn.texts, bot_username=turn.bot.bot_username))


@routes.tap(AskRevoke)
async def ask_revoke(turn: Turn, button: AskRevoke) -> None:
    found = await service.open_team(turn.act, button.cohort)
    person = require(found.member(button.person))
    turn.show(screens.ask_revoke(found, person, turn.texts))


@routes.tap(RevokeRole)
async def revoke(turn: Turn, button: RevokeRole) -> None:
    await service.require_administrator(turn.act, button.cohort)
    if await needs_code(turn, button):
        return
    found = await service.revoke(turn.act, button.cohort, button.person)
    turn.show(screens.team(found, turn.texts))
