"""The Bot API over HTTP: reads a request, applies faults, runs the method, answers."""

import asyncio
from typing import Any

from aiohttp import web

from telegram_simulator.answers import Answers, abort
from telegram_simulator.api_errors import ApiError, Json
from telegram_simulator.calls import Call, Calls
from telegram_simulator.encoding import read
from telegram_simulator.faults import (
    EXECUTED,
    HANG_MS,
    NOT_EXECUTED,
    SENDS,
    SLOW_MS,
    Faults,
    Rule,
    error_for,
)
from telegram_simulator.limits import Limits
from telegram_simulator.methods import BY_NAME, METHODS
from telegram_simulator.methods.receiving import (
    Alive,
    Polling,
    delete_webhook,
    set_webhook,
    webhook_info,
)
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, bot_id_of
from telegram_simulator.unsimulated import (
    PROBABLY,
    note_about,
    refusal,
    unknown,
    unknown_method,
    unsimulated,
)
from telegram_simulator.webhooks import Webhooks
from telegram_simulator.world import World

_OK = 200
_MS_PER_SECOND = 1000
_BLOCKED = "Forbidden: bot was blocked by the user"
_NOT_FOUND = ApiError(404, "Not Found")
_FOR_PEOPLE = frozenset({"sendGift", "refundStarPayment"})
"""What shows in the chat of the person that `user_id` names."""
_NO_METHOD = ApiError(404, "Not Found: method not found")


