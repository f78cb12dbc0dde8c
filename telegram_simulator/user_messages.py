"""What people write: texts, files, locations, contacts, forwards and edits."""

import base64
import binascii
from mimetypes import guess_type

from telegram_simulator import threads
from telegram_simulator.access import may_send
from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import ApiError, Json
from telegram_simulator.chats import Chat
from telegram_simulator.entities import (
    MAX_CAPTION,
    MAX_TEXT,
    TEXT_FIELDS,
    FormattedText,
    preview,
    typed_text,
)
from telegram_simulator.entities.lengths import utf16
from telegram_simulator.lookup import KeyOrId, Lookup
from telegram_simulator.methods.copying import content_of
from telegram_simulator.methods.places import MAX_LATITUDE, MAX_LONGITUDE
from telegram_simulator.origins import forward_fields
from telegram_simulator.people import Person
from telegram_simulator.privacy_mode import notify_bots
from telegram_simulator.samples import SAMPLES
from telegram_simulator.stored_file import KINDS, StoredFile


class UserMessages(Lookup):
    """Sends and edits messages as a person."""

    def _ensure_open(self, chat: Chat) -> None:
        if chat.person and chat.person.gone:
            raise InvalidAction("This account is deleted.")
        if chat.state == "blocked":
            raise InvalidAction(f"{chat.key} has blocked the bot.")
        if chat.state == "new":
            chat.state = "open"
            self.world.feed.emit("chat", chat=chat.key, patch={"state": "open"})

    def open_chat(self, chat: KeyOrId) -> Json:
        """Open a private chat without sending an update about it."""
        found = self.find_chat(chat)
        self._ensure_open(found)
        return {"key": found.key, "state": found.state}

    def message(
        self,
        chat: KeyOrId,
        text: str,
        who: KeyOrId | None = None,
        reply_to: int | None = None,
        entities: list[Json] | None = None,
        topic: int = 0,
    ) -> Json:
        """Type a text and send it, in a forum into a topic."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        if not text.strip():
            raise InvalidAction("An empty text cannot be sent.")
        return self._post(found, person, _words(text, entities), reply_to=reply_to, topic=topic)

    def _post_text(self, chat: Chat, person: Person, text: str) -> Json:
        return self._post(chat, person, _words(text))

    def _post(
        self,
        chat: Chat,
        person: Person,
        fields: Json,
        *,
        stored: StoredFile | None = None,
        reply_to: int | None = None,
        topic: int = 0,
    ) -> Json:
        if chat.private:
            self._ensure_open(chat)
        elif not may_send(chat, person.id):
            raise InvalidAction(f"{person.name} may not write in {chat.title}.")
        answered = None if reply_to is None else self.find_item(chat, reply_to).message
        try:
            topic_id = threads.topic_of(chat, topic, answered)
            threads.require_open(chat, person.id, topic_id)
        except ApiError as error:
            raise InvalidAction(error.description) from None
        fields = fields | threads.fields(chat, topic_id, answered)
        item = self.world.post(chat, person, fields, stored=stored)
        notify_bots(self.world, chat, person, item)
        return self.world.item_json(chat, item)

    def send(
        self,
        chat: KeyOrId,
        kind: str,
        who: KeyOrId | None = None,
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
        """Send a picture, file, voice note or sticker; without content, a small sample file."""
        if kind not in KINDS:
            raise InvalidAction(f"Kinds are: {', '.join(KINDS)}.")
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        sample = SAMPLES[kind]
        if base64 is not None:
            content = decode_base64(base64)
        stored = self.world.files.save(
            kind,
            name or sample.name,
            mime_type or _type_of(name) or sample.mime_type,
            sample.content if content is None else content,
            width=width,
            height=height,
            duration=duration or sample.duration,
            emoji=emoji,
        )
        fields = _caption(caption)
        if album:
            fields["media_group_id"] = album
        return self._post(found, person, fields, stored=stored, reply_to=reply_to)

    def location(
        self, chat: KeyOrId, latitude: float, longitude: float, who: KeyOrId | None = None
    ) -> Json:
        """Send a location."""
        found = self.find_chat(chat)
        place = {"latitude": float(latitude), "longitude": float(longitude)}
        if abs(place["latitude"]) > MAX_LATITUDE or abs(place["longitude"]) > MAX_LONGITUDE:
            raise InvalidAction("There is no such place on earth.")
        return self._post(found, self.speaker(found, who), {"location": place})

    def contact(
        self,
        chat: KeyOrId,
        phone_number: str = "+85512000000",
        first_name: str = "",
        user_id: int | None = None,
        who: KeyOrId | None = None,
    ) -> Json:
        """Send a contact; by default the person's own."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        contact: Json = {
            "phone_number": phone_number,
            "first_name": first_name or person.name,
            "user_id": user_id or person.id,
        }
        return self._post(found, person, {"contact": contact})

    def forward(
        self, chat: KeyOrId, from_chat: KeyOrId, message_id: int, who: KeyOrId | None = None
    ) -> Json:
        """Forward a message that the person sees."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        source = self.find_chat(from_chat)
        if person is not source.person and not source.has(person.id):
            raise InvalidAction(f"{person.name} does not see {source.key}.")
        item = self.find_item(source, message_id)
        if item.protected:
            raise InvalidAction("Forwarding is switched off for this message.")
        fields = content_of(item) | forward_fields(item)
        if "poll" in item.message:
            fields["poll"] = item.message["poll"]
        return self._post(found, person, fields, stored=item.stored)

    def edit(
        self,
        chat: KeyOrId,
        message_id: int,
        text: str,
        who: KeyOrId | None = None,
        entities: list[Json] | None = None,
    ) -> Json:
        """Edit the text or caption of a message that this person wrote."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        if item.author != person.key:
            raise InvalidAction("Only one's own messages can be edited.")
        replaced = {"caption", "caption_entities"} if item.stored else TEXT_FIELDS
        words = _caption(text, entities) if item.stored else _words(text, entities)
        rest = {name: value for name, value in item.message.items() if name not in replaced}
        changed = rest | words | {"edit_date": int(self.world.now_s())}
        self.world.replace(found, item, changed)
        notify_bots(self.world, found, person, item, kind="edited_message")
        return self.world.item_json(found, item)


def _type_of(name: str) -> str | None:
    """Return the type that a person's app tells of a file with this name; None without a name."""
    return (guess_type(name)[0] or "application/octet-stream") if name else None


def _words(text: str, entities: list[Json] | None = None) -> Json:
    """Return the fields of a message with a text that a person typed."""
    typed = _typed(text, entities, MAX_TEXT)
    return typed.fields() | preview(typed)


def _caption(text: str, entities: list[Json] | None = None) -> Json:
    return _typed(text, entities, MAX_CAPTION).fields("caption")


def _typed(text: str, entities: list[Json] | None, most: int) -> FormattedText:
    """Return what a person typed; no app sends more than `most` units of UTF-16 in one message."""
    try:
        typed = typed_text(text, entities)
    except ApiError as error:
        raise InvalidAction(error.description) from None
    if (units := utf16(typed.text)) > most:
        raise InvalidAction(f"This has {units} units of UTF-16; no more than {most} can be sent.")
    return typed


def decode_base64(text: str) -> bytes:
    """Return the content of a file; raise InvalidAction if it is no base64."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise InvalidAction("base64 cannot be read.") from None
