"""A coordinator answers whether a name on the list is somebody who takes part already."""

from bot.people.claims import screens, service
from bot.people.claims.buttons import ClaimIsOne, ClaimIsTwo, OpenClaim
from bot.people.claims.service import OpenedByKnown
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


@routes.tap(OpenClaim)
async def open_claim(turn: Turn, button: OpenClaim) -> None:
    found = await service.open_claim(turn.act, button.cohort, button.person, button.invited)
    _show(turn, found)


@routes.tap(ClaimIsOne)
async def is_one(turn: Turn, button: ClaimIsOne) -> None:
    owned = turn.bot.part(PersonalData).ownership
    merged = await service.say_one(turn.act, button.cohort, button.person, button.invited, owned)
    turn.show(screens.is_one(merged, turn.texts))


@routes.tap(ClaimIsTwo)
async def is_two(turn: Turn, button: ClaimIsTwo) -> None:
    found = await service.say_two(turn.act, button.cohort, button.person, button.invited)
    _show(turn, found)


def _show(turn: Turn, found: OpenedByKnown) -> None:
    if found.apart:
        turn.show(screens.are_two(found, turn.texts))
    else:
        turn.show(screens.asks(found, service.run_by(turn.act, found), turn.texts))
