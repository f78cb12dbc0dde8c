"""A PIN is chosen, and what it opened closes again."""

from datetime import timedelta

from tests.world import Phone, World, words

RIGHT, WRONG = "4711", "0815"


async def choose_pin(phone: Phone, pin: str = RIGHT) -> None:
    await phone.sends("/settings")
    await phone.taps("Shared phone?")
    await phone.taps("A PIN for results")
    await phone.sends(pin)
    await phone.sends(pin)
    assert "The PIN counts from now on." in phone.sees


async def closed(world: World) -> None:
    """Let the quarter of an hour pass for which a PIN opens."""
    await world.travel(timedelta(minutes=16))


def everything_in_chat(phone: Phone) -> str:
    chat = phone.world.acts.find_chat(phone.chat_key)
    return "\n".join(words(item.message) for item in chat.items.values())
