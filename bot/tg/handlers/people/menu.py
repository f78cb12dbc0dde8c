"""The command menu of one chat: in the language that was chosen, with /desk for coordinators."""

from bot.locale import Texts
from bot.tg import calls
from bot.tg.context import Turn

HEARD = ("menu", "sessions", "ask", "language", "privacy", "help")
"""The commands that everybody is told of, each with a handler."""
DESK = "desk"


def heard(*, desk: bool) -> tuple[str, ...]:
    """Return the commands that somebody is told of; `desk`: a coordinator."""
    return (DESK, *HEARD) if desk else HEARD


def commands(texts: Texts, *, desk: bool) -> list[dict[str, str]]:
    """Return what stands behind the menu button."""
    return [
        {"command": word, "description": texts.label(f"command.{word}")}
        for word in heard(desk=desk)
    ]


def own_commands(turn: Turn) -> None:
    """Set this chat's menu, because language or role changed."""
    listed = commands(turn.texts, desk=bool(turn.visitor.grants))
    scope = {"type": "chat", "chat_id": turn.chat_id}
    turn.reply("menu", calls.act("setMyCommands", commands=listed, scope=scope))
