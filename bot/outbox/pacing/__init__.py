"""Calls leave no faster than Telegram allows."""
