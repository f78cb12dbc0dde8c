"""In which topic of a forum a message goes, and what it then replies to."""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat


def topic_of(chat: Chat, requested: int, answered: Json | None) -> int:
    """Return the topic of a new message: the requested one, or that of the answered message.

    The topic General is 0, and has no number of its own that could be requested.
    """
    if requested:
        if requested not in chat.topics:
            raise bad_request("message thread not found")
        return requested
    return int(answered.get("message_thread_id", 0)) if answered and chat.forum else 0


def require_open(chat: Chat, user_id: int, topic_id: int) -> None:
    """Refuse a message in a closed topic, unless an administrator writes it."""
    topic = chat.topics[topic_id] if topic_id else chat.general
    if topic.closed and not chat.holds(user_id, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def fields(chat: Chat, topic_id: int, answered: Json | None) -> Json:
    """Return the thread of a message and the message it replies to.

    In a topic that is the service message that opened it, unless another one is answered
    (Client.cpp get_same_chat_reply_to_message_id).
    """
    beginning = chat.items.get(topic_id)
    shown = answered or (beginning.message if beginning else None)
    reply = {k: v for k, v in shown.items() if k != "reply_to_message"} if shown else None
    return chat.thread(topic_id) | ({"reply_to_message": reply} if reply else {})
