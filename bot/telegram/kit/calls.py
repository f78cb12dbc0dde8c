"""The calls to the Bot API that the bot makes, in the form that the outbox stores."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

import orjson
from markupsafe import Markup

from bot.telegram.kit.fitting import MOST_UNITS, length
from bot.telegram.kit.screen import PARAGRAPH, ButtonRow, Screen, markup

METHODS = frozenset(
    {
        "sendMessage",
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
        "copyMessage",
        "sendPhoto",
        "sendDocument",
        "sendVoice",
        "sendAudio",
        "sendVideo",
        "sendAnimation",
        "sendSticker",
        "sendMediaGroup",
        "deleteMessage",
        "deleteMessages",
        "setMyCommands",
        "deleteMyCommands",
        "leaveChat",
        "pinChatMessage",
        "unpinAllChatMessages",
        "setMessageReaction",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A file to draw just before it is sent: its recipe, the data for it, the file's name.

    `field` is the parameter of the call that takes the file ("photo", "document").
    `private`: it is about one person, so its file_id at Telegram is not saved.
    """

    field: str
    recipe: str
    about: Mapping[str, Any]
    filename: str
    private: bool = False

    def key(self) -> str:
        """Return a key that is the same for the same file: a hash of recipe and data.

        A document shows its name, so the name is part of its key.
        """
        named = [self.filename] if self.field == "document" else []
        content = orjson.dumps([self.recipe, self.about, *named], option=orjson.OPT_SORT_KEYS)
        return sha256(content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call: the method and its finished body; `drawing` if it sends a file.

    `then` is a method (pinChatMessage) for the message that this call makes: it becomes a row of
    the outbox once Telegram has returned the message's id. `only_edit`: if the message to edit is
    gone, no new one is sent. `place` is the callback data of the button that shows this screen
    again. `instead` is sent if the message to copy or the known file is gone; it is never stored.
    """

    method: str
    body: Mapping[str, Any] = field(default_factory=dict)
    drawing: Drawing | None = None
    then: str | None = None
    only_edit: bool = False
    place: str = ""
    instead: "Call | None" = None

    def to_json(self) -> str:
        """Return the form stored in `outbox.call`."""
        stored: dict[str, Any] = {"method": self.method, "body": self.body}
        if self.drawing:
            stored["drawing"] = asdict(self.drawing)
        if self.then:
            stored["then"] = self.then
        if self.only_edit:
            stored["only_edit"] = True
        if self.place:
            stored["place"] = self.place
        return orjson.dumps(stored).decode()


def call_from_json(stored: str) -> Call:
    """Read a stored call; raise ValueError for a method outside METHODS."""
    read = orjson.loads(stored)
    if read["method"] not in METHODS:
        raise ValueError(f"{read['method']} is not a call of this bot")
    drawing = Drawing(**read["drawing"]) if "drawing" in read else None
    return Call(
        method=read["method"],
        body=read["body"],
        drawing=drawing,
        then=read.get("then"),
        only_edit=read.get("only_edit", False),
        place=read.get("place", ""),
    )


_NO_PREVIEW = {"is_disabled": True}


def say(
    chat_id: int,
    screen: Screen,
    *,
    silent: bool = False,
    reply_to: int | None = None,
    pinned: bool = False,
) -> Call:
    """Send a screen as a new message: `silent` without sound, `pinned` at the top of the chat."""
    body: dict[str, Any] = {
        "chat_id": chat_id,
        "text": str(screen.text),
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
    }
    if screen.buttons:
        body["reply_markup"] = screen.markup()
    if silent:
        body["disable_notification"] = True
    body |= _reply_to(reply_to)
    return Call(method="sendMessage", body=body, then="pinChatMessage" if pinned else None)


def show(chat_id: int, message_id: int, screen: Screen, *, only_edit: bool = False) -> Call:
    """Edit a message into a screen; if the message is gone, the sender sends a new one.

    With `only_edit` it does not: a person who deleted a message that updates itself does not want
    it back.
    """
    body = {
        "chat_id": chat_id,
        "message_id": message_id,
        "text": str(screen.text),
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": screen.markup(),
    }
    return Call(method="editMessageText", body=body, only_edit=only_edit)


def caption(chat_id: int, message_id: int, screen: Screen) -> Call:
    """Edit the caption and the buttons of a picture or file into a screen."""
    body = {
        "chat_id": chat_id,
        "message_id": message_id,
        "caption": str(screen.text),
        "parse_mode": "HTML",
        "reply_markup": screen.markup(),
    }
    return Call(method="editMessageCaption", body=body)


def keyboard(chat_id: int, message_id: int, buttons: Sequence[ButtonRow] = ()) -> Call:
    """Replace the buttons under a message, or remove them."""
    body = {"chat_id": chat_id, "message_id": message_id, "reply_markup": markup(buttons)}
    return Call(method="editMessageReplyMarkup", body=body)


def copy(
    chat_id: int,
    from_chat_id: int,
    message_id: int,
    *,
    silent: bool = False,
    reply_to: int | None = None,
    instead: Call | None = None,
    buttons: Sequence[ButtonRow] = (),
) -> Call:
    """Copy a message by its id, without its content; send `instead` if it is gone."""
    body: dict[str, Any] = {
        "chat_id": chat_id,
        "from_chat_id": from_chat_id,
        "message_id": message_id,
    }
    if silent:
        body["disable_notification"] = True
    if buttons:
        body["reply_markup"] = markup(buttons)
    return Call(method="copyMessage", body=body | _reply_to(reply_to), instead=instead)


def _reply_to(message_id: int | None) -> dict[str, Any]:
    if message_id is None:
        return {}
    return {"reply_parameters": {"message_id": message_id, "allow_sending_without_reply": True}}


def delete(chat_id: int, message_id: int) -> Call:
    return Call(method="deleteMessage", body={"chat_id": chat_id, "message_id": message_id})


def delete_all(chat_id: int, message_ids: Sequence[int]) -> Call:
    """Delete several messages of a chat, such as an album."""
    return Call(
        method="deleteMessages", body={"chat_id": chat_id, "message_ids": list(message_ids)}
    )


def react(chat_id: int, message_id: int, emoji: str) -> Call:
    reaction = [{"type": "emoji", "emoji": emoji}]
    body = {"chat_id": chat_id, "message_id": message_id, "reaction": reaction}
    return Call(method="setMessageReaction", body=body)


def other(method: str, **body: Any) -> Call:
    """Make any other call of METHODS."""
    return Call(method=method, body=body)


def picture(chat_id: int, screen: Screen, drawing: Drawing, *, silent: bool = False) -> Call:
    """Send a drawn picture with a screen as its caption and buttons; `silent` without sound."""
    return _drawn("sendPhoto", chat_id, screen, drawing, silent=silent)


def document(chat_id: int, screen: Screen, drawing: Drawing, *, silent: bool = False) -> Call:
    """Send a file that the bot makes, with a screen as its caption and buttons."""
    return _drawn("sendDocument", chat_id, screen, drawing, silent=silent)


def voice(
    chat_id: int, screen: Screen, drawing: Drawing, *, seconds: int, silent: bool = False
) -> Call:
    """Send a voice note of `seconds` seconds with a screen as its caption and buttons."""
    return _drawn("sendVoice", chat_id, screen, drawing, silent=silent, duration=seconds)


def known_voice(chat_id: int, screen: Screen, file_id: str, *, instead: Call) -> Call:
    """Send, without sound, a voice note by its file_id; send `instead` if Telegram lost it."""
    sent = files(chat_id, screen, [("voice", file_id)])
    return replace(sent, body={**sent.body, "disable_notification": True}, instead=instead)


def _drawn(
    method: str,
    chat_id: int,
    screen: Screen,
    drawing: Drawing,
    *,
    silent: bool,
    **more: Any,
) -> Call:
    body = {"chat_id": chat_id, "caption": str(screen.text), "parse_mode": "HTML", **more}
    if screen.buttons:
        body["reply_markup"] = screen.markup()
    if silent:
        body["disable_notification"] = True
    return Call(method=method, body=body, drawing=drawing)


def files(chat_id: int, screen: Screen, sent: Sequence[tuple[str, str]]) -> Call:
    """Send files that are already at Telegram: (kind, file_id) each, such as ("photo", "AgAC").

    The screen is the caption. Several files become an album, which cannot have buttons.
    """
    caption = {"caption": str(screen.text), "parse_mode": "HTML"} if screen.text else {}
    body: dict[str, Any] = {"chat_id": chat_id}
    if len(sent) > 1:
        media: list[dict[str, Any]] = [{"type": kind, "media": file} for kind, file in sent]
        media[0] |= caption
        return Call(method="sendMediaGroup", body={**body, "media": media})
    kind, file = sent[0]
    body |= {kind: file, **caption}
    if screen.buttons:
        body["reply_markup"] = screen.markup()
    return Call(method=f"send{kind.capitalize()}", body=body)


DELETING = frozenset({"deleteMessage", "deleteMessages"})


def makes_message(call: Call) -> bool:
    """Tell whether a call puts a new message into the chat."""
    return call.method.startswith(("send", "copy"))


def deleted_messages(call: Call) -> list[int]:
    """Return the ids of the messages that a call of DELETING deletes."""
    many: list[int] | None = call.body.get("message_ids")
    return [call.body["message_id"]] if many is None else many


def tap_buttons(call: Call) -> list[tuple[str, str]]:
    """Return label and data of the buttons of a call that can be tapped, so without links."""
    rows = call.body["reply_markup"]["inline_keyboard"] if "reply_markup" in call.body else ()
    return [
        (each["text"], each["callback_data"])
        for row in rows
        for each in row
        if "callback_data" in each
    ]


def with_line(call: Call, line: Markup) -> Call | None:
    """Return a call that shows a text with a line above it; None if there is no room or no text."""
    if call.method not in {"sendMessage", "editMessageText"}:
        return None
    text = f"{line}{PARAGRAPH}{call.body['text']}"
    return replace(call, body={**call.body, "text": text}) if length(text) <= MOST_UNITS else None


def with_more(call: Call, line: Markup, row: ButtonRow) -> Call | None:
    """Return a call that shows a text with a line and buttons below it; None if it shows no text.

    The line is left out if the text has it, or has no room for it.
    """
    if call.method not in {"sendMessage", "editMessageText"}:
        return None
    text = call.body["text"]
    longer = text if str(line) in text else f"{text}{PARAGRAPH}{line}"
    rows = call.body.get("reply_markup", {}).get("inline_keyboard", [])
    below = {"inline_keyboard": [*rows, *markup([row])["inline_keyboard"]]}
    said = longer if length(longer) <= MOST_UNITS else text
    return replace(call, body={**call.body, "text": said, "reply_markup": below})


def edit_of(call: Call) -> Call | None:
    """Return the edit that puts the new text of `call` into the message that was sent before.

    None if the call has no text. The message's id is filled in when it is sent. If the message is
    gone, no new one is sent.
    """
    body = call.body["media"][0] if call.method == "sendMediaGroup" else call.body
    method = {"text": "editMessageText", "caption": "editMessageCaption"}
    words = next((each for each in method if each in body), None)
    if words is None:
        return None
    same = (words, "parse_mode", "link_preview_options", "reply_markup")
    changed = {name: body[name] for name in same if name in body}
    return Call(
        method=method[words], body={"chat_id": call.body["chat_id"], **changed}, only_edit=True
    )
