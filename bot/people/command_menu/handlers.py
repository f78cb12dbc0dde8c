"""The command menu of one chat: in the language that was chosen, with what its role is heard in."""

from bot.membership.domain import Visitor
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls
from bot.telegram.profile import described

ASK = "ask"
HEARD = ("menu", "sessions", ASK, "language", "privacy", "help")
"""The commands that everybody is told of, each with a handler."""
DESK = "desk"


def heard(visitor: Visitor) -> tuple[str, ...]:
    """Return the commands that somebody is told of.

    Coordinators have /desk; those who take part in nothing have nobody to ask. Who waits to be
    let in counts as taking part: nobody tells their menu when that happens.
    """
    if not visitor.grants:
        return HEARD
    asks = bool(visitor.enrolments)
    return (DESK, *(word for word in HEARD if asks or word != ASK))


def own_commands(turn: Turn) -> None:
    """Set this chat's menu, because language or role changed."""
    listed = described(heard(turn.visitor), turn.texts)
    scope = {"type": "chat", "chat_id": turn.chat_id}
    turn.reply("menu", calls.other("setMyCommands", commands=listed, scope=scope))
