"""The command menu of one chat: in its language, with the commands of its role."""

from bot.membership.domain import Visitor
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls
from bot.telegram.profile import described

ASK = "ask"
COMMANDS = ("menu", "sessions", ASK, "language", "privacy", "help")
"""The commands in everybody's menu; each has a handler."""
DESK = "desk"


def commands_of(visitor: Visitor) -> tuple[str, ...]:
    """Return the commands of somebody's menu.

    Coordinators have /desk, and /ask only if they take a course themselves. Waiting to be let in
    counts as taking a course, because the menu is not set again at that moment.
    """
    if not visitor.grants:
        return COMMANDS
    asks = bool(visitor.enrolments)
    return (DESK, *(word for word in COMMANDS if asks or word != ASK))


def set_command_menu(turn: Turn) -> None:
    listed = described(commands_of(turn.visitor), turn.texts)
    scope = {"type": "chat", "chat_id": turn.chat_id}
    turn.reply("menu", calls.other("setMyCommands", commands=listed, scope=scope))
