"""Asks coordinators for a second yes before they invite real people while texts are unsigned."""

from typing import Final

from bot.membership.domain import CohortId
from bot.people.buttons import (
    AskInvite,
    InviteAll,
    InviteByList,
    ListThese,
    MakeLinks,
    MakePersonalLink,
)
from bot.people.unsigned import screens, service
from bot.people.unsigned.buttons import InviteUnsigned
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.button import Button, parse_button

routes = Routes("people", staff=True)

_INVITING: Final = (
    AskInvite,
    InviteAll,
    InviteByList,
    ListThese,
    MakeLinks,
    MakePersonalLink,
)
"""The buttons that may follow the yes; others may not, since following checks no permission."""


async def warns_of_unsigned(turn: Turn, cohort: CohortId, button: Button) -> bool:
    """Ask for a second yes if texts are unsigned; return False if people may be invited.

    The demo has no real people.
    """
    if turn.bot.demo:
        return False
    found = await service.open_question(turn.act, cohort)
    if not found:
        return False
    turn.show(screens.warning(cohort, found, button, turn.texts))
    return True


@routes.tap(InviteUnsigned)
async def invite_all_the_same(turn: Turn, button: InviteUnsigned) -> None:
    then = parse_button(button.then.replace(".", ":"))
    if not isinstance(then, _INVITING):
        raise StaleButton
    await service.say_yes(turn.act, button.cohort)
    await turn.follow(then)
