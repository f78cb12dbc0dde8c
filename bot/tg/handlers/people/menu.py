"""The command menu of one chat: in the language that was chosen, with /desk for coordinators."""

from bot.locale import Texts
from bot.tg import calls
from bot.tg.context import Turn

LISTED = ("menu", "sessions", "ask", "language", "privacy", "help")
DESK = "desk"


def commands(texts: Texts, *, desk: bool) -> list[dict[str, str]]:
    """Return what stands behind the menu button: of what is listed, what is really heard."""
    words = (DESK, *heard()) if desk else heard()
    return [{"command": word, "description": texts.label(f"command.{word}")} for word in words]


def heard() -> tuple[str, ...]:
    """Return the listed commands that have a handler."""
    from bot.tg.handlers import routes  # the sum of all routes, this one's among them

    return tuple(word for word in LISTED if word in routes.commands)


def own_commands(turn: Turn) -> None:
    """Set this chat's menu, because language or role changed."""
    listed = commands(turn.texts, desk=bool(turn.visitor.grants))
    scope = {"type": "chat", "chat_id": turn.chat_id}
    turn.reply("menu", calls.act("setMyCommands", commands=listed, scope=scope))
