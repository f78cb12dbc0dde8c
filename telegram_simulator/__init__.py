"""A simulated Telegram on this machine: Bot API, people, faults, a clock and a page (API.md)."""

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.expectations import NothingSeen
from telegram_simulator.foreign_clock import ForeignClock, NoFaketime
from telegram_simulator.people import Cast, Group, Persona, new_token
from telegram_simulator.server import Simulator
from telegram_simulator.simulated import Simulated

__all__ = [
    "Cast",
    "ForeignClock",
    "Group",
    "InvalidAction",
    "NoFaketime",
    "NotFound",
    "NothingSeen",
    "Persona",
    "Simulated",
    "Simulator",
    "new_token",
]
