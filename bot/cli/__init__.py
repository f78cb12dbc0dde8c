"""The commands for administrators; `commands.py` lists them."""

from bot.cli.commands import main

__all__ = ["main"]
