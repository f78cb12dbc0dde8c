"""Parses, checks, trims and measures text with entities as Telegram does."""

from telegram_simulator.entities.formatted import (
    FormattedText,
    caption,
    message_text,
    read,
    typed_text,
)
from telegram_simulator.entities.previews import TEXT_FIELDS, preview

__all__ = [
    "TEXT_FIELDS",
    "FormattedText",
    "caption",
    "message_text",
    "preview",
    "read",
    "typed_text",
]
