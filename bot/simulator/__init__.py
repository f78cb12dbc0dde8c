"""A simulated Telegram on this machine: Bot API, people, faults, a clock and a page (README.md)."""

from bot.simulator.action_errors import InvalidAction, NotFound
from bot.simulator.people import Cast, Group, Persona, new_token
from bot.simulator.server import Simulator
from bot.simulator.simulated import NothingSeen, Simulated

__all__ = [
    "Cast",
    "Group",
    "InvalidAction",
    "NotFound",
    "NothingSeen",
    "Persona",
    "Simulated",
    "Simulator",
    "new_token",
]
