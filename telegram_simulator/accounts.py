"""All bots, people and chats of the simulated Telegram, and the next free ids."""

from collections.abc import Callable
from random import Random

from telegram_simulator.api_errors import unauthorized
from telegram_simulator.chats import Chat
from telegram_simulator.people import MAIN_BOT, Bot, Person, bot_id_of
from telegram_simulator.updates import PendingUpdate, UpdateQueue

_FIRST_PERSON = 710_000_001
_FIRST_GROUP = 4_000_000
_SUPERGROUP_OFFSET = 1_000_000_000_000
_UPDATE_IDS = (100_000_000, 400_000_000)


class Accounts:
    """Holds bots, people and chats, and finds them by id, key or token."""

    def __init__(self, rng: Random, acknowledged: Callable[[PendingUpdate], None]) -> None:
        self.rng = rng
        self.bots: dict[int, Bot] = {}
        self.queues: dict[int, UpdateQueue] = {}
        self.people: dict[str, Person] = {}
        self.users: dict[int, Person] = {}
        self.chats: dict[str, Chat] = {}
        self.groups: dict[int, Chat] = {}
        self.main_id = MAIN_BOT
        self._acknowledged = acknowledged
        self._last_group_number = 0
        self._private: dict[tuple[int, int], Chat] = {}

    def add_bot(self, bot: Bot) -> Bot:
        """Add a bot and its queue of updates."""
        self.bots[bot.id] = bot
        self.queues[bot.id] = UpdateQueue(self.rng.randrange(*_UPDATE_IDS), self._acknowledged)
        return bot

    @property
    def main(self) -> Bot:
        """The bot that the page shows."""
        return self.bots[self.main_id]

    def bot_with_token(self, token: str) -> Bot:
        """Return the bot of a token; the first token used for a bot id becomes its token."""
        bot_id = bot_id_of(token)
        bot = self.bots.get(bot_id)
        if bot is None:
            bot = self.add_bot(Bot(id=bot_id, name=f"Bot {bot_id}", username=f"sim{bot_id}_bot"))
        if bot.token is None:
            bot.token = token
        if bot.token != token:
            raise unauthorized()
        return bot

    def bot_named(self, name: str | None) -> Bot | None:
        """Return the main bot for None or `bot`, else the bot with this username or id."""
        if name in {None, "", "bot"}:
            return self.main
        for bot in self.bots.values():
            if name in {bot.username, str(bot.id)}:
                return bot
        return None

    def add_person(self, person: Person) -> Person:
        """Add a person and the private chat with the main bot."""
        self.people[person.key] = person
        self.users[person.id] = person
        self.private_chat(self.main, person)
        return person

    def free_user_id(self) -> int:
        """Return a user id that nobody has."""
        return max((*self.users, _FIRST_PERSON - 1)) + 1

    def free_group_id(self, kind: str) -> int:
        """Return an unused chat id in the range that Telegram uses for this kind."""
        self._last_group_number += 1
        number = _FIRST_GROUP + self._last_group_number
        return -number if kind == "group" else -_SUPERGROUP_OFFSET - number

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """Return the private chat of a person with a bot; its state is `new` until Start."""
        chat = self._private.get((bot.id, person.id))
        if chat is None:
            key = person.key if bot is self.main else f"{person.key}:{bot.username}"
            chat = Chat(key=key, id=person.id, kind="private", person=person, bot=bot, state="new")
            self._private[bot.id, person.id] = self.chats[key] = chat
        return chat

    def add_group(self, chat: Chat) -> Chat:
        """Add a group, supergroup or channel."""
        self.chats[chat.key] = self.groups[chat.id] = chat
        return chat
