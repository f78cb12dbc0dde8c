"""Coordinators with an authenticator app: it reads the key under the picture, and shows codes."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pyotp

from bot.people.second_factor.buttons import SetUpFactor
from tests.world import Phone, World, words


@dataclass(frozen=True, slots=True)
class App:
    """An authenticator app that knows a key."""

    world: World
    key: str

    def code(self, *, steps: int = 0) -> str:
        """Return the code of now, or of so many half minutes later."""
        return pyotp.TOTP(self.key).at(self.world.clock.now() + steps * timedelta(seconds=30))


def key_shown(phone: Phone) -> str:
    """Return the key under the newest picture."""
    found = re.search(r"\b[A-Z2-7]{32}\b", words(phone.message_with("Scan this picture")))
    assert found is not None
    return found.group()


async def set_up(world: World, phone: Phone) -> App:
    """Set up a second factor, from the picture to the first code."""
    await phone.forges(SetUpFactor().pack())
    app = App(world, key_shown(phone))
    await phone.sends(app.code())
    return app
