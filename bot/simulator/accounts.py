"""Who exists: bots with their queues, people, groups; and which numbers are free."""

from collections.abc import Callable
from random import Random

from bot.simulator.chats import Chat
from bot.simulator.people import MAIN_BOT, Bot, Person, bot_id_of
from bot.simulator.refusals import unauthorized
from bot.simulator.updates import Pending, Queue

_FIRST_PERSON = 710_000_001
_FIRST_GROUP = 4_000_000
_SUPERGROUPS = 1_000_000_000_000
_UPDATE_IDS = (100_000_000, 400_000_000)


class Accounts:
    """All bots, people and chats by their numbers and names."""

    def __init__(self, rng: Random, acknowledged: Callable[[Pending], None]) -> None:
        self.rng = rng
        self.bots: dict[int, Bot] = {}
        self.queues: dict[int, Queue] = {}
        self.people: dict[str, Person] = {}
        self.users: dict[int, Person] = {}
        self.chats: dict[str, Chat] = {}
        self.groups: dict[int, Chat] = {}
        self._acknowledged = acknowledged
        self._ids = 0
        self._private: dict[tuple[int, int], Chat] = {}

    def add_bot(self, bot: Bot) -> Bot:
        """A bot account with its queue of updates."""
        self.bots[bot.id] = bot
        self.queues[bot.id] = Queue(self.rng.randrange(*_UPDATE_IDS), self._acknowledged)
        return bot

    @property
    def main(self) -> Bot:
        """The bot that the page shows."""
        return self.bots[MAIN_BOT]

    def bot_of(self, token: str) -> Bot:
        """The bot that comes with this token; the first token seen for a bot is its token."""
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
        """The main bot for None or `bot`, else the one with this username or id."""
        if name in {None, "", "bot"}:
            return self.main
        for bot in self.bots.values():
            if name in {bot.username, str(bot.id)}:
                return bot
        return None

    def add_person(self, person: Person) -> Person:
        """A person, and her chat with the main bot."""
        self.people[person.key] = person
        self.users[person.id] = person
        self.private(self.main, person)
        return person

    def free_user_id(self) -> int:
        """An account number nobody has."""
        return max((*self.users, _FIRST_PERSON - 1)) + 1

    def free_group_id(self, kind: str) -> int:
        """A chat id nobody has, of the right shape for the kind."""
        self._ids += 1
        number = _FIRST_GROUP + self._ids
        return -number if kind == "group" else -_SUPERGROUPS - number

    def private(self, bot: Bot, person: Person) -> Chat:
        """The chat of a person with a bot; it is `new` until she starts it."""
        chat = self._private.get((bot.id, person.id))
        if chat is None:
            key = person.key if bot is self.main else f"{person.key}:{bot.username}"
            chat = Chat(key=key, id=person.id, kind="private", person=person, bot=bot, state="new")
            self._private[bot.id, person.id] = self.chats[key] = chat
        return chat

    def add_group(self, chat: Chat) -> Chat:
        """A group, supergroup or channel."""
        self.chats[chat.key] = self.groups[chat.id] = chat
        return chat
