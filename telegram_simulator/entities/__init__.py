"""Parses, checks, trims and measures text with entities as Telegram does."""

from telegram_simulator.entities.formatted import (
    FormattedText,
    caption,
    message_text,
    read,
    typed_text,
)

__all__ = ["FormattedText", "caption", "message_text", "read", "typed_text"]
