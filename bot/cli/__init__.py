"""The administrator's commands; each module adds its own to `app`."""

from bot.cli.commands import main

__all__ = ["main"]
