"""Waits until a chat shows what a test expects; says what it shows instead."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import ndiff

from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.controls import WaitTimedOut
from telegram_simulator.news import QUIET_SECONDS, is_of_bot, news
from telegram_simulator.server import Simulator
from telegram_simulator.transcript import Rows, keyboard, said, transcript

_LONG_SECONDS = 86_400.0  # the test says how long it waits
_SAID = 3
_LAST_LINES = 12


class NothingSeen(AssertionError):
    """The chat does not show what was expected; the text says what it shows instead."""


Lines = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a chat is expected to show; None expects nothing. Lists are lines of a text."""

    text: str | None = None
    answers: Lines | None = None
    keyboard: Rows | None = None
    transcript: Lines | None = None


class Watcher:
    """Watches the chats of one simulator.

    `since` is the event before the last action. `answers` are compared from where they were
    compared before, so none is ever left out.
    """

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._compared: dict[str, int] = {}
        self.since = 0

    async def arrived(self, name: str, expected: Expected, seconds: float) -> Json:
        """Return the message with `text`, or {}; raise `NothingSeen` after so many seconds."""
        __tracebackhide__ = True
        chat = self._simulator.acts.find_chat(name)
        try:
            async with asyncio.timeout(seconds):
                return await self._until(chat, expected)
        except TimeoutError:
            raise NothingSeen("\n".join(self._differences(chat, expected))) from None

    async def happened(
        self, kind: str, chat: str | None, method: str | None, seconds: float
    ) -> Json:
        """Return the first event of a type since the last action, waiting up to so many seconds."""
        __tracebackhide__ = True
        controls, feed = self._simulator.controls, self._simulator.world.feed
        try:
            return await controls.wait(self.since, kind, chat, None, method, seconds)
        except WaitTimedOut:
            came = ", ".join(dict.fromkeys(each["type"] for each in feed.since(self.since)))
            raise NothingSeen(
                f"There was no event {kind!r} like this, but: {came or 'nothing'}."
            ) from None

    async def _until(self, chat: Chat, expected: Expected) -> Json:
        feed = self._simulator.world.feed
        while True:
            seq = feed.seq
            message = self._message(chat, expected.text)
            if message is not None and not any(self._comparisons(chat, expected)):
                if expected.answers is None:
                    return message
                await self._quiet(chat)
                if feed.seq == seq or not any(self._comparisons(chat, expected)):
                    self._compared[chat.key] = seq if feed.seq == seq else feed.seq
                    return message
                continue
            await feed.wait_for_next(seq)

    async def _quiet(self, chat: Chat) -> None:
        bot = self._bot(chat)
        await self._simulator.controls.idle(QUIET_SECONDS, timeout=_LONG_SECONDS, bot=bot)

    def _bot(self, chat: Chat) -> str:
        return (chat.bot or self._simulator.world.main).username

    def _message(self, chat: Chat, text: str | None) -> Json | None:
        """Return the first message since the last action in which the bot wrote this."""
        if text is None:
            return {}
        found = (message for message in self._said(chat) if text in said(message))
        return next(found, None)

    def _said(self, chat: Chat) -> Iterator[Json]:
        world = self._simulator.world
        for event in world.feed.since(self.since):
            if is_of_bot(world, event, chat.key):
                yield dict(event["message"])

    def _comparisons(self, chat: Chat, expected: Expected) -> Iterator[str]:
        """Return how the chat differs from what is expected, besides `text`."""
        world = self._simulator.world
        if expected.answers is not None:
            came = news(world, chat, self._compared.get(chat.key, 0))
            yield from _compared("answers are", _text(expected.answers), came)
        if expected.transcript is not None:
            whole = transcript(world, chat)
            yield from _compared("transcript is", _text(expected.transcript), whole)
        if expected.keyboard is not None:
            wanted = "\n".join(map(str, expected.keyboard))
            yield from _compared("keyboard is", wanted, "\n".join(map(str, keyboard(chat))))

    def _differences(self, chat: Chat, expected: Expected) -> Iterator[str]:
        if self._message(chat, expected.text) is None:
            came = [said(message) for message in self._said(chat)]
            instead = "; ".join(repr(each) for each in came[-_SAID:]) or "nothing"
            yield f"{expected.text!r} did not come to {chat.key!r}, but: {instead}."
        yield from self._comparisons(chat, expected)
        if expected.transcript is None:
            lines = transcript(self._simulator.world, chat).split("\n")
            yield f"The chat {chat.key!r} ends:"
            yield from (f"  {line}" for line in lines[-_LAST_LINES:])
        if waiting := self._simulator.controls.queue(self._bot(chat))["pending"]:
            yield f"The bot has not taken {waiting} of its updates."
        for call in self._simulator.controls.calls(problems=True, limit=_SAID):
            yield f"A problem: {call['method']} {call['http']} {call['error'] or call['notes']}"


def _compared(what: str, expected: str, came: str) -> Iterator[str]:
    """Return a readable difference of two texts, or nothing."""
    if expected == came:
        return
    lines = ndiff(expected.split("\n"), came.split("\n"))
    told = "\n".join(f"  {line.rstrip()}" for line in lines if not line.startswith("?"))
    yield f"The {what} not as expected; - was expected, + came:\n{told}"


def _text(lines: Lines) -> str:
    return lines.strip("\n") if isinstance(lines, str) else "\n".join(lines)
