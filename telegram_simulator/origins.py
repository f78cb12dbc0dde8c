"""Where a forwarded or answered message came from."""

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Item


def forward_fields(item: Item) -> Json:
    """Return `forward_origin`, and the older fields that Telegram still sends beside it."""
    came = origin(item)
    older: Json = {"forward_date": came["date"]}
    if came["type"] == "user":
        older["forward_from"] = came["sender_user"]
    else:
        older |= {"forward_from_chat": came["chat"], "forward_from_message_id": came["message_id"]}
    return {"forward_origin": came} | older


def origin(item: Item) -> Json:
    """Return the MessageOrigin of a message."""
    message = item.message
    if "forward_origin" in message:
        return dict(message["forward_origin"])
    if "from" not in message:
        chat = message["chat"]
        return {
            "type": "channel",
            "date": message["date"],
            "chat": chat,
            "message_id": message["message_id"],
        }
    return {"type": "user", "date": message["date"], "sender_user": message["from"]}
