"""Setting the stage: people, groups, bots, memberships, and what the page is told of them."""

from typing import Any

from bot.simulator.acts import Acts, Place
from bot.simulator.chats import Chat, Member
from bot.simulator.impossible import Impossible
from bot.simulator.methods.membership import change
from bot.simulator.methods.profile import commands_for, description_for
from bot.simulator.people import MAIN_BOT, Bot, Cast, Person, new_token
from bot.simulator.refusals import Json
from bot.simulator.world import World

_SHOWN = 100
_STATUSES = ("member", "administrator", "left", "kicked", "restricted", "creator")


class Stage:
    """Changes who is there, and describes it."""

    def __init__(self, world: World, acts: Acts) -> None:
        self.world = world
        self.acts = acts
        self._offstage: set[str] = set()

    def begin(self, cast: Cast) -> None:
        """Put the cast on the stage."""
        world = self.world
        world.add_bot(
            Bot(id=MAIN_BOT, name=cast.bot_name, username=cast.bot_username, token=new_token())
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
                self._offstage.add(persona.key)
        for group in cast.groups:
            self.group(group.key, group.title, group.kind, list(group.members), bot=group.bot)

    def person(
        self,
        key: str,
        name: str = "",
        last_name: str = "",
        username: str = "",
        language: str = "en",
        id: int | None = None,  # noqa: A002 - as in JSON
        role: str = "participant",
        says: str = "",
    ) -> Json:
        """A new person with her private chat."""
        number = id or self.world.free_user_id()
        if key in self.world.chats or number in self.world.users or number in self.world.bots:
            raise Impossible(f"There is already somebody called {key!r} or with id {number}.")
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
        self.world.feed.emit("person", person=person.card())
        self._show(self.world.chats[key])
        return person.card()

    def language(self, person: Place, language: str) -> Json:
        """Change the language of somebody's Telegram."""
        found = self.acts.find_person(person)
        found.language = language
        self.world.feed.emit("person", person=found.card())
        return found.card()

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
        """A new group, supergroup or channel."""
        if kind not in {"group", "supergroup", "channel"}:
            raise Impossible("Kinds are: group, supergroup, channel.")
        if key in self.world.chats:
            raise Impossible(f"There is already a chat {key!r}.")
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
        self._show(chat)
        if bot:
            status = "administrator" if kind == "channel" else "member"
            change(
                self.world, chat, self.world.main, status, people[0] if people else self.world.main
            )
            chat.state = "open"
        return self.chat(key)

    def member(
        self,
        chat: Place,
        who: str,
        status: str,
        by: Place | None = None,
        rights: dict[str, bool] | None = None,
    ) -> Json:
        """Somebody comes, goes, is promoted, restricted or thrown out."""
        if status not in _STATUSES:
            raise Impossible(f"Statuses are: {', '.join(_STATUSES)}.")
        found = self.acts.find_chat(chat)
        if found.private:
            raise Impossible("A private chat has no members.")
        subject: Any = None if who in self.world.people else self.world.bot_named(who)
        subject = subject or self.acts.find_person(who)
        actor = self.acts.find_person(by) if by else self.world.viewer(found) or subject
        change(self.world, found, subject, status, actor, rights)
        if subject is self.world.main:
            found.state = "open" if found.has(subject.id) else "out"
        return self.chat(found.key)

    def delete_group(self, chat: Place) -> Json:
        """A group that is no more."""
        found = self.acts.find_chat(chat)
        found.deleted = True
        self.world.feed.emit("chat", chat=found.key, patch={"state": "gone"})
        return self.chat(found.key)

    def upgrade(self, chat: Place) -> Json:
        """A group becomes a supergroup with another id."""
        old = self.acts.find_chat(chat)
        if old.kind != "group":
            raise Impossible("Only a group can be upgraded.")
        world = self.world
        new = Chat(
            key=old.key,
            id=world.free_group_id("supergroup"),
            kind="supergroup",
            title=old.title,
            state=old.state,
            members=old.members,
            keyboard=old.keyboard,
        )
        actor = world.viewer(old)
        leaving = world.post(old, actor, {"migrate_to_chat_id": new.id})
        old.key = f"{old.key}@{old.id}"
        world.chats[old.key] = old
        world.add_group(new)
        arriving = world.post(new, actor, {"migrate_from_chat_id": old.id})
        bots = world.bots_in(old)
        for place, item in ((old, leaving), (new, arriving)):
            number = item.message["message_id"]
            item.acked = not world.tell(bots, "message", item.message, place, message_id=number)
        old.migrated_to = new.id
        self._show(new, messages=True)
        return self.chat(new.key)

    def invite(self, chat: Place, token: str | None = None) -> Json:
        """What Start sends, and the link that the page shows."""
        found = self.acts.find_chat(chat)
        found.invite = token
        self.world.feed.emit("chat", chat=found.key, patch={"invite": self._link(found)})
        return self.chat(found.key)

    def suggest(self, chat: Place, text: str) -> Json:
        """Fill the composer."""
        found = self.acts.find_chat(chat)
        found.suggestion = text
        self.world.feed.emit("chat", chat=found.key, patch={"suggestion": text})
        return {"key": found.key}

    def bot(
        self,
        username: str = "",
        name: str = "",
        id: int | None = None,  # noqa: A002 - as in JSON
        privacy: bool = True,  # noqa: FBT001, FBT002 - as in JSON
    ) -> Json:
        """A further bot with a token."""
        number = id or max(self.world.bots) + 1
        if number in self.world.bots:
            raise Impossible(f"There is already a bot with id {number}.")
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
        """The main bot, or another by its username."""
        found = self.world.bot_named(name)
        if found is None:
            raise Impossible(f"There is no bot {name!r}.")
        return found

    def privacy(self, on: bool, bot: str | None = None) -> Json:  # noqa: FBT001 - as in JSON
        """Group privacy."""
        self.find_bot(bot).privacy = on
        return {}

    def revoke(self, bot: str | None = None) -> Json:
        """A new token; the old one is worth nothing."""
        found = self.find_bot(bot)
        found.token = new_token(found.id)
        return {"token": found.token}

    def clear(self) -> None:
        """Empty every chat and queue; ids go on."""
        world = self.world
        world.polls.clear()
        world.callbacks.clear()
        for queue in world.queues.values():
            queue.clear()
        for bot in world.bots.values():
            bot.seen.clear()
        for person in world.people.values():
            person.gone = False
        for chat in world.chats.values():
            chat.items.clear()
            chat.pinned.clear()
            chat.reactions.clear()
            chat.keyboard, chat.placeholder, chat.suggestion = None, "", ""
            if chat.private:
                chat.state = "new"

    # -- descriptions

    def _link(self, chat: Chat) -> str | None:
        bot = chat.bot or self.world.main
        return f"https://t.me/{bot.username}?start={chat.invite}" if chat.invite else None

    def _show(self, chat: Chat, *, messages: bool = False) -> None:
        self.world.feed.emit("chat", chat=chat.key, patch=self.card(chat, messages=messages))

    def card(self, chat: Chat, *, messages: bool = False) -> Json:
        """A chat as the page knows it."""
        world = self.world
        bot = chat.bot or world.main
        viewer = world.viewer(chat)
        gone = chat.deleted or (chat.person is not None and chat.person.gone)
        card: Json = {
            "key": chat.key,
            "id": chat.id,
            "kind": chat.kind,
            "state": "gone" if gone else chat.state,
            "title": bot.names.get("", bot.name) if chat.private else chat.title,
            "viewer": viewer.key if viewer else None,
            "bot": bot.username,
            "members": sum(member.present for member in chat.members.values()),
            "keyboard": chat.keyboard,
            "placeholder": chat.placeholder,
            "commands": commands_for(world, bot, chat.key),
            "menu_button": bot.menu_buttons.get(chat.id) or bot.menu_buttons.get(0),
            "pinned": chat.pinned[-1] if chat.pinned else None,
            "invite": self._link(chat),
            "suggestion": chat.suggestion,
            "description": description_for(bot, viewer.language if viewer else ""),
        }
        if messages:
            shown = list(chat.items.values())[-_SHOWN:]
            card["messages"] = [world.item(chat, item) for item in shown]
        return card

    def chat(self, chat: Place) -> Json:
        """A chat with its latest messages."""
        return self.card(self.acts.find_chat(chat), messages=True)

    def order(self) -> list[str]:
        """The chats of the main bot that the page shows, private ones first."""
        main, off = self.world.main, self._offstage
        private = [c.key for c in self.world.chats.values() if c.bot is main and c.key not in off]
        groups = [c.key for c in self.world.groups.values() if c.migrated_to is None]
        return private + groups