class BotApi:
    """Answers the calls of bots."""

    def __init__(
        self, world: World, faults: Faults, limits: Limits, calls: Calls, unimplemented: int
    ) -> None:
        self.world = world
        self.unimplemented = unimplemented
        self.notes_unsimulated = False
        self.faults = faults
        self.limits = limits
        self.calls = calls
        self.webhooks = Webhooks(world, self._run_webhook_reply)
        self.polling = Polling(world, self.webhooks, limits)
        self.stopping = asyncio.Event()
        self.answers = Answers(world.now_s)

    # -- HTTP

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call and log it."""
        monotonic = asyncio.get_running_loop().time
        began = monotonic()
        token = request.match_info["token"]
        name = request.match_info.get("method", "")
        try:
            bot_id_of(token)
            params = await read(request)
            method = name or params.text("method")
            bot = self.world.bot_with_token(token)
            known = BY_NAME.get(method.lower())
        except ApiError as error:
            response = self.answers.respond(error.code, error.body())
            response.force_close()  # the rest of a broken body cannot be told from the next call
            return response
        call = self._new_call(bot, known or method, params)
        polls = known == "getUpdates"
        if not polls:
            self.calls.open += 1
        try:
            return await self._serve(request, bot, call)
        finally:
            call.ms = (monotonic() - began) * _MS_PER_SECOND
            self._log(call, polls=polls)

    async def _serve(self, request: web.Request, bot: Bot, call: Call) -> web.StreamResponse:
        rule = self._matching_fault(bot, call)
        if rule and rule.kind in NOT_EXECUTED:
            return await self._fail(request, call, rule)
        code, body = await self._execute(bot, call, lambda: _is_open(request))
        if rule and rule.kind in EXECUTED:
            return await self._corrupt_answer(request, bot, call, rule, code, body)
        call.http = code
        return self.answers.respond(code, body)

    def _new_call(self, bot: Bot, method: str, params: Params) -> Call:
        at, chat = self.world.now_ms(), self._chat_key(bot, method, params)
        return Call(id=0, at=at, method=method, bot=bot.username, params=params, chat=chat)

    def _chat_key(self, bot: Bot, method: str, params: Params) -> str | None:
        """Return the key of the chat that a call is about, for the log and for faults."""
        number = params.integer("chat_id")
        if not number and method in _FOR_PEOPLE:
            number = params.integer("user_id")
        if number > 0:
            person = self.world.users.get(number)
            return self.world.private_chat(bot, person).key if person else None
        if number < 0:
            chat = self.world.groups.get(number)
            return chat.key if chat else None
        callback = self.world.callbacks.get(params.text("callback_query_id"))
        return callback.chat if callback else None

    # -- the method

    async def _execute(self, bot: Bot, call: Call, alive: Alive) -> tuple[int, Json | bytes]:
        method = call.method
        if method not in METHODS and method.lower() not in BY_NAME:
            return self._unknown(call)
        call.params.repeat_of = self._repeated_message(bot, call)
        try:
            self._compare_names(call)
            if method in METHODS:
                self._check_pace(bot, call)
                await self.world.web_files.fetch(call.params)
                result: Any = METHODS[method](self.world, bot, call.params)
            elif method == "getUpdates":
                updates = await self.polling.get_updates(bot, call.params, alive)
                return _OK, b'{"ok":true,"result":[%b]}' % b",".join(updates)
            else:
                result = await self._run_update_method(bot, call)
        except ApiError as error:
            call.error = error.description
            call.verdict = "refused"
            self._count_block(call, error)
            call.response = error.body()
            return error.code, call.response
        call.response = {"ok": True, "result": result}
        return _OK, call.response

    def _compare_names(self, call: Call) -> None:
        """Refuse what is not simulated, or note it; note what the Bot API does not know."""
        for name in unsimulated(call.method, call.params):
            if not self.notes_unsimulated:
                raise refusal(name)
            call.notes.append(note_about(name))
            call.doubtful = True
        notes = unknown(call.method, call.params)
        call.notes += notes
        call.doubtful = call.doubtful or any(PROBABLY in note for note in notes)

    def _check_pace(self, bot: Bot, call: Call) -> None:
        chat_id = call.params.integer("chat_id") or None
        paid = call.params.flag("allow_paid_broadcast")
        self.limits.check(call.method, bot.id, chat_id, paid=paid)

    def _count_block(self, call: Call, error: ApiError) -> None:
        """Count for the switch *blocked*, which is no rule: the person really blocks the bot."""
        if self.faults.switches["blocked"] and error.description == _BLOCKED:
            call.fault = "blocked"
            self.faults.count("blocked")
            self.world.feed.emit("fault", **self.faults.public())

    async def _run_update_method(self, bot: Bot, call: Call) -> Any:
        if call.method == "setWebhook":
            return await set_webhook(self.polling, bot, call.params)
        if call.method == "deleteWebhook":
            return await delete_webhook(self.polling, bot, call.params)
        return webhook_info(self.polling, bot)

    def _unknown(self, call: Call) -> tuple[int, Json]:
        error = _NO_METHOD
        if call.method:
            call.verdict = "not implemented"
        if call.method and self.unimplemented != _NO_METHOD.code:
            error = ApiError(self.unimplemented, unknown_method(call.method))
        call.error = error.description
        call.response = error.body()
        return error.code, call.response

    async def _run_webhook_reply(self, bot: Bot, values: Json) -> None:
        """Run a method that a webhook put into its answer."""
        method = str(values.pop("method"))
        call = self._new_call(bot, BY_NAME.get(method.lower(), method), Params(values))
        self.calls.open += 1
        call.http, _ = await self._execute(bot, call, lambda: True)
        self._log(call, polls=False)

    # -- faults

    def _matching_fault(self, bot: Bot, call: Call) -> Rule | None:
        if not self.faults.active:
            return None
        # the chat of a tap, if the call answers one
        chat = self.world.chats.get(call.chat or "")
        chat_id = call.params.integer("chat_id") or (chat.id if chat else None)
        rule = self.faults.rule_for_call(call.method, bot.id, chat_id)
        if rule is None:
            return None
        if rule.id == -1 and self._signature(bot, call) in self.faults.dropped:
            return None  # the switch *drop* lets a repeated call pass
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
            self.world.queues[bot.id].shift_ids(rule.count)
        self.world.feed.emit("fault", **self.faults.public())
        return rule

    def _signature(self, bot: Bot, call: Call) -> tuple[int, str, str]:
        return bot.id, call.method, call.params.digest()

    def _repeated_message(self, bot: Bot, call: Call) -> int | None:
        """Return the id of the message that this request sent before its answer was dropped."""
        if not self.faults.dropped or not call.method.startswith(SENDS):
            return None
        return self.faults.dropped.pop(self._signature(bot, call), None)

    async def _fail(self, request: web.Request, call: Call, rule: Rule) -> web.StreamResponse:
        """Let a call fail without executing it."""
        call.verdict = "not sent"
        if rule.kind in {"drop_before", "hang_before"}:
            call.error = "Connection refused" if rule.kind == "drop_before" else "No answer"
            if rule.kind == "hang_before":
                await self._hang(rule)
            return abort(request)
        if rule.kind == "502":
            call.http, call.error = 502, "Bad Gateway"
            return self.answers.bad_gateway()
        error = error_for(rule)
        call.http, call.error, call.response = error.code, error.description, error.body()
        return self.answers.respond(error.code, error.body())

    async def _corrupt_answer(
        self,
        request: web.Request,
        bot: Bot,
        call: Call,
        rule: Rule,
        code: int,
        body: Json | bytes,
    ) -> web.StreamResponse:
        """Delay, damage or drop the answer of an executed call."""
        if rule.kind == "slow":
            await asyncio.sleep((SLOW_MS if rule.ms is None else rule.ms) / _MS_PER_SECOND)
            call.http = code
            return self.answers.respond(code, body)
        if call.verdict == "valid":
            call.verdict = "unanswered"
            call.error = "Executed, but the answer was lost"
            self._remember_unanswered(bot, call)
        if rule.kind == "invalid_json":
            call.http = _OK
            return self.answers.respond(_OK, b'{"ok":true,"result":')
        if rule.kind == "truncated":
            call.http = _OK
            return await self.answers.truncated(request, code, body)
        if rule.kind == "hang_after_commit":
            await self._hang(rule)
        return abort(request)

    def _remember_unanswered(self, bot: Bot, call: Call) -> None:
        result = call.response.get("result") if isinstance(call.response, dict) else None
        first = result[0] if isinstance(result, list) and result else result
        if isinstance(first, dict) and "message_id" in first:
            self.faults.dropped[self._signature(bot, call)] = first["message_id"]

    async def _hang(self, rule: Rule) -> None:
        seconds = (HANG_MS if rule.ms is None else rule.ms) / _MS_PER_SECOND
        try:
            async with asyncio.timeout(seconds):
                await self.stopping.wait()
        except TimeoutError:
            return

    # -- the log

    def _log(self, call: Call, *, polls: bool) -> None:
        now = asyncio.get_running_loop().time()
        if polls:
            if self.calls.count_poll(now):
                self.world.feed.emit("polled", count=self.calls.polled)
            if call.http == _OK and call.fault is None:
                return
        else:
            self.calls.open -= 1
            self.calls.last_call_at = now
        call.id = self.calls.next_id()
        self.calls.rows.append(call)
        self.world.feed.emit("call", **call.row())

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Send the bytes of a file to the bot that may download it."""
        try:
            bot = self.world.bot_with_token(request.match_info["token"])
        except ApiError as error:
            return self.answers.respond(error.code, error.body())
        content = self.world.files.downloaded(request.match_info["path"])
        rule = self.faults.rule_for_call("getFileContent", bot.id, None)
        if rule and rule.kind in NOT_EXECUTED and rule.kind != "drop_before":
            refused = error_for(rule)
            return self.answers.respond(refused.code, refused.body())
        if rule:
            return abort(request)
        if content is None:
            return self.answers.respond(404, _NOT_FOUND.body())
        headers = {"Content-Type": "application/octet-stream", "Date": self.answers.http_date()}
        return web.Response(body=content, headers=headers)


def _is_open(request: web.Request) -> bool:
    """Whether the bot still waits on the connection of its call."""
    return request.transport is not None and not request.transport.is_closing()
