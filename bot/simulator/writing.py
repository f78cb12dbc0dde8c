"""What people write and send."""

import base64
import binascii

from bot.simulator.chats import Chat
from bot.simulator.entities import typed
from bot.simulator.files import KINDS, Stored
from bot.simulator.finding import Finding, Place
from bot.simulator.hearing import hear
from bot.simulator.impossible import Impossible
from bot.simulator.methods.copying import content_of, origin
from bot.simulator.people import Person
from bot.simulator.refusals import Json
from bot.simulator.samples import SAMPLES


class Writing(Finding):
    """People at their keyboards."""

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
        if person is not source.person and not source.has(person.id):
            raise Impossible(f"{person.name} does not see {source.key}.")
        item = self.find_item(source, message_id)
        if item.protected:
            raise Impossible("Forwarding is switched off for this message.")
        fields = content_of(item) | {"forward_origin": origin(item)}
        if "poll" in item.message:
            fields["poll"] = item.message["poll"]
        return self._say(found, person, fields, stored=item.stored)

    def edit(
        self,
        chat: Place,
        message_id: int,
        text: str,
        who: Place | None = None,
        entities: list[Json] | None = None,
    ) -> Json:
        """Change an own text or caption."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        if item.author != person.key:
            raise Impossible("Only one's own messages can be edited.")
        prefix = "caption" if item.stored else ""
        gone = {"caption", "caption_entities"} if prefix else {"text", "entities"}
        rest = {name: value for name, value in item.message.items() if name not in gone}
        changed = (
            rest | typed(text, entities).fields(prefix) | {"edit_date": int(self.world.now_s())}
        )
        self.world.replace(found, item, changed)
        hear(self.world, found, person, item, kind="edited_message")
        return self.world.item(found, item)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise Impossible("base64 cannot be read.") from None
