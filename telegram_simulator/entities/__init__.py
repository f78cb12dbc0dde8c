"""Parses, checks, trims and measures text with entities as Telegram does."""

from telegram_simulator.entities.formatted import (
    MAX_CAPTION,
    MAX_TEXT,
    FormattedText,
    caption,
    message_text,
    read,
    typed_text,
)
from telegram_simulator.entities.previews import TEXT_FIELDS, preview

__all__ = [
    "MAX_CAPTION",
    "MAX_TEXT",
    "TEXT_FIELDS",
    "FormattedText",
    "caption",
    "message_text",
    "preview",
    "read",
    "typed_text",
]
