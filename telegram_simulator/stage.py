"""Adds and changes people, groups, bots and memberships, and describes chats for the page."""

import re
from typing import Any

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json
from telegram_simulator.bot_father import BotFather
from telegram_simulator.chats import Chat, Member
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.memberships import change_membership
from telegram_simulator.methods.profile import commands_for, description_for
from telegram_simulator.people import Bot, Cast, Person, bot_id_of, new_token
from telegram_simulator.user_actions import UserActions, require_start_parameter
from telegram_simulator.user_messages import decode_base64
from telegram_simulator.world import World

_SHOWN = 100
_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,31}")
_STATUSES = ("member", "administrator", "left", "kicked", "restricted", "creator")


class Stage(BotFather):
    """Sets up people, groups and bots."""

    def __init__(self, world: World, acts: UserActions) -> None:
        super().__init__(world)
        self.acts = acts
        self._hidden: set[str] = set()
        self._added: set[int] = set()  # the groups that are not of the cast

    def add_cast(self, cast: Cast) -> None:
        """Add the main bot and all people and groups of a cast."""
        world = self.world
        token = cast.bot_token or new_token()
        world.main_id = bot_id_of(token)
        world.add_bot(
            Bot(id=world.main_id, name=cast.bot_name, username=cast.bot_username, token=token)
        )
        for persona in cast.people:
            self.person(
                key=persona.key,
                name=persona.name,
                last_name=persona.last_name,
                username=persona.username,
                language=persona.language,
                id=persona.id,
                role=persona.role,
                says=persona.says,
            )
            chat = world.chats[persona.key]
            chat.state = persona.state
            chat.invite = persona.invite
            if not persona.shown:
                self._hidden.add(persona.key)
        for group in cast.groups:
            self.group(group.key, group.title, group.kind, list(group.members), bot=group.bot)
        self._added.clear()

    def person(
        self,
        key: str,
        name: str = "",
        last_name: str = "",
        username: str = "",
        language: str = "en",
        id: int | None = None,  # noqa: A002 - as in JSON
        role: str = "",
        says: str = "",
    ) -> Json:
        """Add a person with a private chat with the main bot."""
        if username and not _USERNAME.fullmatch(username):
            raise InvalidAction("A username has letters, digits and _, and begins with a letter.")
        number = id or self.world.free_user_id()
        if key in self.world.chats or number in self.world.users or number in self.world.bots:
            raise InvalidAction(f"There is already somebody called {key!r} or with id {number}.")
        person = Person(
            key=key,
            id=number,
            name=name or key.capitalize(),
            last_name=last_name,
            username=username,
            language=language,
            role=role,
            says=says or language,
        )
        self.world.add_person(person)
        self.world.feed.emit("person", person=person.to_json())
        self._emit_chat(self.world.chats[key])
        return person.to_json()

    def language(self, person: KeyOrId, language: str) -> Json:
        """Change the language of a person's Telegram app."""
        found = self.acts.find_person(person)
        found.language = language
        self.world.feed.emit("person", person=found.to_json())
        return found.to_json()

    def group(
        self,
        key: str,
        title: str,
        kind: str = "group",
        members: list[str] | None = None,
        id: int | None = None,  # noqa: A002 - as in JSON
        bot: bool = False,  # noqa: FBT001, FBT002 - as in JSON
        forum: bool = False,  # noqa: FBT001, FBT002 - as in JSON
        username: str = "",
    ) -> Json:
        """Add a group, supergroup or channel."""
        if kind not in {"group", "supergroup", "channel"}:
            raise InvalidAction("Kinds are: group, supergroup, channel.")
        if key in self.world.chats:
            raise InvalidAction(f"There is already a chat {key!r}.")
        number = id or self.world.free_group_id(kind)
        people = [self.acts.find_person(member) for member in members or []]
        chat = Chat(
            key=key, id=number, kind=kind, title=title, forum=forum, username=username, state="out"
        )
        for person in people:
            chat.members[person.id] = Member(user_id=person.id)
        if people:
            chat.members[people[0].id].status = "creator"
        self.world.add_group(chat)
        self._added.add(chat.id)
        self._emit_chat(chat)
        if bot:
            status = "administrator" if kind == "channel" else "member"
            change_membership(
                self.world, chat, self.world.main, status, people[0] if people else self.world.main
            )
        return self.chat(key)

    def member(
        self,
        chat: KeyOrId,
        who: str,
        status: str,
        by: KeyOrId | None = None,
        rights: dict[str, bool] | None = None,
    ) -> Json:
        """Change the membership of a person or bot in a group."""
        if status not in _STATUSES:
            raise InvalidAction(f"Statuses are: {', '.join(_STATUSES)}.")
        found = self.acts.find_chat(chat)
        if found.private:
            raise InvalidAction("A private chat has no members.")
        subject: Any = None if who in self.world.people else self.world.bot_named(who)
        subject = subject or self.acts.find_person(who)
        actor = self.acts.find_person(by) if by else self.world.viewer(found) or subject
        change_membership(self.world, found, subject, status, actor, rights)
        return self.chat(found.key)

    def delete_group(self, chat: KeyOrId) -> Json:
        """Delete a group."""
        found = self.acts.find_chat(chat)
        found.deleted = True
        self.world.feed.emit("chat", chat=found.key, patch={"state": "gone"})
        return self.chat(found.key)

    def upgrade(self, chat: KeyOrId) -> Json:
        """Upgrade a group to a supergroup, which has another id."""
        old = self.acts.find_chat(chat)
        if old.kind != "group":
            raise InvalidAction("Only a group can be upgraded.")
        world = self.world
        new = Chat(
            key=old.key,
            id=world.free_group_id("supergroup"),
            kind="supergroup",
            title=old.title,
            state=old.state,
            members=old.members,
            keys=old.keys,
        )
        actor = world.viewer(old)
        leaving = world.post(old, actor, {"migrate_to_chat_id": new.id})
        old.key = f"{old.key}@{old.id}"
        world.chats[old.key] = old
        world.add_group(new)
        self._added |= {new.id} if old.id in self._added else set()
        arriving = world.post(new, actor, {"migrate_from_chat_id": old.id})
        bots = world.bots_in(old)
        world.queue_message(bots, old, leaving)
        world.queue_message(bots, new, arriving)
        old.migrated_to = new.id
        self._emit_chat(new, messages=True)
        return self.chat(new.key)

    def invite(self, chat: KeyOrId, token: str | None = None) -> Json:
        """Set the token that Start sends and the page shows as a link."""
        found = self.acts.find_chat(chat)
        if token:
            require_start_parameter(token)
        found.invite = token
        self.world.feed.emit("chat", chat=found.key, patch={"invite": self._invite_link(found)})
        return self.chat(found.key)

    def suggest(self, chat: KeyOrId, text: str) -> Json:
        """Suggest a text for the composer."""
        found = self.acts.find_chat(chat)
        found.suggestion = text
        self.world.feed.emit("chat", chat=found.key, patch={"suggestion": text})
        return {"key": found.key}

    def clear(self) -> None:
        """Empty all chats and queues, and remove the groups that a test added; ids continue."""
        world = self.world
        world.polls.clear()
        world.callbacks.clear()
        world.payments.forget()
        world.gifts.given.clear()
        world.games.scores.clear()
        for queue in world.queues.values():
            queue.clear()
        for bot in world.bots.values():
            bot.seen.clear()
        for person in world.people.values():
            person.gone = False
        for key in [key for key, chat in world.chats.items() if chat.id in self._added]:
            del world.chats[key]
        for number in self._added:
            world.groups.pop(number, None)
        self._added.clear()
        for chat in world.chats.values():
            chat.clear()

    # -- descriptions

    def _invite_link(self, chat: Chat) -> str | None:
        bot = chat.bot or self.world.main
        return f"https://t.me/{bot.username}?start={chat.invite}" if chat.invite else None

    def _emit_chat(self, chat: Chat, *, messages: bool = False) -> None:
        self.world.feed.emit("chat", chat=chat.key, patch=self.chat_state(chat, messages=messages))

    def web_file(self, url: str, base64: str, mime_type: str = "", name: str = "") -> Json:
        """Let an address lead to a file, so that a bot may send it by the address."""
        if not url.startswith(("http://", "https://")):
            raise InvalidAction("url begins with https:// or http://.")
        self.world.web_files.register(url, decode_base64(base64), mime_type, name)
        return {}

    def chat_state(self, chat: Chat, *, messages: bool = False) -> Json:
        """Return a chat as the page gets it; `messages`: with its latest messages."""
        world = self.world
        bot = chat.bot or world.main
        viewer = world.viewer(chat)
        gone = chat.deleted or (chat.person is not None and chat.person.gone)
        state: Json = {
            "key": chat.key,
            "id": chat.id,
            "kind": chat.kind,
            "state": "gone" if gone else chat.state,
            "title": bot.names.get("", bot.name) if chat.private else chat.title,
            "viewer": viewer.key if viewer else None,
            "bot": bot.username,
            "members": sum(member.present for member in chat.members.values()),
            "keyboard": chat.keyboard,
            "keys": chat.keys,
            "placeholder": chat.placeholder,
            "commands": commands_for(world, bot, chat.key),
            "menu_button": bot.menu_buttons.get(chat.id) or bot.menu_buttons.get(0),
            "pinned": chat.pinned[-1] if chat.pinned else None,
            "invite": self._invite_link(chat),
            "suggestion": chat.suggestion,
            "description": description_for(bot, viewer.language if viewer else ""),
        }
        if messages:
            shown = list(chat.items.values())[-_SHOWN:]
            state["messages"] = [world.item_json(chat, item) for item in shown]
        return state

    def chat(self, chat: KeyOrId) -> Json:
        """Return a chat with its latest messages."""
        return self.chat_state(self.acts.find_chat(chat), messages=True)

    def order(self) -> list[str]:
        """Return the keys of the chats that the page shows, private ones first."""
        main, off = self.world.main, self._hidden
        private = [c.key for c in self.world.chats.values() if c.bot is main and c.key not in off]
        groups = [c.key for c in self.world.groups.values() if c.migrated_to is None]
        return private + groups
