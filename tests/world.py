"""Tests that read like a chat: people with phones, the real bot, a simulated Telegram.

    async def test_a_stranger_learns_nothing(world):
        stranger = world.person("stranger")
        await stranger.sends("/start")
        assert "private learning space" in stranger.sees

A tap finds its button by label on the newest message that has it, so it proves that the button
was shown. Everything goes over real HTTP, through the real Application, to a real database.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import app as romleuk
from bot.app import App
from bot.assembly import BotConfig
from bot.catalog.course import Course
from bot.clock import Clock
from bot.people.unsigned.buttons import InviteUnsigned
from bot.storage.database import Database
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenNotice
from bot.telegram.kit.heads import without_gap
from telegram_simulator import Cast, Simulator
from tests.engines import open_database
from tests.shipped import shipped_courses

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")
ROMLEUK = Cast(bot_name="Romleuk", bot_username="romleuk_bot", zone=PHNOM_PENH.key)
SETTLE_SECONDS = 900.0
"""After so long only a broken bot has not answered, however busy the machine is."""
TRAVEL_SECONDS = 120.0
"""A step of the clock waits so long for what is sent, however busy the machine is."""
Message = dict[str, Any]


def local(text: str) -> datetime:
    """Return "2023-05-29 09:00" in Phnom Penh as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=PHNOM_PENH)


@dataclass(slots=True)
class Phone:
    """One person's private chat with the bot, or one person in a group."""

    world: "World"
    key: str
    chat_key: str

    async def sends(self, text: str, *, reply_to: int | None = None) -> None:
        """Type a text and wait until the bot has answered."""
        self.world.acts.message(self.chat_key, text, who=self.key, reply_to=reply_to)
        await self.world.settle()

    async def starts(self, token: str | None = None) -> None:
        """Press Start, with the token of a link."""
        self.world.acts.start(self.chat_key, token)
        await self.world.settle()

    async def sends_a(self, kind: str, **details: Any) -> None:
        """Send a photo, document, voice, sticker ..."""
        self.world.acts.send(self.chat_key, kind, who=self.key, **details)
        await self.world.settle()

    async def edits(self, message_id: int, text: str) -> None:
        """Edit the text of a message that this person wrote."""
        self.world.acts.edit(self.chat_key, message_id, text, who=self.key)
        await self.world.settle()

    @property
    def wrote(self) -> int:
        """The id of the message that this person wrote last."""
        chat = self.world.acts.find_chat(self.chat_key)
        return max(number for number, item in chat.items.items() if item.author == self.key)

    async def taps(self, label: str, *, message_id: int | None = None) -> dict[str, Any]:
        """Press a button by its label, on the newest message that shows it."""
        pressed = self.presses(label, message_id=message_id)
        await self.world.settle()
        return pressed

    def presses(self, label: str, *, message_id: int | None = None) -> dict[str, Any]:
        """Press a button without waiting."""
        acts = self.world.acts
        return acts.tap(self.chat_key, label=label, message_id=message_id, who=self.key)

    async def forges(self, data: str, *, message_id: int | None = None) -> None:
        """Send callback data that no button shows."""
        target = message_id or self.last["message_id"]
        self.world.acts.forge(self.chat_key, target, data, who=self.key)
        await self.world.settle()

    @property
    def messages(self) -> list[Message]:
        """Everything the bot wrote that is still there, oldest first."""
        chat = self.world.acts.find_chat(self.chat_key)
        said = [item.message for item in chat.items.values() if item.bot_id]
        return [message for message in said if "pinned_message" not in message]

    @property
    def last(self) -> Message:
        """The bot's newest message."""
        return self.messages[-1]

    @property
    def sees(self) -> str:
        """The words of the message that the bot wrote or edited last."""
        newest = max(self.messages, key=self._freshness)
        return words(newest)

    @property
    def all_words(self) -> str:
        """The words of all messages of the bot."""
        return "\n---\n".join(words(message) for message in self.messages)

    @property
    def buttons(self) -> list[str]:
        """The labels under the message that was written or edited last."""
        newest = max(self.messages, key=self._freshness)
        return labels(newest)

    @property
    def toast(self) -> str:
        """The line shown over the chat by the latest answered tap."""
        return next(
            (
                event["text"] or ""
                for event in reversed(list(self.world.events))
                if event["type"] == "callback.answered" and event["chat"] == self.chat_key
            ),
            "",
        )

    def message_with(self, text: str) -> Message:
        """The newest message of the bot that contains `text`."""
        for message in reversed(self.messages):
            if text in words(message):
                return message
        raise AssertionError(f"{self.key} was never told {text!r}, but:\n{self.all_words}")

    def _freshness(self, message: Message) -> int:
        return self.world.freshness(self.chat_key, message["message_id"])


