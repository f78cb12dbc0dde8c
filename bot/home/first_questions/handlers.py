"""What must be settled before a tap or command: a consent text that has changed, then the PIN."""

from bot.people.pin.handlers import ask_pin
from bot.people.renewal.handlers import ask_consent
from bot.telegram.incoming.context import Turn, Wanted


async def ask_first(turn: Turn, wanted: Wanted) -> bool:
    """Ask for it; return False if nothing had to be asked."""
    return await ask_consent(turn, wanted) or await ask_pin(turn, wanted)
