"""Text with entities, as Telegram parses, checks, trims and measures it."""

from bot.simulator.entities.formatted import (
    Formatted,
    caption,
    message_text,
    read,
    typed,
)

__all__ = ["Formatted", "caption", "message_text", "read", "typed"]
