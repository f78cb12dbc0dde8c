"""/start: with a token a link is opened; without one the desk, Home, or nothing for strangers."""

from bot.desk.today.handlers import show_desk
from bot.membership.chat import storage as chats
from bot.membership.domain import Reach
from bot.people.invites.domain import DeadLink, pasted_token
from bot.people.joining.handlers import open_link
from bot.refusals import NotJoined
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people")


@routes.command("start", strangers=True)
async def start(turn: Turn, rest: str) -> None:
    """Open a link, or show what somebody who is in begins with."""
    if turn.chat is not None and turn.chat.reach is not Reach.OPEN:
        chats.reopen(turn.tx, chat_id=turn.chat_id)
    if rest:
        await open_link(turn, _token(turn, rest))
        return
    if turn.visitor.person is None:
        raise NotJoined
    turn.end_dialog()
    if turn.visitor.grants:
        await show_desk(turn)
    else:
        await turn.go_home()


async def open_pasted(turn: Turn, text: str) -> bool:
    """Open a link or token that was pasted as text; return False if it is neither."""
    token = pasted_token(text, turn.bot.bot_username)
    if token is None:
        return False
    await open_link(turn, token)
    return True


def _token(turn: Turn, rest: str) -> str:
    token = pasted_token(rest, turn.bot.bot_username)
    if token is None:
        raise DeadLink
    return token
