"""The Bot API over HTTP: reading a request in any encoding, faults, the method, the answer."""

import asyncio
from typing import Any

from aiohttp import web

from bot.simulator import faults as wrong
from bot.simulator.answers import Answers, abort
from bot.simulator.calls import Call, Calls
from bot.simulator.encoding import read
from bot.simulator.faults import Faults, Rule, refusal_of
from bot.simulator.limits import Limits
from bot.simulator.methods import BY_NAME, METHODS
from bot.simulator.methods.receiving import (
    Polling,
    delete_webhook,
    set_webhook,
    webhook_info,
)
from bot.simulator.parameters import Params
from bot.simulator.people import Bot, bot_id_of
from bot.simulator.refusals import Json, Refusal
from bot.simulator.webhooks import Webhooks
from bot.simulator.world import World

_OK = 200
_SECOND = 1000
_BLOCKED = "Forbidden: bot was blocked by the user"
_NOT_FOUND = Refusal(404, "Not Found")
_NO_METHOD = Refusal(404, "Not Found: method not found")


class BotApi:
    """Answers calls of bots."""

    def __init__(self, world: World, faults: Faults, limits: Limits, calls: Calls) -> None:
        self.world = world
        self.faults = faults
        self.limits = limits
        self.calls = calls
        self.webhooks = Webhooks(world, self._reply)
        self.polling = Polling(world, self.webhooks)
        self.stopping = asyncio.Event()
        self.answers = Answers(world.now_s)

    # -- HTTP

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call."""
        monotonic = asyncio.get_running_loop().time
        began = monotonic()
        token = request.match_info["token"]
        name = request.match_info.get("method", "")
        try:
            bot_id_of(token)
            params = await read(request)
            method = name or params.text("method")
            bot = self.world.bot_of(token)
            known = BY_NAME.get(method.lower())
        except Refusal as refusal:
            return self.answers.respond(refusal.code, refusal.body())
        call = Call(
            id=0,
            at=self.world.now_ms(),
            method=known or method,
            bot=bot.username,
            params=params,
            chat=self._chat_key(bot, params),
        )
        polls = known == "getUpdates"
        if not polls:
            self.calls.open += 1
        try:
            return await self._serve(request, bot, call)
        finally:
            call.ms = (monotonic() - began) * _SECOND
            self._log(call, polls=polls)

    async def _serve(self, request: web.Request, bot: Bot, call: Call) -> web.StreamResponse:
        rule = self._strike(bot, call)
        if rule and rule.kind in wrong.BEFORE:
            return await self._fail(request, call, rule)
        code, body = await self._execute(bot, call)
        if rule and rule.kind in wrong.AFTER:
            return await self._spoil(request, bot, call, rule, code, body)
        call.http = code
        return self.answers.respond(code, body)

    def _chat_key(self, bot: Bot, params: Params) -> str | None:
        """The key of the chat that a call is about, for the log."""
        number = params.integer("chat_id")
        if number > 0:
            person = self.world.users.get(number)
            return self.world.private(bot, person).key if person else None
        if number < 0:
            chat = self.world.groups.get(number)
            return chat.key if chat else None
        callback = self.world.callbacks.get(params.text("callback_query_id"))
        return callback.chat if callback else None

    # -- the method

    async def _execute(self, bot: Bot, call: Call) -> tuple[int, Json | bytes]:
        method = call.method
        if method not in METHODS and method.lower() not in BY_NAME:
            return self._unknown(call)
        call.params.repeat_of = self._repeats(bot, call)
        try:
            if method in METHODS:
                self.limits.check(method, bot.id, call.params.integer("chat_id") or None)
                result: Any = METHODS[method](self.world, bot, call.params)
            elif method == "getUpdates":
                updates = await self.polling.get_updates(bot, call.params)
                return _OK, b'{"ok":true,"result":[%b]}' % b",".join(updates)
            else:
                result = await self._receiving(bot, call)
        except Refusal as refusal:
            call.error = refusal.description
            call.verdict = "refused"
            self._notice_block(call, refusal)
            call.response = refusal.body()
            return refusal.code, call.response
        call.response = {"ok": True, "result": result}
        return _OK, call.response

    def _notice_block(self, call: Call, refusal: Refusal) -> None:
        """The switch *blocked* is no rule: the person has really blocked the bot."""
        if self.faults.switches["blocked"] and refusal.description == _BLOCKED:
            call.fault = "blocked"
            self.faults.count("blocked")
            self.world.feed.emit("fault", **self.faults.public())

    async def _receiving(self, bot: Bot, call: Call) -> Any:
        if call.method == "setWebhook":
            return await set_webhook(self.polling, bot, call.params)
        if call.method == "deleteWebhook":
            return await delete_webhook(self.polling, bot, call.params)
        return webhook_info(self.polling, bot)

    def _unknown(self, call: Call) -> tuple[int, Json]:
        refusal = _NO_METHOD
        if call.method:
            refusal = Refusal(501, f"SIM: method {call.method} not implemented")
            call.verdict = "not implemented"
        call.error = refusal.description
        call.response = refusal.body()
        return refusal.code, call.response

    async def _reply(self, bot: Bot, values: Json) -> None:
        """Carry out a method that a webhook answered with."""
        method = str(values.pop("method"))
        known = BY_NAME.get(method.lower(), method)
        params = Params(values)
        call = Call(
            id=0,
            at=self.world.now_ms(),
            method=known,
            bot=bot.username,
            params=params,
            chat=self._chat_key(bot, params),
        )
        self.calls.open += 1
        call.http, _ = await self._execute(bot, call)
        self._log(call, polls=False)

    # -- faults

    def _strike(self, bot: Bot, call: Call) -> Rule | None:
        if not self.faults.any:
            return None
        chat_id = call.params.integer("chat_id") or self._callback_chat(call.params)
        rule = self.faults.strike(call.method, bot.id, chat_id)
        if rule is None:
            return None
        if rule.id == -1 and self._signature(bot, call) in self.faults.dropped:
            return None  # the switch *drop*: the repetition passes
        if rule.id == -1:
            self.faults.count("drop")
        call.fault = rule.kind
        self.faults.log.append(
            {
                "at": call.at,
                "rule": rule.id,
                "kind": rule.kind,
                "method": call.method,
                "chat": call.chat,
            }
        )
        if rule.kind == "duplicate":
            self.world.queues[bot.id].repeat(rule.count)
        elif rule.kind == "id_jump":
            self.world.queues[bot.id].jump(rule.count)
        self.world.feed.emit("fault", **self.faults.public())
        return rule

    def _callback_chat(self, params: Params) -> int | None:
        callback = self.world.callbacks.get(params.text("callback_query_id"))
        return self.world.chats[callback.chat].id if callback else None

    def _signature(self, bot: Bot, call: Call) -> tuple[int, str, str]:
        return bot.id, call.method, call.params.digest()

    def _repeats(self, bot: Bot, call: Call) -> int | None:
        """The message that this same request made before, when its answer was dropped."""
        if not self.faults.dropped or not call.method.startswith(wrong.SENDS):
            return None
        return self.faults.dropped.pop(self._signature(bot, call), None)

    async def _fail(self, request: web.Request, call: Call, rule: Rule) -> web.StreamResponse:
        """The call is not executed."""
        call.verdict = "not sent"
        if rule.kind in {"drop_before", "hang_before"}:
            call.error = "Connection refused" if rule.kind == "drop_before" else "No answer"
            if rule.kind == "hang_before":
                await self._hang(rule)
            return abort(request)
        if rule.kind == "502":
            call.http, call.error = 502, "Bad Gateway"
            return self.answers.bad_gateway()
        refusal = refusal_of(rule)
        call.http, call.error, call.response = refusal.code, refusal.description, refusal.body()
        return self.answers.respond(refusal.code, refusal.body())

    async def _spoil(
        self,
        request: web.Request,
        bot: Bot,
        call: Call,
        rule: Rule,
        code: int,
        body: Json | bytes,
    ) -> web.StreamResponse:
        """The call was executed; its answer suffers."""
        if rule.kind == "slow":
            await asyncio.sleep((wrong.SLOW_MS if rule.ms is None else rule.ms) / _SECOND)
            call.http = code
            return self.answers.respond(code, body)
        if call.verdict == "valid":
            call.verdict = "unanswered"
            call.error = "Executed, but the answer was lost"
            self._remember(bot, call)
        if rule.kind == "invalid_json":
            call.http = _OK
            return self.answers.respond(_OK, b'{"ok":true,"result":')
        if rule.kind == "truncated":
            call.http = _OK
            return await self.answers.truncated(request, code, body)
        if rule.kind == "hang_after_commit":
            await self._hang(rule)
        return abort(request)

    def _remember(self, bot: Bot, call: Call) -> None:
        result = call.response.get("result") if isinstance(call.response, dict) else None
        first = result[0] if isinstance(result, list) and result else result
        if isinstance(first, dict) and "message_id" in first:
            self.faults.dropped[self._signature(bot, call)] = first["message_id"]

    async def _hang(self, rule: Rule) -> None:
        seconds = (wrong.HANG_MS if rule.ms is None else rule.ms) / _SECOND
        try:
            async with asyncio.timeout(seconds):
                await self.stopping.wait()
        except TimeoutError:
            return

    # -- the log

    def _log(self, call: Call, *, polls: bool) -> None:
        now = asyncio.get_running_loop().time()
        if polls:
            if self.calls.show_polled(now):
                self.world.feed.emit("polled", count=self.calls.polled)
            if call.http == _OK and call.fault is None:
                return
        else:
            self.calls.open -= 1
            self.calls.touched_at = now
        call.id = self.calls.next_id()
        self.calls.rows.append(call)
        self.world.feed.emit("call", **call.row())

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, for the bot that may see it."""
        try:
            bot = self.world.bot_of(request.match_info["token"])
        except Refusal as refusal:
            return self.answers.respond(refusal.code, refusal.body())
        stored = self.world.files.by_path(request.match_info["path"])
        rule = self.faults.strike("getFileContent", bot.id, None) if self.faults.any else None
        if rule and rule.kind in wrong.BEFORE and rule.kind != "drop_before":
            made = refusal_of(rule)
            return self.answers.respond(made.code, made.body())
        if rule:
            return abort(request)
        if stored is None:
            return self.answers.respond(404, _NOT_FOUND.body())
        content = self.world.files.content(stored)
        headers = {"Content-Type": "application/octet-stream", "Date": self.answers.http_date()}
        return web.Response(body=content, headers=headers)
