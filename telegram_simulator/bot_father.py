"""Makes bots and what belongs to them, as @BotFather does; stars, too."""

import re

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json
from telegram_simulator.games import Game
from telegram_simulator.methods.stars import transfer_stars
from telegram_simulator.people import Bot, new_token
from telegram_simulator.samples import SAMPLES, picture
from telegram_simulator.world import World

_MOST_STARS = 1_000_000


class BotFather:
    """Sets up bots, their games and their stars."""

    def __init__(self, world: World) -> None:
        self.world = world

    def bot(
        self,
        username: str = "",
        name: str = "",
        id: int | None = None,  # noqa: A002 - as in JSON
        privacy: bool = True,  # noqa: FBT001, FBT002 - as in JSON
    ) -> Json:
        """Add another bot and return its token."""
        number = id or max(self.world.bots) + 1
        if number in self.world.bots:
            raise InvalidAction(f"There is already a bot with id {number}.")
        bot = Bot(
            id=number,
            name=name or f"Bot {number}",
            username=username or f"sim{number}_bot",
            token=new_token(number),
            privacy=privacy,
        )
        self.world.add_bot(bot)
        return {"id": number, "username": bot.username, "token": bot.token}

    def find_bot(self, name: str | None) -> Bot:
        """Return the main bot for None, else the bot with this username."""
        found = self.world.bot_named(name)
        if found is None:
            raise InvalidAction(f"There is no bot {name!r}.")
        return found

    def privacy(self, on: bool, bot: str | None = None) -> Json:  # noqa: FBT001 - as in JSON
        """Switch the privacy mode of a bot in groups."""
        self.find_bot(bot).privacy = on
        return {}

    def revoke(self, bot: str | None = None) -> Json:
        """Give a bot a new token; the old one becomes invalid."""
        found = self.find_bot(bot)
        found.token = new_token(found.id)
        return {"token": found.token}

    def game(
        self,
        short_name: str,
        title: str = "",
        description: str = "",
        bot: str | None = None,
        animated: bool = False,  # noqa: FBT001, FBT002 - as in JSON
    ) -> Json:
        """Make a game of a bot, as @BotFather does, so that the bot may send it."""
        owner = self.find_bot(bot)
        if not re.fullmatch(r"\w{3,30}", short_name, re.ASCII):
            raise InvalidAction("short_name has 3 to 30 letters, digits or _.")
        files = self.world.files
        clip = SAMPLES["animation"]
        self.world.games.known[owner.id, short_name] = Game(
            bot_id=owner.id,
            short_name=short_name,
            title=title or short_name.replace("_", " ").capitalize(),
            description=description,
            photo=files.save("photo", "game.png", "image/png", picture()),
            animation=files.save("animation", clip.name, clip.mime_type, clip.content)
            if animated
            else None,
        )
        return {}

    def stars(self, amount: int, bot: str | None = None) -> Json:
        """Give a bot stars, which it may spend on gifts; return how many it has."""
        owner = self.find_bot(bot)
        if not 0 < amount <= _MOST_STARS:
            raise InvalidAction(f"amount is a number from 1 to {_MOST_STARS}.")
        transfer_stars(self.world, owner, amount, {"type": "other"})
        return {"balance": self.world.payments.balance(owner.id)}
