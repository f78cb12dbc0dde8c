"""What a test or the page controls and asks: faults, limits, calls, waiting, starting over."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable

from bot.simulator.acts import Acts, Place
from bot.simulator.bot_api import BotApi
from bot.simulator.faults import KINDS, SWITCHES, Rule
from bot.simulator.guide import Guide
from bot.simulator.impossible import Impossible, Unknown
from bot.simulator.limits import MODES
from bot.simulator.refusals import Json
from bot.simulator.stage import Stage
from bot.simulator.timekeeper import Timekeeper

_CALLS_SHOWN = 200


class TooLate(Impossible):
    """It did not happen in time."""

    status = 408


class Controls:
    """The desk behind the stage."""

    def __init__(
        self,
        api: BotApi,
        acts: Acts,
        stage: Stage,
        keeper: Timekeeper,
        guide: Guide,
        blocker: str | None,
        again: Callable[[], object] | None,
    ) -> None:
        self.api = api
        self.world = api.world
        self.acts = acts
        self.stage = stage
        self.keeper = keeper
        self.guide = guide
        self.blocker = blocker
        self._again = again
        self.run = secrets.token_hex(4)

    # -- faults

    def fault(
        self,
        name: str | None = None,
        on: bool = True,  # noqa: FBT001, FBT002 - as in JSON
        clear: bool | int | None = None,  # noqa: FBT001 - as in JSON
        **rule: object,
    ) -> Json:
        """Throw a switch, add a rule, or clear."""
        faults = self.api.faults
        if clear is not None and clear is not False:
            if clear is True and faults.switches["blocked"]:
                self._block(on=False)
            faults.clear(None if clear is True else int(clear))
        elif name is not None:
            self._switch(name, on=on)
        else:
            added = faults.add(self._rule(rule))
            self.world.feed.emit("fault", **faults.public())
            return faults.public() | {"id": added.id}
        self.world.feed.emit("fault", **faults.public(name))
        return faults.public(name)

    def _rule(self, fields: Json) -> Rule:
        if str(fields.get("kind")) not in KINDS:
            raise Impossible(f"Kinds are: {', '.join(sorted(KINDS))}.")
        fields = fields | {"kind": str(fields["kind"])}
        if fields.get("chat") is not None:
            fields["chat"] = self.acts.find_chat(fields["chat"]).id
        try:
            return Rule(**fields)
        except TypeError as error:
            raise Impossible(str(error)) from None

    def _switch(self, name: str, *, on: bool) -> None:
        faults = self.api.faults
        if name not in SWITCHES:
            raise Impossible(f"Switches are: {', '.join(SWITCHES)}.")
        faults.switches[name] = on
        if not on:
            faults.fired[name] = 0
        if name == "blocked":
            self._block(on=on)
        if name == "drop" and not on:
            faults.dropped.clear()

    def _block(self, *, on: bool) -> None:
        if self.blocked_one is not None:
            self.acts.block(self.blocked_one, on=on)

    @property
    def blocked_one(self) -> str | None:
        """Whom the switch *blocked* is about."""
        return self.blocker or next(iter(self.world.people), None)

    def limits(self, mode: str) -> Json:
        """Rate limits."""
        if mode not in MODES:
            raise Impossible(f"Modes are: {', '.join(MODES)}.")
        self.api.limits.switch(mode)
        self.world.feed.emit("limits", mode=mode)
        return {"mode": mode}

    def reset(self) -> Json:
        """Start over; ids go on. Who was handed `again` does it instead, with the bot."""
        if self._again is not None:
            self._again()
            return {}
        self.api.faults.clear()
        self.api.limits.switch("off")
        self.stage.clear()
        self.guide.restart()
        self.world.feed.emit("hello", **self.hello())
        return {}

    # -- asking

    def state(self) -> Json:
        """What the page starts with."""
        return {"seq": self.world.feed.seq, **self.hello()}

    def hello(self) -> Json:
        """The event `hello`."""
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
            "people": {key: person.card() for key, person in self.world.people.items()},
            "order": stage.order(),
            "chats": {
                key: stage.card(chat, messages=True) for key, chat in self.world.chats.items()
            },
            "clock": self.keeper.card(),
            "faults": dict(faults.switches),
            "fired": dict(faults.fired),
            "blocker": self.blocked_one,
            "calls": [call.row() for call in rows],
            "polled": self.api.calls.polled,
            "guide": self.guide.card(),
            "samples": self.guide.samples(),
            "limits": self.api.limits.mode,
        }

    def people(self) -> list[Json]:
        """All people."""
        return [person.card() for person in self.world.people.values()]

    def chats(self) -> list[Json]:
        """All chats."""
        return [self.stage.card(chat) for chat in self.world.chats.values()]

    def messages(self, chat: Place, after: int = 0, limit: int = 100) -> list[Json]:
        """Messages of a chat, oldest first."""
        found = self.acts.find_chat(chat)
        items = [item for number, item in found.items.items() if number > int(after)]
        return [self.world.item(found, item) for item in items[-int(limit) :]]

    def calls(
        self,
        after: int = 0,
        method: str | None = None,
        chat: Place | None = None,
        problems: bool | str = False,  # noqa: FBT001, FBT002 - as in JSON
        limit: int = 200,
        full: bool | str = False,  # noqa: FBT001, FBT002 - as in JSON
    ) -> list[Json]:
        """The log of calls, oldest first."""
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
        """One call with request and response."""
        for call in reversed(self.api.calls.rows):
            if call.id == int(id):
                return call.row(full=True)
        raise Unknown(f"There is no call {id}.")

    def fired(self) -> list[Json]:
        """The faults that fired."""
        return list(self.api.faults.log)

    def queue(self, bot: str | None = None) -> Json:
        """The updates that a bot has not acknowledged."""
        found = self.stage.find_bot(bot)
        queue = self.world.queues[found.id]
        webhook = self.api.webhooks.active(found)
        return {
            "pending": len(queue.pending),
            "waiting": self.api.polling.waits(found),
            "next_update_id": queue.next_id,
            "webhook": webhook.url if webhook else None,
        }

    async def wait(
        self,
        since: int,
        type: str | None = None,  # noqa: A002 - as in JSON
        chat: Place | None = None,
        text: str | None = None,
        method: str | None = None,
        timeout: float = 10.0,  # noqa: ASYNC109 - as in the query
    ) -> Json:
        """The first event after `since` that fits; waits `timeout` real seconds at most."""
        key = self.acts.find_chat(chat).key if chat is not None else None
        seq = int(since)

        async def look() -> Json:
            nonlocal seq
            while True:
                for event in self.world.feed.since(seq):
                    seq = event["seq"]
                    if _fits(event, type, key, text, method):
                        return event
                await self.world.feed.more(seq)

        return await _within(float(timeout), look)

    async def idle(
        self,
        quiet: float = 0.05,
        timeout: float = 10.0,  # noqa: ASYNC109 - as in the query
        bot: str | None = None,
    ) -> Json:
        """Wait until all is acknowledged and no call has come in for `quiet` real seconds."""
        queue = self.world.queues[self.stage.find_bot(bot).id]
        calls, quiet = self.api.calls, float(quiet)
        time = asyncio.get_running_loop().time

        async def look() -> Json:
            since = time()
            while True:
                if queue.pending or calls.open:
                    since = time()
                elif time() - max(since, calls.touched_at) >= quiet:
                    return {"seq": self.world.feed.seq}
                await asyncio.sleep(min(quiet / 2, 0.02))

        return await _within(float(timeout), look)


async def _within(seconds: float, look: Callable[[], Awaitable[Json]]) -> Json:
    try:
        async with asyncio.timeout(seconds):
            return await look()
    except TimeoutError:
        raise TooLate(f"It did not happen within {seconds:g} seconds.") from None


def _fits(
    event: Json, kind: str | None, chat: str | None, text: str | None, method: str | None
) -> bool:
    if kind is not None and event["type"] != kind:
        return False
    if chat is not None and event.get("chat") != chat:
        return False
    if method is not None and event.get("method") != method:
        return False
    return text is None or text in _words(event)


def _words(event: Json) -> str:
    message = event.get("message", {})
    return str(
        message.get("text")
        or message.get("caption")
        or event.get("text")
        or event.get("what")
        or ""
    )
