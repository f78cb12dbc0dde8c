"""Records what people do, so that it can be written as a test (`written_test.py`)."""

import base64
import time
from dataclasses import dataclass, field
from typing import Any

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json
from telegram_simulator.calls import Calls
from telegram_simulator.chats import Chat, Item
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.news import QUIET_SECONDS, news
from telegram_simulator.transcript import message_as_text, message_with
from telegram_simulator.user_actions import UserActions
from telegram_simulator.user_taps import button_place

MOST_STEPS = 1000
_MOST_BASE64 = 4000
_SILENCE_SECONDS = 1.0
"""After so long without an answer, that the bot says nothing belongs to the session."""
_CHATS = frozenset({"chat", "from_chat", "group"})
_PEOPLE = frozenset({"who", "person", "by"})
_MESSAGES = frozenset({"message_id", "reply_to"})
_NOT_RECORDED = frozenset({"reset", "suggest"})
Checks = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message by its text: the newest that has it, or the one before `newer` others."""

    chat: str
    text: str
    newer: int = 0


@dataclass(frozen=True, slots=True)
class QueryRef:
    """The id of a query that an earlier step made."""

    step: int


@dataclass(slots=True)
class Step:
    """An action with its fields, and what the bot did then: (chat, answers)."""

    name: str
    fields: dict[str, Any]
    at: float = field(default_factory=time.monotonic)
    query_id: str | None = None
    lasted: float = 0.0
    checks: Checks = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Recorder:
    """The actions since the start or the last reset."""

    def __init__(self, acts: UserActions, calls: Calls) -> None:
        self._acts = acts
        self._world = acts.world
        self._calls = calls
        self.clear()

    def clear(self) -> None:
        """Begin again."""
        self.steps = [Step("", {})]
        self.cut = False
        self._compared: dict[str, int] = {}
        self._begin = self._world.feed.seq

    def before(self, name: str, fields: Json) -> Step | None:
        """Return the step of an action that comes next; None if it is not recorded.

        Ids become the names of chats and people, the texts of messages and the labels of buttons.
        """
        if name in _NOT_RECORDED:
            return None
        self.check()
        step = Step(name, dict(fields))
        self._shorten_file(step)
        chat = self._chat(fields.get("from_chat", fields.get("chat")))
        if name == "tap" and chat is not None:
            self._by_label(step.fields, chat)
        for each, value in step.fields.items():
            step.fields[each] = self._named(each, value, chat)
        if name == "clock" and isinstance(fields.get("to"), int | float):
            step.fields = {"seconds": round(fields["to"] / 1000 - self._world.now_s())}
        return step

    def after(self, step: Step, result: Any) -> None:
        """Add the step of an action that succeeded."""
        if len(self.steps) > MOST_STEPS:
            self.cut = True
            return
        if isinstance(result, dict) and "query_id" in result:
            step.query_id = result["query_id"]
        self.steps.append(step)

    def check(self) -> None:
        """Add to the last step what the bot did in each chat, if it seems to have finished."""
        step, now = self.steps[-1], time.monotonic()
        if self.cut or self._calls.open or now - self._calls.last_call_at < QUIET_SECONDS:
            return
        for chat in list(self._world.chats.values()):
            came = news(self._world, chat, self._compared.get(chat.key, self._begin))
            acted = step.fields.get("chat") == chat.key
            waits = any(queue.pending for queue in self._world.queues.values())
            silent = acted and not step.checks and not waits and now - step.at >= _SILENCE_SECONDS
            if came or silent:
                step.checks.append((chat.key, came))
                step.lasted = self._calls.last_call_at - step.at
                self._compared[chat.key] = self._world.feed.seq

    def _named(self, name: str, value: Any, chat: Chat | None) -> Any:
        named = value
        if value is None:
            pass
        elif name in _CHATS:
            found = self._chat(value)
            named = found.key if found else value
        elif name in _PEOPLE:
            named = self._person(value)
        elif name == "people":
            named = [self._person(each) for each in value]
        elif name in _MESSAGES and chat is not None:
            named = self._message(chat, value)
        elif name == "query_id":
            made = [number for number, each in enumerate(self.steps) if each.query_id == value]
            named = QueryRef(made[-1]) if made else value
        return named

    def _chat(self, name: KeyOrId | None) -> Chat | None:
        try:
            return None if name is None else self._acts.find_chat(name)
        except InvalidAction:
            return None  # the action itself will say so

    def _person(self, name: KeyOrId) -> KeyOrId:
        try:
            return self._acts.find_person(name).key
        except InvalidAction:
            return name  # a bot

    def _message(self, chat: Chat, number: Any) -> Any:
        item = chat.items.get(int(number))
        if item is None:
            return number
        text = message_as_text(self._world, chat, item)[0]
        newer = 0
        while message_with(self._world, chat, text, newer) is not item:
            newer += 1
        return MessageRef(chat.key, text, newer)

    def _by_label(self, fields: dict[str, Any], chat: Chat) -> None:
        """Name the button of a tap by its label, and its message only if that is needed."""
        where = (fields.get(name) for name in ("message_id", "row", "column", "label"))
        found = button_place(chat, *where)
        if found is None:
            return
        item, (row, column) = found
        number = item.message["message_id"]
        label = _rows(item)[row][column]["text"]
        position = {"row": row, "column": column}
        newest = button_place(chat, None, None, None, label)
        in_message = button_place(chat, number, None, None, label)
        for name in ("message_id", *position):
            fields.pop(name, None)
        if newest != found:
            fields["message_id"] = number
        fields |= {"label": label} if in_message == found else {"message_id": number} | position

    def _shorten_file(self, step: Step) -> None:
        content = step.fields.pop("content", None)
        if content is not None:
            step.fields["base64"] = base64.b64encode(content).decode()
        if len(step.fields.get("base64") or "") > _MOST_BASE64:
            del step.fields["base64"]
            step.notes.append("The file was too large for this test: a sample is sent instead.")


def _rows(item: Item) -> list[list[Json]]:
    rows: list[list[Json]] = item.message["reply_markup"]["inline_keyboard"]
    return rows
