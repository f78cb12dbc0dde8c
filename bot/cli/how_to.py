"""How to type a command here, for messages that say what to do next."""

from bot.settings import checkout


def how_to(command: str) -> str:
    """Return how to type `run` or `demo`: with `make` in a checkout, else the installed command.

    A checkout has no `romleuk` on the path of the shell, and an installed package no Makefile.
    """
    return f"romleuk {command}" if checkout() is None else f"make {command}"


def how_to_type(command: str) -> str:
    """Return how to type any other command here."""
    return f"romleuk {command}" if checkout() is None else f".venv/bin/python -m bot {command}"
