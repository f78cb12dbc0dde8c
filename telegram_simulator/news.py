"""What a bot did in a chat since a moment, as people see it: for assertions and recordings."""

from collections.abc import Iterator

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.transcript import keys_as_text, message_as_text
from telegram_simulator.world import World

QUIET_SECONDS = 0.05
"""Answers are complete when the bot made no call for so long (real time)."""
_KEYS = {"keyboard", "keys", "placeholder"}
_WRITTEN = frozenset({"message", "message.edited"})


def is_of_bot(world: World, event: Json, chat: str) -> bool:
    """Whether an event is a message that a bot wrote or edited in this chat."""
    if event["type"] not in _WRITTEN or event["chat"] != chat:
        return False
    return event["author"] is not None and event["author"] not in world.people


def news(world: World, chat: Chat, since: int) -> str:
    """Return what bots wrote and changed in a chat after the event `since`, as it looks now.

    First the messages in the order of the chat, each once; then short notices after taps, how many
    older messages disappeared, and the keys below the chat if they changed. Ids and times are left
    out, so the same conversation gives the same text in another run.
    """
    events = [event for event in world.feed.since(since) if event.get("chat") == chat.key]
    written = {number for event in events for number in _written(world, event, chat.key)}
    lines = [
        line
        for number in sorted(written & chat.items.keys())
        for line in message_as_text(world, chat, chat.items[number])
    ]
    lines += [
        f"* {world.people[event['as']].name} is shown: {event['text']}"
        for event in events
        if event["type"] == "callback.answered" and event["text"]
    ]
    gone = {event["message_id"] for event in events if event["type"] == "message.deleted"}
    if older := len(gone - written):
        lines.append(f"* {older} older message{'s' * (older > 1)} disappeared")
    if any(event["type"] == "chat" and event["patch"].keys() == _KEYS for event in events):
        rows = keys_as_text(chat.keyboard or [])
        lines += ["Keys:", *("  " + row for row in rows)] if rows else ["Keys: none"]
    return "\n".join(lines)


def _written(world: World, event: Json, chat: str) -> Iterator[int]:
    """Return the id of the message that a bot wrote, edited or reacted to, if it did."""
    if is_of_bot(world, event, chat):
        yield event["message"]["message_id"]
    elif event["type"] == "reaction" and event["author"] not in world.people:
        yield event["message_id"]
