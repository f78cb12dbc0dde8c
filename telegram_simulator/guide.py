"""The guided first minute: counts its steps and suggests sample texts."""

from collections.abc import Callable, Sequence
from typing import Any

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Item
from telegram_simulator.world import World

ListSource = Callable[[], Sequence[Json]]


class Guide:
    """Watches the messages of the bot. It fetches the steps each time, since languages change."""

    def __init__(self, world: World, steps: ListSource | None, samples: ListSource | None) -> None:
        self._world = world
        self._steps = steps
        self._samples = samples
        self._used: set[int] = set()
        self.done = 0
        if steps or samples:
            world.on_bot_message = self.watch

    def state(self) -> Json | None:
        """Return the fields of the event `guide`, or None if there is no guide."""
        return {"steps": list(self._steps()), "done": self.done} if self._steps else None

    def samples(self) -> list[Json]:
        """Return the sample texts."""
        return list(self._samples()) if self._samples else []

    def restart(self) -> None:
        """Start again with the first step."""
        self.done = 0
        self._used.clear()

    def watch(self, chat: Chat, item: Item) -> None:
        """Check whether a message of the bot completes the step or shows a sample."""
        words, labels = _words(item), _labels(item)
        if self._steps:
            steps = list(self._steps())
            if self.done < len(steps) and _is_done(
                steps[self.done].get("done", {}), chat, words, labels
            ):
                self.done += 1
                self._world.feed.emit("guide", steps=steps, done=self.done)
        for number, sample in enumerate(self.samples()):
            if number in self._used or sample["chat"] != chat.key or sample["shows"] not in words:
                continue
            self._used.add(number)
            chat.suggestion = sample["text"]
            self._world.feed.emit("chat", chat=chat.key, patch={"suggestion": chat.suggestion})


def _words(item: Item) -> str:
    return str(item.message.get("text") or item.message.get("caption") or "")


def _labels(item: Item) -> list[str]:
    rows: Any = item.message.get("reply_markup", {}).get("inline_keyboard", [])
    return [key["text"] for row in rows for key in row]


def _is_done(done: Json, chat: Chat, words: str, labels: list[str]) -> bool:
    if chat.key not in done.get("chats", []):
        return False
    return any(part in words for part in done.get("texts", [])) or any(
        part in label for part in done.get("keys", []) for label in labels
    )