def words(message: Message) -> str:
    """The text or caption of a message, without the gap that keeps it out of the chat list."""
    return without_gap(str(message.get("text") or message.get("caption") or ""))


def labels(message: Message) -> list[str]:
    """The labels of the buttons under a message, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [key["text"] for row in rows for key in row]


def carried(message: Message, kind: type[Button]) -> list[str]:
    """The callback data of the buttons of a kind under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    data = (key.get("callback_data", "") for row in rows for key in row)
    return [each for each in data if each.startswith(f"{kind.prefix}:")]


def cover_buttons(message: Message) -> list[str]:
    """The callback data of the buttons that open what a neutral line stands for."""
    return carried(message, OpenNotice)


class World:
    """The bot and the simulated Telegram in one process, with one clock."""

    def __init__(self, app: App, simulator: Simulator, clock: Clock, plan: BotConfig) -> None:
        self.app = app
        self.plan = plan
        self.simulator = simulator
        self.clock = clock
        self.acts = simulator.acts
        self.opens_notices = True
        """Whether coordinators open each neutral line as soon as they get it."""
        self.invites_unsigned = True
        """Whether coordinators say yes at once when they are warned of unsigned safety texts."""
        self._opened_to = 0
        self._read_to = 0
        self._written: dict[tuple[str, int], int] = {}
        """When each message was written or edited last."""

    def person(self, key: str, *, language: str = "en", name: str = "") -> Phone:
        """Let a new person with a phone appear."""
        self.simulator.stage.person(key=key, name=name or key.capitalize(), language=language)
        return Phone(self, key, key)

    def group(self, key: str, title: str, *members: Phone) -> str:
        """Make a group without the bot in it, and return its button."""
        self.simulator.stage.group(key, title, "group", [member.key for member in members])
        return key

    def in_group(self, phone: Phone, group: str) -> Phone:
        """The same person, seen in a group."""
        return Phone(self, phone.key, group)

    async def travel(self, to: datetime | timedelta) -> None:
        """Move the clock to an instant, or on by so much; everything due meanwhile happens."""
        target = self.clock.now() + to if isinstance(to, timedelta) else to
        await self.app.travel(target)
        await self.settle()

    async def settle(self) -> None:
        """Wait until every update is acknowledged and every reply and toast is out.

        Raise `DatabaseLost` if the bot lost its database.
        """
        async with asyncio.timeout(SETTLE_SECONDS):
            while not await self._settled():
                if (loss := self.app.database.loss) is not None:
                    raise loss  # nothing would ever settle
                await asyncio.sleep(0.002)
            if self._open_notices():
                await self.settle()

    def _open_notices(self) -> bool:
        """Tap [Open] under each neutral line that came, and yes under each warning."""
        feed = self.simulator.world.feed
        new = list(feed.since(self._opened_to))
        self._opened_to = feed.seq
        came = [each for each in new if each["type"] == "message" and self.opens_notices]
        lines = [(each, data) for each in came for data in cover_buttons(each["message"])]
        shown = [each for each in new if each["type"] in {"message", "message.edited"}]
        if self.invites_unsigned:
            lines += [
                (each, data) for each in shown for data in carried(each["message"], InviteUnsigned)
            ]
        for each, data in lines:
            self.acts.forge(each["chat"], each["message"]["message_id"], data, who=each["chat"])
        return bool(lines)

    async def _settled(self) -> bool:
        if self._waiting():
            return False
        await self.app.batches.callback_answers.sent()
        await self.app.jobs.idle()
        await self.app.sender.idle()
        return not self._waiting()

    def _waiting(self) -> bool:
        simulated = self.simulator.world
        return bool(simulated.queues[simulated.main.id].pending)

    async def restart(
        self,
        path: Path,
        *,
        courses: Mapping[str, Course] | None = None,
        meanwhile: str | None = None,
    ) -> None:
        """Stop the bot and start it on the same database; `courses` were edited meanwhile.

        `meanwhile` is a statement that was run on the database by hand.
        """
        await self.app.stop()
        plan = self.plan if courses is None else replace(self.plan, courses=courses)
        database = await open_database(path)
        if meanwhile is not None:
            await database.write(lambda tx: tx.do(meanwhile))
        self.app = await romleuk.start_bot(database, self.clock, plan)
        await self.app.ticker.chores_done()

    @property
    def events(self) -> list[dict[str, Any]]:
        """The simulator's latest events, oldest first."""
        feed = self.simulator.world.feed
        return list(feed.since(max(0, feed.seq - 2000)))

    def freshness(self, chat: str, message_id: int) -> int:
        """When a message was written or edited last, as a sequence number."""
        feed = self.simulator.world.feed
        for event in feed.since(self._read_to):
            if event["type"] in {"message", "message.edited"}:
                self._written[event["chat"], event["message"]["message_id"]] = event["seq"]
        self._read_to = feed.seq
        return self._written.get((chat, message_id), 0)

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The bot's calls of one method, with request and response, oldest first."""
        found = self.simulator.api.calls.find(method=method)
        return [call.row(full=True) for call in found]


