"""A coordinator cuts off a phone with two taps on the person's card."""

from bot.desk.buttons import AskCutOff, CutOff
from bot.desk.stolen_phone import screens, service
from bot.people.invites.domain import pasted_token
from bot.people.rights import service as rights
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)

routes.shows(AskCutOff, service.find_phone, screens.ask_whether_stolen)


@routes.tap(CutOff)
async def cut_off(turn: Turn, button: CutOff) -> None:
    found = await service.cut_off(turn.act, button.cohort, button.person)
    may_appoint = rights.is_administrator(turn.act)
    turn.show(screens.done(found, turn.texts, may_appoint=may_appoint))


async def comes_back(turn: Turn, said: Incoming) -> bool:
    """Let an account that was cut off get answers again with a link for its owner or a role."""
    token = pasted_token(said.text.removeprefix("/start "), turn.bot.bot_username)
    if turn.is_group or token is None:
        return False
    if not await service.may_come_back(turn.act, turn.telegram_id, token):
        return False
    service.let_back(turn.act, turn.telegram_id)
    return True
