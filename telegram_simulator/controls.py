"""Controls and queries for the page and tests: faults, limits, calls, waiting, reset."""

import asyncio
import math
import secrets
from collections.abc import Awaitable, Callable

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.bot_api import BotApi
from telegram_simulator.fault_rules import rule_of
from telegram_simulator.faults import SWITCHES
from telegram_simulator.guide import Guide
from telegram_simulator.limits import MODES
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.people import Cast
from telegram_simulator.recorder import Recorder
from telegram_simulator.stage import Stage
from telegram_simulator.timekeeper import Timekeeper
from telegram_simulator.transcript import keyboard, message_with, said, transcript
from telegram_simulator.user_actions import UserActions
from telegram_simulator.written_test import written_test

_CALLS_SHOWN = 200


class WaitTimedOut(InvalidAction):
    """The event did not happen in time."""

    status = 408


class Controls:
    """Controls the simulator and answers questions about its state."""

    def __init__(
        self,
        api: BotApi,
        acts: UserActions,
        stage: Stage,
        keeper: Timekeeper,
        guide: Guide,
        cast: Cast,
        restart: Callable[[], object] | None,
    ) -> None:
        self.api = api
        self.world = api.world
        self.acts = acts
        self.stage = stage
        self.keeper = keeper
        self.guide = guide
        self.cast = cast
        self.recorder = Recorder(acts, api.calls)
        self._restart = restart
        self.run = secrets.token_hex(4)

    # -- faults

    def fault(
        self,
        name: str | None = None,
        on: bool = True,  # noqa: FBT001, FBT002 - as in JSON
        clear: bool | int | None = None,  # noqa: FBT001 - as in JSON
        **rule: object,
    ) -> Json:
        """Set a switch, add a rule, or clear one or all."""
        faults = self.api.faults
        if clear is not None and clear is not False:
            if clear is True and faults.switches["blocked"]:
                self._block(on=False)
            faults.clear(None if clear is True else int(clear))
        elif name is not None:
            self._switch(name, on=on)
        else:
            added = faults.add(rule_of(rule, lambda chat: self.acts.find_chat(chat).id))
            self.world.feed.emit("fault", **faults.public())
            return faults.public() | {"id": added.id}
        self.world.feed.emit("fault", **faults.public(name))
        return faults.public(name)

    def _switch(self, name: str, *, on: bool) -> None:
        faults = self.api.faults
        if name not in SWITCHES:
            raise InvalidAction(f"Switches are: {', '.join(SWITCHES)}.")
        faults.switches[name] = on
        if not on:
            faults.fired[name] = 0
        if name == "blocked":
            self._block(on=on)
        if name == "drop" and not on:
            faults.dropped.clear()

    def _block(self, *, on: bool) -> None:
        if self.blocker_key is not None:
            self.acts.block(self.blocker_key, on=on)

    @property
    def blocker_key(self) -> str | None:
        """The key of the person who blocks the bot by the switch *blocked*."""
        return self.cast.blocker or next(iter(self.world.people), None)

    def limits(self, mode: str) -> Json:
        """Set the mode of the rate limits."""
        if mode not in MODES:
            raise InvalidAction(f"Modes are: {', '.join(MODES)}.")
        self.api.limits.set_mode(mode)
        self.world.feed.emit("limits", mode=mode)
        return {"mode": mode}

    def reset(self) -> Json:
        """Empty all chats and remove faults; or call `restart`, if the simulator was given one."""
        self.recorder.clear()
        if self._restart is not None:
            self._restart()
            return {}
        self.api.faults.clear()
        self.api.limits.set_mode("off")
        self.stage.clear()
        self.guide.restart()
        self.world.feed.emit("hello", **self.hello())
        return {}

    # -- queries

    def state(self) -> Json:
        """Return the whole state as in the event `hello`."""
        return {"seq": self.world.feed.seq, **self.hello()}

    def hello(self) -> Json:
        """Return the fields of the event `hello`."""
        faults, stage, bot = self.api.faults, self.stage, self.world.main
        rows = self.api.calls.find(limit=_CALLS_SHOWN)
        return {
            "run": self.run,
            "bot": {
                "id": bot.id,
                "name": bot.names.get("", bot.name),
                "username": bot.username,
                "description": bot.descriptions.get("", ""),
            },
            "people": {key: person.to_json() for key, person in self.world.people.items()},
            "order": stage.order(),
            "chats": {
                key: stage.chat_state(chat, messages=True) for key, chat in self.world.chats.items()
            },
            "clock": self.keeper.state(),
            "faults": dict(faults.switches),
            "fired": dict(faults.fired),
            "blocker": self.blocker_key,
            "calls": [call.row() for call in rows],
            "polled": self.api.calls.polled,
            "guide": self.guide.state(),
            "samples": self.guide.samples(),
            "limits": self.api.limits.mode,
        }

    def people(self) -> list[Json]:
        """Return all people."""
        return [person.to_json() for person in self.world.people.values()]

    def chats(self) -> list[Json]:
        """Return all chats."""
        return [self.stage.chat_state(chat) for chat in self.world.chats.values()]

    def messages(
        self, chat: KeyOrId, after: int = 0, limit: int = 100, before: int | None = None
    ) -> list[Json]:
        """Return the newest messages of a chat between two ids, oldest first."""
        found = self.acts.find_chat(chat)
        end = math.inf if before is None else int(before)
        items = [item for number, item in found.items.items() if int(after) < number < end]
        limit = max(0, int(limit))
        shown = items[max(0, len(items) - limit) :]
        return [self.world.item_json(found, item) for item in shown]

    def transcript(self, chat: KeyOrId, after: int = 0) -> str:
        """Return a chat as text, as people read it."""
        return transcript(self.world, self.acts.find_chat(chat), int(after))

    def keyboard(self, chat: KeyOrId) -> list[list[str]]:
        """Return the labels of the keys that a person sees last."""
        return keyboard(self.acts.find_chat(chat))

    def message_id(self, chat: KeyOrId, text: str, newer: int = 0) -> int:
        """Return the id of the newest message with `text`, or of the one before `newer` others."""
        found = self.acts.find_chat(chat)
        item = message_with(self.world, found, text, int(newer))
        if item is None:
            raise NotFound(f"There is no message with {text!r} in {found.key}.")
        return int(item.message["message_id"])

    def recording(
        self,
        name: str = "session",
        sync: bool | str = False,  # noqa: FBT001, FBT002 - as in JSON
    ) -> str:
        """Return what people did since the start or the last reset, as a pytest test."""
        if not f"test_{name}".isidentifier():
            raise InvalidAction("name has letters, digits and _.")
        return written_test(self.recorder, self.cast, name, sync=sync in {True, "1", "true"})

    def calls(
        self,
        after: int = 0,
        method: str | None = None,
        chat: KeyOrId | None = None,
        problems: bool | str = False,  # noqa: FBT001, FBT002 - as in JSON
        limit: int = 200,
        full: bool | str = False,  # noqa: FBT001, FBT002 - as in JSON
    ) -> list[Json]:
        """Return the logged calls, oldest first."""
        key = self.acts.find_chat(chat).key if chat is not None else None
        found = self.api.calls.find(
            after=int(after),
            method=method,
            chat=key,
            problems=problems in {True, "1", "true"},
            limit=int(limit),
        )
        return [call.row(full=full in {True, "1", "true"}) for call in found]

    def call(self, id: int) -> Json:  # noqa: A002 - as in JSON
        """Return one call with request and response."""
        for call in reversed(self.api.calls.rows):
            if call.id == int(id):
                return call.row(full=True)
        raise NotFound(f"There is no call {id}.")

    def fired(self) -> list[Json]:
        """Return the log of the faults that fired."""
        return list(self.api.faults.log)

    def queue(self, bot: str | None = None) -> Json:
        """Return how many updates a bot has not acknowledged, and how it receives them."""
        found = self.stage.find_bot(bot)
        queue = self.world.queues[found.id]
        webhook = self.api.webhooks.active(found)
        return {
            "pending": len(queue.pending),
            "waiting": self.api.polling.is_waiting(found),
            "next_update_id": queue.next_id,
            "webhook": webhook.url if webhook else None,
        }

    async def wait(
        self,
        since: int,
        type: str | None = None,  # noqa: A002 - as in JSON
        chat: KeyOrId | None = None,
        text: str | None = None,
        method: str | None = None,
        timeout: float = 10.0,  # noqa: ASYNC109 - as in the query
    ) -> Json:
        """Return the first matching event after `since`; wait at most `timeout` real seconds."""
        key = self.acts.find_chat(chat).key if chat is not None else None
        seq = int(since)

        async def search() -> Json:
            nonlocal seq
            while True:
                for event in self.world.feed.since(seq):
                    seq = event["seq"]
                    if _matches(event, type, key, text, method):
                        return event
                await self.world.feed.wait_for_next(seq)

        return await _with_timeout(float(timeout), search)

    async def idle(
        self,
        quiet: float = 0.05,
        timeout: float = 10.0,  # noqa: ASYNC109 - as in the query
        bot: str | None = None,
    ) -> Json:
        """Wait until all updates are acknowledged and no call came for `quiet` real seconds."""
        queue = self.world.queues[self.stage.find_bot(bot).id]
        calls, quiet = self.api.calls, float(quiet)
        time = asyncio.get_running_loop().time

        async def search() -> Json:
            since = time()
            while True:
                if queue.pending or calls.open:
                    since = time()
                elif time() - max(since, calls.last_call_at) >= quiet:
                    return {"seq": self.world.feed.seq}
                await asyncio.sleep(min(quiet / 2, 0.02))

        return await _with_timeout(float(timeout), search)


async def _with_timeout(seconds: float, search: Callable[[], Awaitable[Json]]) -> Json:
    try:
        async with asyncio.timeout(seconds):
            return await search()
    except TimeoutError:
        raise WaitTimedOut(f"It did not happen within {seconds:g} seconds.") from None


def _matches(
    event: Json, kind: str | None, chat: str | None, text: str | None, method: str | None
) -> bool:
    if kind is not None and event["type"] != kind:
        return False
    if chat is not None and event.get("chat") != chat:
        return False
    if method is not None and event.get("method") != method:
        return False
    return text is None or text in _text_of(event)


def _text_of(event: Json) -> str:
    return said(event.get("message", {})) or str(event.get("text") or event.get("what") or "")
