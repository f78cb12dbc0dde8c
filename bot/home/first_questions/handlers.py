"""What must be settled before a tap or command is handled: the PIN of private screens."""

from bot.people.pin.handlers import ask_pin
from bot.telegram.incoming.context import Turn, Wanted


async def ask_first(turn: Turn, wanted: Wanted) -> bool:
    """Ask for it; return False if nothing had to be asked."""
    return await ask_pin(turn, wanted)
