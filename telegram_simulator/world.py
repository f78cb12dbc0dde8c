"""The state of the simulated Telegram: messages, polls, taps and updates."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram_simulator.accounts import Accounts
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Item, Member
from telegram_simulator.clock import Now
from telegram_simulator.feed import Feed
from telegram_simulator.files import Files
from telegram_simulator.games import Games
from telegram_simulator.gifts import Gifts
from telegram_simulator.inline_mode import InlineMode
from telegram_simulator.payments import Payments
from telegram_simulator.people import Bot, Person
from telegram_simulator.polls import Poll, Polls
from telegram_simulator.stored_file import StoredFile
from telegram_simulator.updates import PendingUpdate
from telegram_simulator.web_files import WebFiles

if TYPE_CHECKING:
    from telegram_simulator.sticker_set import StickerSet

GROUP_ANONYMOUS_BOT: Json = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""In whose name Telegram sends what anonymous administrators write."""
_USER_LANE = 3 << 33  # webhooks keep the callbacks of one user in order, WebhookActor.cpp


@dataclass(slots=True, kw_only=True)
class Callback:
    """A tap that waits for answerCallbackQuery; `made_at` in seconds since 1970."""

    id: str
    bot_id: int
    chat: str
    message_id: int
    person: str
    made_at: float


