"""Somebody who has completed the course, and their certificate."""

import re

from tests.stories.finishing import has_read, has_taken
from tests.world import Phone, World, local

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b")
UNITS = ("m4.u1", "m4.u2", "m4.u3")


async def completes(world: World, phone: Phone) -> Phone:
    """Let it be July, with everything read and each quiz just good enough."""
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, phone)
    for unit in UNITS:
        await has_taken(world, phone, unit, 6)
    return phone


async def issued(phone: Phone) -> str:
    """Let somebody get their certificate; return its code."""
    await phone.sends("/certificate")
    await phone.taps("Yes, get my certificate")
    return code_on(phone)


def code_on(phone: Phone) -> str:
    """The code of the certificate that was shown last."""
    told = CODE.search(phone.message_with("Code: ")["text"])
    assert told is not None
    return told[0]
