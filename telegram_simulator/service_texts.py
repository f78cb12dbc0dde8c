"""What a chat says of itself, such as "added Dara": the words of the page (`chat/service.js`)."""

from collections.abc import Callable
from typing import Any, Final

from telegram_simulator.api_errors import Json


def service_text(message: Json) -> str | None:
    """Return what somebody did in a service message, without who it was; None for others."""
    return next((say(message) for kind, say in _SAID.items() if kind in message), None)


def _added(message: Json) -> str:
    people = message["new_chat_members"]
    if [person["id"] for person in people] == [_author(message)]:
        return "joined"
    return f"added {', '.join(map(_name, people))}"


def _left(message: Json) -> str:
    person = message["left_chat_member"]
    return "left" if person["id"] == _author(message) else f"removed {_name(person)}"


def _author(message: Json) -> Any:
    return message.get("from", {}).get("id")


def _name(user: Json) -> str:
    return " ".join(filter(None, (user["first_name"], user.get("last_name"))))


def _always(words: str) -> Callable[[Json], str]:
    return lambda _: words


_SAID: Final[dict[str, Callable[[Json], str]]] = {
    "pinned_message": _always("pinned a message"),
    "new_chat_members": _added,
    "left_chat_member": _left,
    "new_chat_title": lambda message: f"changed the title to “{message['new_chat_title']}”",
    "new_chat_photo": _always("changed the picture"),
    "delete_chat_photo": _always("removed the picture"),
    "group_chat_created": _always("created the group"),
    "migrate_to_chat_id": _always("made the group a supergroup"),
    "migrate_from_chat_id": _always("made the group a supergroup"),
    "forum_topic_created": lambda message: (
        f"opened the topic “{message['forum_topic_created']['name']}”"
    ),
    "forum_topic_edited": _always("changed the topic"),
    "forum_topic_closed": _always("closed the topic"),
    "forum_topic_reopened": _always("opened the topic again"),
    "general_forum_topic_hidden": _always("hid the topic General"),
    "general_forum_topic_unhidden": _always("showed the topic General again"),
    "users_shared": _always("shared people"),
    "chat_shared": _always("shared a chat"),
    "web_app_data": _always("sent data of a web app"),
    "successful_payment": _always("paid"),
    "refunded_payment": _always("gave the money back"),
}
