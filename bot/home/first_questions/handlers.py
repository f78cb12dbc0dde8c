"""The questions before a tap or command: a changed consent text, the PIN, the phone."""

from bot.people.pin.handlers import ask_pin
from bot.people.renewal.handlers import ask_consent
from bot.people.shared_phone.handlers import ask_phone
from bot.telegram.incoming.context import Turn, Wanted


async def ask_first(turn: Turn, wanted: Wanted) -> bool:
    """Ask the first open question; return False if there is none."""
    return (
        await ask_consent(turn, wanted)
        or await ask_pin(turn, wanted)
        or await ask_phone(turn, wanted)
    )