class World(Accounts):
    """The whole state; Bot API methods and the actions of people change it."""

    def __init__(self, now: Now, seed: int, files: Files) -> None:
        super().__init__(random.Random(seed), self._acknowledge)  # noqa: S311 - to be repeatable
        self.now = now
        self.feed = Feed(self.now_ms)
        self.files = files
        self.web_files = WebFiles()
        self.polls = Polls()
        self.payments = Payments()
        self.inline = InlineMode()
        self.games = Games()
        self.gifts = Gifts()
        self.icons: dict[str, StoredFile] = {}
        self.sticker_sets: dict[str, StickerSet] = {}  # by lower-case name
        self.callbacks: dict[str, Callback] = {}
        self.webhook_wakers: dict[int, Callable[[], None]] = {}
        self.on_bot_message: Callable[[Chat, Item], None] | None = None
        self._last_message_id = 0
        self._counter = self.rng.randrange(1 << 40, 1 << 60)

    # -- time

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def now_s(self) -> float:
        """Seconds since 1970."""
        return self.now().timestamp()

    # -- ids and names

    def new_id(self) -> int:
        """Return a new number for a callback query, a poll or an album."""
        self._counter += 1
        return self._counter

    def author_of(self, bot: Bot) -> str:
        """Return the name of a bot on the page: `bot` for the main one, else its username."""
        return "bot" if bot is self.main else bot.username

    # -- messages

    def next_message_id(self, chat: Chat) -> int:
        """Return the next id; each supergroup and channel has a sequence, others share one."""
        if chat.kind in {"supergroup", "channel"}:
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        chat.last_message_id = self._last_message_id
        return self._last_message_id

    def upcoming_message_id(self, chat: Chat) -> int:
        """Return the id that the next message of a supergroup or channel gets."""
        return chat.last_message_id + 1

    def fill_mentions(self, fields: Json) -> Json:
        """Put the whole User into text mentions; drop mentions of unknown users."""
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
        stored: StoredFile | None = None,
        repeat_of: int | None = None,
        protected: bool = False,
    ) -> Item:
        """Add a message to a chat and show it on the page; `queue_update` informs the bots."""
        message: Json = {"message_id": self.next_message_id(chat)}
        author = None
        if sender is not None:
            message["from"] = sender.user()
            author = self.author_of(sender) if isinstance(sender, Bot) else sender.key
            if isinstance(sender, Person) and chat.is_anonymous(sender.id):
                message |= {"from": GROUP_ANONYMOUS_BOT, "sender_chat": chat.telegram()}
        if chat.kind == "channel":
            message.pop("from", None)
            message["sender_chat"] = chat.telegram()
        message["chat"] = chat.telegram()
        message["date"] = int(self.now_s())
        message.update(self.fill_mentions(fields))
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
        self.feed.emit("message", chat=chat.key, **self.item_json(chat, item))
        if self.on_bot_message and item.author == "bot":
            self.on_bot_message(chat, item)
        return item

    def announce(self, chat: Chat, sender: Bot | Person, fields: Json) -> Item:
        """Post a service message, which every bot of the chat gets, also the one that caused it.

        So it is with pins, titles, pictures and topics (Client.cpp need_skip_update_message).
        """
        item = self.post(chat, sender, fields)
        kind = "channel_post" if chat.kind == "channel" else "message"
        self.queue_message(self.bots_in(chat), chat, item, kind)
        return item

    def replace(self, chat: Chat, item: Item, message: Json) -> None:
        """Replace a message by its edited version."""
        item.message = message
        self.feed.emit("message.edited", chat=chat.key, **self.item_json(chat, item))
        if self.on_bot_message and item.author == "bot":
            self.on_bot_message(chat, item)

    def remove(self, chat: Chat, message_id: int) -> None:
        """Delete a message."""
        del chat.items[message_id]
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.feed.emit("message.deleted", chat=chat.key, message_id=message_id)

    def item_json(self, chat: Chat, item: Item) -> Json:
        """Return a message as an *item* of README.md."""
        poll = item.message.get("poll")
        viewer = self.viewer(chat)
        number = item.message["message_id"]
        media = self.payments.media.get((chat.key, number))
        mine = self.polls[poll["id"]].votes.get(viewer.id, []) if poll and viewer else []
        return {
            "message": item.message,
            "author": item.author,
            "acked": item.acked,
            "mine": mine,
            "repeat_of": item.repeat_of,
            "reactions": self.reactions(chat, number),
        } | ({"bought": bool(viewer and viewer.id in media.buyers)} if media else {})

    def reactions(self, chat: Chat, message_id: int) -> dict[str, str]:
        """Return the emoji of each author who reacted to a message."""
        return {
            self.author_key(user_id): emoji
            for (number, user_id), emoji in chat.reactions.items()
            if number == message_id
        }

    def author_key(self, user_id: int) -> str:
        """Return the name that the page uses for a person or a bot."""
        if bot := self.bots.get(user_id):
            return self.author_of(bot)
        return self.users[user_id].key

    def viewer(self, chat: Chat) -> Person | None:
        """Return the person whose phone shows the chat: in a group the first member."""
        if chat.person:
            return chat.person
        present = (
            self.users.get(member.user_id) for member in chat.members.values() if member.present
        )
        return next((person for person in present if person), None)

    def message_for(self, bot: Bot, item: Item) -> Json:
        """Return a message with the file ids of this bot."""
        return item.message | item.stored.fields(bot.id) if item.stored else item.message

    # -- updates

    def queue_update(
        self,
        bots: Iterable[Bot],
        kind: str,
        payload: Json,
        chat: Chat,
        *,
        message_id: int = 0,
        lane: int | None = None,
    ) -> bool:
        """Put an update into the queues of bots; return False if none of them accepts this kind."""
        accepted = False
        for bot in bots:
            accepted |= self.queues[bot.id].add(
                kind,
                payload,
                at=self.now_s(),
                chat=chat.key,
                message_id=message_id,
                lane=chat.id if lane is None else lane,
            )
            if waker := self.webhook_wakers.get(bot.id):
                waker()
        return accepted

    def queue_message(
        self, bots: Iterable[Bot], chat: Chat, item: Item, kind: str = "message"
    ) -> None:
        """Queue an update about a message, which stays unacknowledged if a bot accepts it."""
        number = item.message["message_id"]
        accepted = False
        for bot in bots:
            shown = self.message_for(bot, item)
            accepted |= self.queue_update([bot], kind, shown, chat, message_id=number)
        item.acked = not accepted

    def user_lane(self, user_id: int) -> int:
        """Return the lane that keeps updates of one user, not of one chat, in order."""
        return user_id + _USER_LANE

    def bots_of(self, poll: Poll) -> list[Bot]:
        """Return the bot that sent a poll, which alone hears of the votes; nobody of a person's."""
        return [self.bots[poll.bot_id]] if poll.bot_id else []

    def bots_in(self, chat: Chat) -> list[Bot]:
        """Return the bots in a chat."""
        if chat.bot:
            return [chat.bot]
        return [bot for bot in self.bots.values() if chat.has(bot.id)]

    def _acknowledge(self, update: PendingUpdate) -> None:
        if not update.message_id:
            return
        chat = self.chats.get(update.chat)
        item = chat.items.get(update.message_id) if chat else None
        if item and not item.acked:
            item.acked = True
            self.feed.emit("acked", chat=update.chat, message_id=update.message_id)

    def member(self, chat: Chat, user_id: int) -> Member:
        """Return the membership of a user, created with the status `left` if there is none."""
        return chat.members.setdefault(user_id, Member(user_id=user_id, status="left"))
