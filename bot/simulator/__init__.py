"""A simulated Telegram on loopback: Bot API, people, faults, a clock and a page. See README.md."""

from bot.simulator.impossible import Impossible, Unknown
from bot.simulator.people import Cast, Group, Persona, new_token
from bot.simulator.server import Simulator

__all__ = [
    "Cast",
    "Group",
    "Impossible",
    "Persona",
    "Simulator",
    "Unknown",
    "new_token",
]
