"""What still works in a bot without some features; `test_features` runs it in a copy.

    python -m tests.still_works FOLDER FEATURE...

Somebody and their coordinator open Home, More, Settings, the desk and a card, over the simulated
Telegram.
"""

import asyncio
import logging
import sys
from importlib.util import find_spec
from pathlib import Path

from bot.areas import routes
from bot.telegram.kit.button import parse_button
from tests.engines import open_sqlite
from tests.stories.cast import coordinator, found, participant
from tests.stories.persons import open_person
from tests.world import Phone, a_world, local

ERRORS: list[str] = []
"""What the bot logged as an error: a person saw an apology, or a message was not written."""


class Errors(logging.Handler):
    """Keeps what the bot logs as an error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line of the log."""
        ERRORS.append(self.format(record))


async def main(folder: Path) -> None:
    """Open all screens; raise AssertionError if one of them is not there."""
    logging.getLogger().addHandler(Errors(logging.ERROR))
    database = await open_sqlite(folder / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        founded = await found(world, "Lotus House")
        leader = await participant(world, founded, "leader", "Sok Dara")
        sophea = await coordinator(world, founded)
        await _learns(leader)
        await _coordinates(sophea)
        await world.travel(local("2023-05-23 12:00"))  # past the message of the morning
    assert not ERRORS, ERRORS


def _leads_somewhere(phone: Phone) -> None:
    """Check that every button on the screen has a handler."""
    rows = phone.last["reply_markup"]["inline_keyboard"]
    shown = [key["callback_data"] for row in rows for key in row if "callback_data" in key]
    nowhere = [data for data in shown if type(parse_button(data)) not in routes.taps]
    assert not nowhere, f"{nowhere} lead nowhere, below: {phone.sees}"


async def _learns(leader: Phone) -> None:
    await leader.sends("/menu")
    assert "You're in." in leader.sees, leader.sees
    _leads_somewhere(leader)
    await leader.taps("▶ First lesson, 3 minutes")
    assert "Lesson 1 of" in leader.sees, leader.sees
    await leader.sends("/menu")
    _leads_somewhere(leader)
    await leader.taps("⋯ More")
    _leads_somewhere(leader)
    assert "⚙️ Settings" in leader.buttons, leader.buttons
    await leader.taps("⚙️ Settings")
    assert leader.sees.startswith("Settings"), leader.sees
    _leads_somewhere(leader)


async def _coordinates(sophea: Phone) -> None:
    await open_person(sophea)
    assert sophea.sees.startswith("Sok Dara · Lotus House"), sophea.sees
    _leads_somewhere(sophea)
    await sophea.taps("Edit")
    assert "Name" in sophea.buttons, sophea.buttons
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    _leads_somewhere(sophea)
    await sophea.taps("⚙️ Settings")
    assert sophea.sees.startswith("Settings"), sophea.sees
    _leads_somewhere(sophea)


if __name__ == "__main__":
    there = [each for each in sys.argv[2:] if find_spec(f"bot.{each}") is not None]
    assert not there, f"{there} were not taken out"
    asyncio.run(main(Path(sys.argv[1])))
