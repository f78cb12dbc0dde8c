"""Finds chats, people and messages by key or id."""

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.chats import Chat, Item
from telegram_simulator.people import Person
from telegram_simulator.world import World

KeyOrId = str | int
"""A key of README.md, or a Telegram id."""


class Lookup:
    """Finds chats, people and messages; raises NotFound for missing ones."""

    def __init__(self, world: World) -> None:
        self.world = world

    def find_chat(self, chat: KeyOrId) -> Chat:
        """Return a chat by its key or its Telegram id."""
        found = self.world.chats.get(str(chat))
        if found is None and str(chat).lstrip("-").isdecimal():
            number = int(chat)
            person = self.world.users.get(number)
            found = (
                self.world.private_chat(self.world.main, person)
                if person
                else self.world.groups.get(number)
            )
        if found is None and ":" in str(chat):
            found = self._other_bots_chat(str(chat))
        if found is None:
            raise NotFound(f"There is no chat {chat!r}.")
        return found

    def _other_bots_chat(self, key: str) -> Chat | None:
        who, _, name = key.partition(":")
        bot, person = self.world.bot_named(name), self.world.people.get(who)
        return self.world.private_chat(bot, person) if bot and person else None

    def find_person(self, who: KeyOrId) -> Person:
        """Return a person by key or Telegram id."""
        found = self.world.people.get(str(who))
        if found is None and str(who).isdecimal():
            found = self.world.users.get(int(who))
        if found is None:
            raise NotFound(f"There is no person {who!r}.")
        return found

    def speaker(self, chat: Chat, who: KeyOrId | None) -> Person:
        """Return the person who acts; in a private chat this can only be its owner."""
        if chat.person:
            if who is not None and self.find_person(who) is not chat.person:
                raise InvalidAction(f"The chat {chat.key} is that of {chat.person.name} alone.")
            return chat.person
        if who is None:
            viewer = self.world.viewer(chat)
            if viewer is None:
                raise InvalidAction("Nobody is in this group.")
            return viewer
        person = self.find_person(who)
        if not chat.has(person.id):
            raise InvalidAction(f"{person.name} is not in {chat.title}.")
        return person

    def find_item(self, chat: Chat, message_id: int) -> Item:
        """Return a message that was not deleted."""
        item = chat.items.get(int(message_id))
        if item is None:
            raise NotFound(f"There is no message {message_id} in {chat.key}.")
        return item
