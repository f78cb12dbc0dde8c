"""The command menu of one chat: in the language that was chosen, with what its role is heard in."""

from bot.membership.domain import Visitor
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls
from bot.telegram.profile import described

ASK = "ask"
COMMANDS = ("menu", "sessions", ASK, "language", "privacy", "help")
"""The commands that everybody is told of, each with a handler."""
DESK = "desk"


def commands_of(visitor: Visitor) -> tuple[str, ...]:
    """Return the commands that somebody is told of.

    Coordinators have /desk; those who take part in nothing have nobody to ask. Who waits to be
    let in counts as taking part: nobody tells their menu when that happens.
    """
    if not visitor.grants:
        return COMMANDS
    asks = bool(visitor.enrolments)
    return (DESK, *(word for word in COMMANDS if asks or word != ASK))


def set_command_menu(turn: Turn) -> None:
    """Set this chat's menu, because language or role changed."""
    listed = described(commands_of(turn.visitor), turn.texts)
    scope = {"type": "chat", "chat_id": turn.chat_id}
    turn.reply("menu", calls.act("setMyCommands", commands=listed, scope=scope))
