"""Telegram's answers and the outcomes of the call: one table over real HTTP."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram.ext import ExtBot

from bot.membership.domain import Reach
from bot.telegram.kit.calls import Call, Drawing
from bot.telegram.outgoing.posting import (
    DEFAULT_WAIT_SECONDS,
    Accepted,
    BadMarkup,
    ChatMoved,
    ChatUnreachable,
    MessageGone,
    NoAnswer,
    NotSent,
    PostOutcome,
    RateLimited,
    Rejected,
    TokenRevoked,
    UnknownFileId,
    post,
)
from bot.telegram.request import TelegramRequest

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_0123456"
CALL = Call(method="sendMessage", body={"chat_id": 5, "text": "x"})


class Telegram:
    """Answers every call with the same words."""

    def __init__(self) -> None:
        self.status = 200
        self.body = b'{"ok": true, "result": {"message_id": 7}}'
        self.heard: list[bytes] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.heard.append(await request.read())
        return web.Response(status=self.status, body=self.body, content_type="application/json")


@pytest.fixture
async def telegram() -> AsyncIterator[tuple[Telegram, ExtBot[None]]]:
    made = Telegram()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", made.handle)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    request = TelegramRequest(connections=2, read_seconds=2)
    await request.initialize()
    bot: ExtBot[None] = ExtBot(TOKEN, base_url=f"http://127.0.0.1:{port}/bot", request=request)
    yield made, bot
    await request.shutdown()
    await runner.cleanup()


def refusal(description: str, more: str = "") -> bytes:
    return f'{{"ok": false, "error_code": 400, "description": "{description}"{more}}}'.encode()


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, b'{"ok": true, "result": {"message_id": 7}}', Accepted([7])),
        (200, b'{"ok": true, "result": [{"message_id": 7}, {"message_id": 8}]}', Accepted([7, 8])),
        (200, b'{"ok": true, "result": true}', Accepted([])),
        (400, refusal("Bad Request: message is not modified: specified"), Accepted()),
        (400, refusal("Bad Request: message to delete not found"), Accepted()),
        (400, refusal("Bad Request: message to edit not found"), MessageGone()),
        (400, refusal("Bad Request: message can't be edited"), MessageGone()),
        (400, refusal("Bad Request: there is no text in the message to edit"), MessageGone()),
        (400, refusal("Bad Request: chat not found"), ChatUnreachable(Reach.GONE)),
        (403, refusal("Forbidden: bot was blocked by the user"), ChatUnreachable(Reach.BLOCKED)),
        (403, refusal("Forbidden: user is deactivated"), ChatUnreachable(Reach.GONE)),
        (
            403,
            refusal("Forbidden: bot was kicked from the group chat"),
            ChatUnreachable(Reach.LEFT),
        ),
        (
            400,
            refusal("Bad Request: x", ', "parameters": {"migrate_to_chat_id": -1005}'),
            ChatMoved(-1005),
        ),
        (429, refusal("x", ', "parameters": {"retry_after": 3}'), RateLimited(3.0)),
        (429, refusal("Too Many Requests"), RateLimited(DEFAULT_WAIT_SECONDS)),
        (
            400,
            refusal("Bad Request: inline keyboard button URL 'https://a.b/?pwd=x' is invalid"),
            Rejected("inline keyboard button url … is invalid"),
        ),
        (
            400,
            refusal(r"Bad Request: can't parse entities: unsupported start tag \"sok\" at byte 3"),
            BadMarkup("can't parse entities: unsupported start tag … at byte 3"),
        ),
        (
            400,
            refusal("Bad Request: wrong file identifier/HTTP URL specified"),
            UnknownFileId("wrong file identifier/http url specified"),
        ),
        (
            400,
            refusal("Bad Request: wrong remote file identifier specified: Wrong padding"),
            UnknownFileId("wrong remote file identifier specified: wrong padding"),
        ),
        (
            400,
            refusal("Bad Request: FILE_REFERENCE_EXPIRED"),
            UnknownFileId("file_reference_expired"),
        ),
        (401, refusal("Unauthorized"), TokenRevoked()),
        (404, refusal("Not Found"), TokenRevoked()),
        (
            500,
            refusal("Internal Server Error: restart"),
            NoAnswer("Internal Server Error: restart"),
        ),
    ],
)  # fmt: skip
async def test_an_answer_is_read_for_what_it_means(
    telegram: tuple[Telegram, ExtBot[None]], status: int, body: bytes, outcome: PostOutcome
) -> None:
    server, bot = telegram
    server.status, server.body = status, body

    assert await post(bot, CALL) == outcome


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: can't parse entities: Unsupported start tag",
        "Bad Request: BUTTON_DATA_INVALID",
        "Bad Request: can't parse inline keyboard button",
    ],
)
async def test_bad_markup_is_recognized(
    telegram: tuple[Telegram, ExtBot[None]], words: str
) -> None:
    server, bot = telegram
    server.status, server.body = 400, refusal(words)

    assert isinstance(await post(bot, CALL), BadMarkup)


async def test_calls_that_telegram_rejects_are_failed(
    telegram: tuple[Telegram, ExtBot[None]],
) -> None:
    server, bot = telegram
    server.status, server.body = 400, refusal("Bad Request: message is too long")

    assert await post(bot, CALL) == Rejected("message is too long")


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 502])
@pytest.mark.parametrize(
    "body", [b"", b"<html>bad gateway</html>", b"[1]", b"7", b"null", b'{"ok": true}', b'{"a": 1}',
             b'{"ok": false, "description": "x", "parameters": [1]}', b"\xff\xfe"],
)  # fmt: skip
async def test_an_unreadable_answer_leaves_the_outcome_unknown(
    telegram: tuple[Telegram, ExtBot[None]], status: int, body: bytes
) -> None:
    server, bot = telegram
    server.status, server.body = status, body

    assert isinstance(await post(bot, CALL), NoAnswer)


async def test_a_machine_in_between_may_ask_to_wait(
    telegram: tuple[Telegram, ExtBot[None]],
) -> None:
    server, bot = telegram
    server.status, server.body = 429, b"<html>slow down</html>"

    assert await post(bot, CALL) == RateLimited(DEFAULT_WAIT_SECONDS)


async def test_without_a_connection_nothing_was_sent() -> None:
    request = TelegramRequest(connections=1)
    await request.initialize()
    bot: ExtBot[None] = ExtBot(TOKEN, base_url="http://127.0.0.1:9/bot", request=request)

    assert await post(bot, CALL) == NotSent()
    await request.shutdown()


async def test_a_file_is_uploaded_once_and_sent_by_its_file_id_afterwards(
    telegram: tuple[Telegram, ExtBot[None]],
) -> None:
    server, bot = telegram
    drawing = Drawing(field="photo", recipe="r", about={}, filename="r.png")
    call = Call(method="sendPhoto", body={"chat_id": 5}, drawing=drawing)
    server.body = b'{"ok":true,"result":{"message_id":7,"photo":[{"file_id":"s"},{"file_id":"L"}]}}'

    first = await post(bot, call, b"PNG")
    second = await post(bot, call, "L")

    assert first == second == Accepted([7], "L")
    assert b'filename="r.png"' in server.heard[0]
    assert server.heard[1] == b'{"chat_id":5,"photo":"L"}'
