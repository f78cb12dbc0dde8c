"""Telegram accounts that were cut off, because their phone was lost or stolen."""