@asynccontextmanager
async def a_world(
    database: Database,
    *,
    at: datetime,
    courses: Mapping[str, Course] | None = None,
    stage: Callable[[Simulator], None] | None = None,
    cast: Cast = ROMLEUK,
    clock: Clock | None = None,
    telegram_now: Callable[[], datetime] | None = None,
    **plan: Any,
) -> AsyncIterator[World]:
    """Start bot and simulator on one clock that shows `at`, and stop them again.

    `stage` is called before the bot starts, to put somebody on the stage whom it will meet;
    `cast` are those who stand there from the beginning; another `clock` is set to `at`.
    `telegram_now` is what Telegram's clock shows, if it is not the same.

    Without another `clock` the bot looks for what is due only when the world travels, so that it is
    the same on a slow machine as on a fast one.
    """
    ticks = clock is not None
    clock = Clock() if clock is None else clock
    clock.set(at)
    simulator = Simulator(now=telegram_now or clock.now, seed=1, cast=cast)
    if stage is not None:
        stage(simulator)
    await simulator.start(port=0)
    options: dict[str, Any] = {
        "paced": False,
        "ticks": ticks,
        "travel_seconds": TRAVEL_SECONDS,
        **plan,
    }
    whole = BotConfig(
        token=simulator.token,
        api_url=f"{simulator.url}/bot",
        courses=shipped_courses() if courses is None else courses,
        **options,
    )
    try:
        world = World(await romleuk.start_bot(database, clock, whole), simulator, clock, whole)
        try:
            await world.app.ticker.chores_done()
            yield world
        finally:
            await world.app.stop()
    finally:
        await simulator.stop()


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds that announces itself by no event."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while not holds():  # noqa: ASYNC110 - there is no event
            await asyncio.sleep(0.005)


def var_folder(tmp_path: Path) -> Path:
    """A data folder for one test."""
    folder = tmp_path / "var"
    folder.mkdir(exist_ok=True)
    return folder
