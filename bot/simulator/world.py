"""The world: who exists, what was said, and who is told of it."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.simulator.chats import Chat, Item, Member
from bot.simulator.clock import Now
from bot.simulator.feed import Feed
from bot.simulator.files import Files, Stored
from bot.simulator.people import MAIN_BOT, Bot, Person, bot_id_of
from bot.simulator.polls import Poll
from bot.simulator.refusals import Json, unauthorized
from bot.simulator.updates import CALLBACK, Pending, Queue

_FIRST_PERSON = 710_000_001
_FIRST_GROUP = 4_000_000
_SUPERGROUPS = 1_000_000_000_000
_UPDATE_IDS = (100_000_000, 400_000_000)
_USER_LANE = 3 << 33  # webhooks keep the callbacks of one user in order, WebhookActor.cpp


@dataclass(slots=True, kw_only=True)
class Callback:
    """A tap that waits for its answer. Instants are seconds since 1970."""

    id: str
    bot_id: int
    chat: str
    message_id: int
    who: str
    made_at: float


class World:
    """Everything a simulator knows; methods of the Bot API and acts of people change it."""

    def __init__(self, now: Now, seed: int, files: Files) -> None:
        self.now = now
        self.rng = random.Random(seed)  # noqa: S311 - to be repeatable
        self.feed = Feed(self.now_ms)
        self.files = files
        self.bots: dict[int, Bot] = {}
        self.queues: dict[int, Queue] = {}
        self.people: dict[str, Person] = {}
        self.users: dict[int, Person] = {}
        self.chats: dict[str, Chat] = {}
        self.groups: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.callbacks: dict[str, Callback] = {}
        self.webhook_wakers: dict[int, Callable[[], None]] = {}
        self.said: Callable[[Chat, Item], None] | None = None
        self._ids = 0
        self._last_message_id = 0
        self._private: dict[tuple[int, int], Chat] = {}
        self._counter = self.rng.randrange(1 << 40, 1 << 60)

    # -- time

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def now_s(self) -> float:
        """Seconds since 1970."""
        return self.now().timestamp()

    # -- who

    def number(self) -> int:
        """A number that was never given out: of queries, polls, albums."""
        self._counter += 1
        return self._counter

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

    def author_of(self, bot: Bot) -> str:
        """How the page names a bot that wrote something."""
        return "bot" if bot is self.main else bot.username

    # -- messages

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves, everybody else together."""
        if chat.kind in {"supergroup", "channel"}:
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        chat.last_message_id = self._last_message_id
        return self._last_message_id

    def with_people(self, fields: Json) -> Json:
        """Put the whole User into mentions; one of somebody unknown is plain text."""
        filled = dict(fields)
        for name in ("entities", "caption_entities"):
            if name in fields:
                kept = [entity for entity in fields[name] if self._is_known(entity)]
                filled[name] = [self._with_user(entity) for entity in kept]
        return filled

    def _is_known(self, entity: Json) -> bool:
        return entity["type"] != "text_mention" or entity["user"]["id"] in self.users

    def _with_user(self, entity: Json) -> Json:
        if entity["type"] != "text_mention":
            return entity
        return entity | {"user": self.users[entity["user"]["id"]].user()}

    def post(
        self,
        chat: Chat,
        sender: Bot | Person | None,
        fields: Json,
        *,
        stored: Stored | None = None,
        repeat_of: int | None = None,
        protected: bool = False,
    ) -> Item:
        """Put a message into a chat. Nobody is told but the page: see `tell`."""
        message: Json = {"message_id": self.next_message_id(chat)}
        author = None
        if sender is not None:
            message["from"] = sender.user()
            author = self.author_of(sender) if isinstance(sender, Bot) else sender.key
        if chat.kind == "channel":
            message.pop("from", None)
            message["sender_chat"] = chat.telegram()
        message["chat"] = chat.telegram()
        message["date"] = int(self.now_s())
        message.update(self.with_people(fields))
        if stored:
            message.update(stored.fields((chat.bot or self.main).id))
        if protected:
            message["has_protected_content"] = True
        item = Item(
            message,
            author,
            bot_id=sender.id if isinstance(sender, Bot) else 0,
            acked=not isinstance(sender, Person),
            stored=stored,
            repeat_of=repeat_of,
            protected=protected,
        )
        chat.items[message["message_id"]] = item
        self.feed.emit("message", chat=chat.key, **self.item(chat, item))
        if self.said and item.author == "bot":
            self.said(chat, item)
        return item

    def replace(self, chat: Chat, item: Item, message: Json) -> None:
        """An edited message takes the place of the old one."""
        item.message = message
        self.feed.emit("message.edited", chat=chat.key, **self.item(chat, item))
        if self.said and item.author == "bot":
            self.said(chat, item)

    def remove(self, chat: Chat, message_id: int) -> None:
        """A deleted message."""
        del chat.items[message_id]
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.feed.emit("message.deleted", chat=chat.key, message_id=message_id)

    def item(self, chat: Chat, item: Item) -> Json:
        """A message as the page gets it."""
        poll = item.message.get("poll")
        viewer = self.viewer(chat)
        mine = self.polls[poll["id"]].votes.get(viewer.id, []) if poll and viewer else []
        return {
            "message": item.message,
            "author": item.author,
            "acked": item.acked,
            "mine": mine,
            "repeat_of": item.repeat_of,
            "reactions": self.reactions(chat, item.message["message_id"]),
        }

    def reactions(self, chat: Chat, message_id: int) -> dict[str, str]:
        """Who reacted to a message, and how."""
        return {
            self.name_of(user_id): emoji
            for (number, user_id), emoji in chat.reactions.items()
            if number == message_id
        }

    def name_of(self, user_id: int) -> str:
        """How the page names a person or a bot."""
        if bot := self.bots.get(user_id):
            return self.author_of(bot)
        return self.users[user_id].key

    def viewer(self, chat: Chat) -> Person | None:
        """Whose phone a chat is seen on."""
        if chat.person:
            return chat.person
        present = (
            self.users.get(member.user_id) for member in chat.members.values() if member.present
        )
        return next((person for person in present if person), None)

    def message_for(self, bot: Bot, item: Item) -> Json:
        """A message with the file ids that this bot may use."""
        return item.message | item.stored.fields(bot.id) if item.stored else item.message

    # -- who is told

    def tell(
        self,
        bots: Iterable[Bot],
        kind: str,
        payload: Json,
        chat: Chat,
        *,
        message_id: int = 0,
        at: float | None = None,
        lane: int | None = None,
    ) -> bool:
        """Put an update into the queues of bots; False if none of them wanted it."""
        told = False
        moment = self.now_s() if at is None else at
        for bot in bots:
            told |= self.queues[bot.id].put(
                kind,
                payload,
                at=moment,
                chat=chat.key,
                message_id=message_id,
                lane=chat.id if lane is None else lane,
            )
            if waker := self.webhook_wakers.get(bot.id):
                waker()
        return told

    def user_lane(self, user_id: int) -> int:
        """Updates of one user, not of one chat, keep their order."""
        return user_id + _USER_LANE

    def bots_in(self, chat: Chat) -> list[Bot]:
        """The bots that belong to a chat."""
        if chat.bot:
            return [chat.bot]
        return [bot for bot in self.bots.values() if chat.has(bot.id)]

    def _acknowledged(self, update: Pending) -> None:
        if not update.message_id:
            return
        chat = self.chats.get(update.chat)
        item = chat.items.get(update.message_id) if chat else None
        if item and not item.acked:
            item.acked = True
            self.feed.emit("acked", chat=update.chat, message_id=update.message_id)

    # -- what ends by itself

    def lapse(self) -> None:
        """End what the time has ended: queued updates, unanswered taps, open polls."""
        now = self.now_s()
        for queue in self.queues.values():
            queue.expire(now)
        for callback in [c for c in self.callbacks.values() if c.made_at + CALLBACK <= now]:
            del self.callbacks[callback.id]
            self.feed.emit(
                "callback.expired",
                chat=callback.chat,
                message_id=callback.message_id,
                callback_id=callback.id,
            )
        for poll in list(self.polls.values()):
            if poll.close_at is not None and poll.close_at <= now and not poll.closed:
                self.close_poll(poll)

    def close_poll(self, poll: Poll) -> Item | None:
        """No more votes; the bot that sent it is told."""
        poll.closed = True
        chat = self.chats[poll.chat]
        self.tell([self.bots[poll.bot_id]], "poll", poll.public(), chat, lane=poll.lane)
        return self.refresh_poll(poll)

    def refresh_poll(self, poll: Poll) -> Item | None:
        """Show the state of a poll in its message."""
        chat = self.chats[poll.chat]
        item = chat.items.get(poll.message_id)
        if item:
            item.message = item.message | {"poll": poll.public()}
            viewer = self.viewer(chat)
            self.feed.emit(
                "poll",
                chat=chat.key,
                message_id=poll.message_id,
                poll=poll.public(),
                mine=poll.votes.get(viewer.id, []) if viewer else [],
            )
        return item

    def member(self, chat: Chat, user_id: int) -> Member:
        """The membership of somebody, made if there is none."""
        return chat.members.setdefault(user_id, Member(user_id=user_id, status="left"))
