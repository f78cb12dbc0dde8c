"""What people do in Telegram: the functions behind POST /sim/…, for tests in the same process too."""

import base64
import binascii
import itertools
from typing import Any

from bot.simulator.chats import Chat, Item
from bot.simulator.entities import typed
from bot.simulator.files import KINDS, Stored
from bot.simulator.hearing import hear
from bot.simulator.impossible import Impossible, Unknown
from bot.simulator.methods.copying import content_of, origin
from bot.simulator.methods.editing import react as set_reaction
from bot.simulator.people import Bot, Person
from bot.simulator.polls import Poll
from bot.simulator.refusals import Json
from bot.simulator.samples import SAMPLES
from bot.simulator.world import Callback, World

Place = str | int


class Acts:
    """People at their phones."""

    def __init__(self, world: World) -> None:
        self.world = world

    # -- finding

    def find_chat(self, chat: Place) -> Chat:
        """A chat by its key or its Telegram id."""
        found = self.world.chats.get(str(chat))
        if found is None and str(chat).lstrip("-").isdecimal():
            number = int(chat)
            person = self.world.users.get(number)
            found = (
                self.world.private(self.world.main, person)
                if person
                else self.world.groups.get(number)
            )
        if found is None and ":" in str(chat):
            found = self._other_bots_chat(str(chat))
        if found is None:
            raise Unknown(f"There is no chat {chat!r}.")
        return found

    def _other_bots_chat(self, key: str) -> Chat | None:
        who, _, name = key.partition(":")
        bot, person = self.world.bot_named(name), self.world.people.get(who)
        return self.world.private(bot, person) if bot and person else None

    def find_person(self, who: Place) -> Person:
        """A person by key or Telegram id."""
        found = self.world.people.get(str(who))
        if found is None and str(who).isdecimal():
            found = self.world.users.get(int(who))
        if found is None:
            raise Unknown(f"There is no person {who!r}.")
        return found

    def speaker(self, chat: Chat, who: Place | None) -> Person:
        """Who acts in a chat; in a private one its owner."""
        if chat.person:
            return chat.person
        if who is None:
            viewer = self.world.viewer(chat)
            if viewer is None:
                raise Impossible("Nobody is in this group.")
            return viewer
        person = self.find_person(who)
        if not chat.has(person.id):
            raise Impossible(f"{person.name} is not in {chat.title}.")
        return person

    def find_item(self, chat: Chat, message_id: int) -> Item:
        """A message that is still there."""
        item = chat.items.get(int(message_id))
        if item is None:
            raise Unknown(f"There is no message {message_id} in {chat.key}.")
        return item

    # -- writing

    def start(self, chat: Place, token: str | None = None) -> Json:
        """Press Start, with the token of a deep link."""
        found = self.find_chat(chat)
        if not found.private:
            raise Impossible("Only private chats are started.")
        if found.state == "blocked":
            self.block(found.key, on=False)
        token = found.invite if token is None else token
        self._open(found)
        return self._write(found, self.speaker(found, None), f"/start {token}" if token else "/start")

    def _open(self, chat: Chat) -> None:
        if chat.person and chat.person.gone:
            raise Impossible("This account is deleted.")
        if chat.state == "blocked":
            raise Impossible(f"{chat.key} has blocked the bot.")
        if chat.state == "new":
            chat.state = "open"
            self.world.feed.emit("chat", chat=chat.key, patch={"state": "open"})

    def open_chat(self, chat: Place) -> Json:
        """A chat that has been in use, without an update about it."""
        found = self.find_chat(chat)
        self._open(found)
        return {"key": found.key, "state": found.state}

    def message(
        self,
        chat: Place,
        text: str,
        who: Place | None = None,
        reply_to: int | None = None,
        entities: list[Json] | None = None,
    ) -> Json:
        """Type a text and send it."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        if not text.strip():
            raise Impossible("An empty text cannot be sent.")
        return self._write(found, person, text, reply_to, entities)

    def _write(
        self,
        chat: Chat,
        person: Person,
        text: str,
        reply_to: int | None = None,
        entities: list[Json] | None = None,
    ) -> Json:
        return self._say(chat, person, typed(text, entities).fields(), reply_to=reply_to)

    def _say(
        self,
        chat: Chat,
        person: Person,
        fields: Json,
        *,
        stored: Stored | None = None,
        reply_to: int | None = None,
    ) -> Json:
        if chat.private:
            self._open(chat)
        if reply_to is not None:
            target = self.find_item(chat, reply_to).message
            fields = fields | {
                "reply_to_message": {k: v for k, v in target.items() if k != "reply_to_message"}
            }
        item = self.world.post(chat, person, fields, stored=stored)
        hear(self.world, chat, person, item)
        return self.world.item(chat, item)

    def send(
        self,
        chat: Place,
        kind: str,
        who: Place | None = None,
        caption: str = "",
        reply_to: int | None = None,
        name: str = "",
        mime_type: str = "",
        base64: str | None = None,
        width: int = 0,
        height: int = 0,
        duration: int = 0,
        album: str | None = None,
        emoji: str = "",
        content: bytes | None = None,
    ) -> Json:
        """Send a picture, a file, a voice note, a sticker; a sample if no content is given."""
        if kind not in KINDS:
            raise Impossible(f"Kinds are: {', '.join(KINDS)}.")
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        sample = SAMPLES[kind]
        if base64 is not None:
            content = _decoded(base64)
        stored = self.world.files.keep(
            kind,
            name or sample.name,
            mime_type or sample.mime_type,
            sample.content if content is None else content,
            width=width,
            height=height,
            duration=duration or sample.duration,
            emoji=emoji,
        )
        fields = typed(caption).fields("caption")
        if album:
            fields["media_group_id"] = album
        return self._say(found, person, fields, stored=stored, reply_to=reply_to)

    def location(
        self, chat: Place, latitude: float, longitude: float, who: Place | None = None
    ) -> Json:
        """Send a place."""
        found = self.find_chat(chat)
        place = {"latitude": float(latitude), "longitude": float(longitude)}
        return self._say(found, self.speaker(found, who), {"location": place})

    def contact(
        self,
        chat: Place,
        phone_number: str = "+85512000000",
        first_name: str = "",
        user_id: int | None = None,
        who: Place | None = None,
    ) -> Json:
        """Send a contact; left out, one's own."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        contact: Json = {
            "phone_number": phone_number,
            "first_name": first_name or person.name,
            "user_id": user_id or person.id,
        }
        return self._say(found, person, {"contact": contact})

    def forward(
        self, chat: Place, from_chat: Place, message_id: int, who: Place | None = None
    ) -> Json:
        """Forward a message that the person sees."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        source = self.find_chat(from_chat)
        if person not in {source.person} and not source.has(person.id):
            raise Impossible(f"{person.name} does not see {source.key}.")
        item = self.find_item(source, message_id)
        if item.protected:
            raise Impossible("Forwarding is switched off for this message.")
        fields = content_of(item) | {"forward_origin": origin(item)}
        if "poll" in item.message:
            fields["poll"] = item.message["poll"]
        return self._say(found, person, fields, stored=item.stored)

    def edit(self, chat: Place, message_id: int, text: str, who: Place | None = None) -> Json:
        """Change an own text or caption."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        if item.author != person.key:
            raise Impossible("Only one's own messages can be edited.")
        prefix = "caption" if item.stored else ""
        gone = {"caption", "caption_entities"} if prefix else {"text", "entities"}
        rest = {name: value for name, value in item.message.items() if name not in gone}
        changed = rest | typed(text).fields(prefix) | {"edit_date": int(self.world.now_s())}
        self.world.replace(found, item, changed)
        hear(self.world, found, person, item, kind="edited_message")
        return self.world.item(found, item)

    # -- pressing

    def tap(
        self,
        chat: Place,
        message_id: int | None = None,
        row: int | None = None,
        column: int | None = None,
        label: str | None = None,
        who: Place | None = None,
    ) -> Json:
        """Press a key of any message, by its place or by its label."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        spot = _spot(found, message_id, row, column, label)
        if spot is None:
            keys = itertools.chain.from_iterable(found.keyboard or [])
            if label is not None and message_id is None and label in keys:
                return {"callback_id": None, "typed": self._write(found, person, label)}
            raise Unknown(f"No such key in {found.key}: {label if label is not None else (row, column)}")
        item, place = spot
        number = item.message["message_id"]
        key = _keys(item)[place[0]][place[1]]
        answer: Json = {
            "callback_id": None,
            "message_id": number,
            "url": key.get("url"),
            "copied": (key.get("copy_text") or {}).get("text"),
        }
        if "callback_data" in key:
            answer["callback_id"] = self._press(found, person, number, key["callback_data"], place)
        elif answer["url"] is None and answer["copied"] is None:
            raise Impossible("This kind of key does nothing here.")
        return answer

    def forge(self, chat: Place, message_id: int, data: str, who: Place | None = None) -> Json:
        """Send callback data that no key shows, as a tampered client could."""
        found = self.find_chat(chat)
        return {"callback_id": self._press(found, self.speaker(found, who), int(message_id), data)}

    def _press(
        self,
        chat: Chat,
        person: Person,
        message_id: int,
        data: str,
        place: tuple[int, int] | None = None,
    ) -> str:
        item = chat.items.get(message_id)
        bot = self._owner(chat, item)
        callback = Callback(
            id=str(self.world.number()),
            bot_id=bot.id,
            chat=chat.key,
            message_id=message_id,
            who=person.key,
            made_at=self.world.now_s(),
        )
        self.world.callbacks[callback.id] = callback
        inaccessible = {"chat": chat.telegram(), "message_id": message_id, "date": 0}
        query: Json = {
            "id": callback.id,
            "from": person.user(),
            "message": self.world.message_for(bot, item) if item else inaccessible,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        bot.seen.add(person.id)
        lane = self.world.user_lane(person.id)
        self.world.tell([bot], "callback_query", query, chat, lane=lane)
        row, column = place or (None, None)
        self.world.feed.emit(
            "tapped",
            chat=chat.key,
            message_id=message_id,
            callback_id=callback.id,
            row=row,
            column=column,
            **{"as": person.key},
        )
        return callback.id

    def _owner(self, chat: Chat, item: Item | None) -> Bot:
        if item and item.bot_id:
            return self.world.bots[item.bot_id]
        return chat.bot or self.world.main

    def vote(
        self, chat: Place, message_id: int, options: list[int], who: Place | None = None
    ) -> Json:
        """Vote in a poll; nothing retracts the vote."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        if "poll" not in item.message:
            raise Impossible("This message is no poll.")
        poll = self.world.polls[item.message["poll"]["id"]]
        chosen = sorted({int(number) for number in options})
        _check_vote(poll, person, chosen)
        if chosen:
            poll.votes[person.id] = chosen
        else:
            poll.votes.pop(person.id, None)
        self._tell_vote(found, poll, person, chosen)
        return self.world.item(found, self.world.refresh_poll(poll) or item)

    def _tell_vote(self, chat: Chat, poll: Poll, person: Person, chosen: list[int]) -> None:
        bot = self.world.bots[poll.bot_id]
        self.world.tell([bot], "poll", poll.public(), chat, lane=poll.lane)
        if poll.anonymous:
            return
        answer: Json = {
            "poll_id": poll.id,
            "user": person.user(),
            "option_ids": chosen,
            "option_persistent_ids": [str(number) for number in chosen],
        }
        self.world.tell([bot], "poll_answer", answer, chat, lane=poll.lane)

    def react(
        self, chat: Place, message_id: int, emoji: str | None = None, who: Place | None = None
    ) -> Json:
        """Put an emoji on a message, or take it away."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        before = set_reaction(self.world, found, item, person.id, person.key, emoji)
        update: Json = {
            "chat": found.telegram(),
            "message_id": item.message["message_id"],
            "user": person.user(),
            "date": int(self.world.now_s()),
            "old_reaction": [{"type": "emoji", "emoji": before}] if before else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        bots = [b for b in self.world.bots_in(found) if found.private or found.administers(b.id)]
        self.world.tell(bots, "message_reaction", update, found)
        return {}

    # -- leaving

    def block(self, chat: Place, on: bool = True) -> Json:  # noqa: FBT001, FBT002 - as in JSON
        """Block the bot, or unblock it."""
        found = self.find_chat(chat)
        if not found.bot or not found.person:
            raise Impossible("Only in a private chat can a bot be blocked.")
        state = "blocked" if on else "open"
        if found.state != state:
            old, found.state = found.state, state
            self.world.feed.emit("chat", chat=found.key, patch={"state": state})
            if old != "new":
                self._tell_block(found, found.bot, found.person, on)
        return {"key": found.key, "state": found.state}

    def _tell_block(self, chat: Chat, bot: Bot, person: Person, on: bool) -> None:  # noqa: FBT001
        gone: Json = {"status": "kicked", "user": bot.user(), "until_date": 0}
        here: Json = {"status": "member", "user": bot.user()}
        update: Json = {
            "chat": chat.telegram(),
            "from": person.user(),
            "date": int(self.world.now_s()),
            "old_chat_member": here if on else gone,
            "new_chat_member": gone if on else here,
        }
        self.world.tell([bot], "my_chat_member", update, chat)

    def vanish(self, person: Place) -> Json:
        """Delete an account."""
        found = self.find_person(person)
        found.gone = True
        for chat in self.world.chats.values():
            if chat.person is found:
                self.world.feed.emit("chat", chat=chat.key, patch={"state": "gone"})
        return {}


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise Impossible("base64 cannot be read.") from None


def _keys(item: Item) -> list[list[Json]]:
    rows: Any = item.message.get("reply_markup", {}).get("inline_keyboard", [])
    return list(rows)


def _spot(
    chat: Chat, message_id: int | None, row: int | None, column: int | None, label: str | None
) -> tuple[Item, tuple[int, int]] | None:
    """The message and the place of a key; the newest message first."""
    if message_id is not None:
        item = chat.items.get(int(message_id))
        items = [item] if item else []
    else:
        items = list(reversed(chat.items.values()))
    for item in items:
        for r, keys in enumerate(_keys(item)):
            for c, key in enumerate(keys):
                by_place = label is None and (r, c) == (row, column)
                if by_place or (label is not None and key["text"] == label):
                    return item, (r, c)
    return None


def _check_vote(poll: Poll, person: Person, chosen: list[int]) -> None:
    if poll.closed:
        raise Impossible("The poll is closed.")
    if any(not 0 <= number < len(poll.options) for number in chosen):
        raise Impossible("There is no such option.")
    if len(chosen) > 1 and not (poll.multiple or len(poll.correct) > 1):
        raise Impossible("Only one option can be chosen.")
    if person.id in poll.votes and not poll.revoting:
        raise Impossible("The vote cannot be changed.")
