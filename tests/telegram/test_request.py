"""PTB's requests: what is asked for how, errors without the token, nothing left open."""

import asyncio
import gzip
import json
import socket
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from telegram import BotCommand
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.addresses import is_loopback
from bot.telegram.connection import MOST_BYTES
from bot.telegram.general_client import DownloadTooLarge, proxy_for
from bot.telegram.request import FileBody, JsonBody, TelegramRequest, surely_not_sent
from tests.telegram.raw_server import listening, saying

TELEGRAM = "https://api.telegram.org/bot"
TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_0123456"


async def test_no_error_contains_the_token() -> None:
    request = TelegramRequest()
    await request.initialize()

    with pytest.raises(NetworkError) as refused:
        await request.post(f"http://127.0.0.1:9/bot{TOKEN}/getMe", JsonBody({}))
    await request.shutdown()

    assert TOKEN not in str(refused.value)
    assert surely_not_sent(refused.value)


@pytest.mark.parametrize("status", [b"302 Found", b"403 Forbidden", b"404 Not Found", b"502 Bad"])
async def test_a_page_of_a_machine_in_between_says_nothing_about_the_token(status: bytes) -> None:
    page = f"<html>/bot{TOKEN}/getMe is not here</html>".encode()
    head = b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n" % (status, len(page))
    request = TelegramRequest()
    await request.initialize()
    async with listening(saying(head + page)) as port:
        with pytest.raises(NetworkError) as refused:
            await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe", JsonBody({}))
        await request.shutdown()

    assert str(refused.value) == f"an answer {status[:3].decode()} that is not Telegram's"
    assert not surely_not_sent(refused.value)


async def test_a_missing_answer_does_not_mean_that_nothing_was_sent() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        request = TelegramRequest(read_seconds=0.1)
        await request.initialize()
        with pytest.raises(TimedOut) as late:
            await request.post(f"http://127.0.0.1:{deaf.getsockname()[1]}/x", JsonBody({}))
        await request.shutdown()

    assert not surely_not_sent(late.value)


class Listener:
    """An HTTP server that notes what it is asked, and answers every request alike."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self.heads: list[Mapping[str, str]] = []
        self.port = 0

    async def handle(self, request: web.Request) -> web.Response:
        is_json = request.content_type == "application/json"
        fields = await (request.json() if is_json else request.post())
        found = {
            name: value.file.read() if isinstance(value, web.FileField) else value
            for name, value in fields.items()
        }
        self.asked.append((request.method, str(request.raw_path), found))
        self.heads.append(request.headers)
        return web.Response(body=b'{"ok": true, "result": true}')


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    made = Listener()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", made.handle)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.port = runner.addresses[0][1]
    yield made
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[TelegramRequest]:
    made = TelegramRequest(read_seconds=20)
    await made.initialize()
    yield made
    await made.shutdown()


PHOTO = FileBody({"chat_id": 5, "more": [1]}, field="photo", filename="a.png", content=b"\x89PNG")


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (JsonBody({"chat_id": 5}), {"chat_id": 5}),
        (RequestData(), {}),
        (None, {}),
        (PHOTO, {"chat_id": "5", "more": "[1]", "photo": b"\x89PNG"}),
    ],
    ids=["json", "nothing", "no data", "file"],
)
async def test_each_body_arrives(
    listener: Listener, request_: TelegramRequest, data: RequestData | None, fields: dict[str, Any]
) -> None:
    url = f"http://127.0.0.1:{listener.port}/bot{TOKEN}/sendPhoto"

    assert await request_.post(url, data) is True

    assert listener.asked == [("POST", f"/bot{TOKEN}/sendPhoto", fields)]
    assert listener.heads[0]["Host"] == f"127.0.0.1:{listener.port}"
    assert listener.heads[0]["User-Agent"] == TelegramRequest.USER_AGENT
    assert listener.heads[0]["Accept-Encoding"] == "identity"


async def test_methods_of_the_library_arrive(listener: Listener, request_: TelegramRequest) -> None:
    base = f"http://127.0.0.1:{listener.port}/bot"
    bot: ExtBot[None] = ExtBot(TOKEN, base_url=base, request=request_)

    await bot.set_my_commands([BotCommand("menu", "ខ")])
    await bot.set_chat_photo(5, b"\x89PNG")

    commands, photo = (fields for _, _, fields in listener.asked)
    assert json.loads(commands["commands"]) == [{"command": "menu", "description": "ខ"}]
    assert (photo["chat_id"], [*photo.values()][-1]) == ("5", b"\x89PNG")


@pytest.mark.parametrize("data", [JsonBody({"a": 1}), PHOTO], ids=["json", "file"])
async def test_a_proxy_of_the_environment_is_used(
    listener: Listener,
    request_: TelegramRequest,
    monkeypatch: pytest.MonkeyPatch,
    data: RequestData,
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{listener.port}")

    assert await request_.post("http://telegram.invalid/bot1:A/getMe", data) is True

    assert listener.asked[0][1] == "http://telegram.invalid/bot1:A/getMe"


async def test_a_server_behind_a_proxy_that_is_not_there_was_not_reached(
    request_: TelegramRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")

    with pytest.raises(NetworkError) as refused:
        await request_.post(f"https://telegram.invalid/bot{TOKEN}/getMe", JsonBody({}))

    assert surely_not_sent(refused.value)
    assert TOKEN not in str(refused.value)


async def test_through_a_proxy_a_missing_answer_does_not_mean_that_nothing_was_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{deaf.getsockname()[1]}")
        request = TelegramRequest(read_seconds=0.1)
        await request.initialize()
        with pytest.raises(TimedOut) as late:
            await request.post("http://telegram.invalid/x", JsonBody({}))
        await request.shutdown()

    assert not surely_not_sent(late.value)


@pytest.mark.parametrize(
    ("environment", "url", "proxy"),
    [
        ({"https_proxy": "http://p:1"}, TELEGRAM, "http://p:1"),
        ({"all_proxy": "http://p:1"}, TELEGRAM, "http://p:1"),
        ({"http_proxy": "http://p:1"}, TELEGRAM, None),
        ({"https_proxy": "http://p:1", "no_proxy": "telegram.org"}, TELEGRAM, None),
        ({"http_proxy": "http://p:1"}, "http://127.0.0.1:8081/bot", None),
        ({"all_proxy": "socks5://p:1"}, TELEGRAM, None),
    ],
    ids=["https", "all", "http alone", "but not this", "this machine", "socks"],
)
def test_the_environment_names_a_proxy(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], url: str, proxy: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert proxy_for(urlsplit(url)) == proxy


async def test_a_file_is_fetched_up_to_its_limit(
    listener: Listener, request_: TelegramRequest
) -> None:
    url = f"http://127.0.0.1:{listener.port}/file/bot{TOKEN}/a"

    assert await request_.download(url, limit=28) == b'{"ok": true, "result": true}'
    with pytest.raises(DownloadTooLarge):
        await request_.download(url, limit=27)


@pytest.mark.parametrize("compressed", [True, False])
async def test_an_answer_to_a_file_has_a_limit_however_small_it_was_on_the_way(
    *, compressed: bool
) -> None:
    request = TelegramRequest()
    await request.initialize()
    content = b" " * (MOST_BYTES + 1)
    sent = gzip.compress(content, 1) if compressed else content
    kind = b"Content-Encoding: gzip\r\n" if compressed else b""
    head = b"HTTP/1.1 200 OK\r\n%bContent-Length: %d\r\n\r\n" % (kind, len(sent))
    async with listening(saying(head + sent)) as port:
        with pytest.raises(NetworkError, match="too large"):
            await request.post(f"http://127.0.0.1:{port}/x", PHOTO)
        await request.shutdown()


async def test_a_file_that_never_ends_is_given_up_however_often_a_part_comes() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await asyncio.sleep(0.005)

    request = TelegramRequest(read_seconds=0.05)
    await request.initialize()
    async with listening(serve) as port:
        with pytest.raises(TimedOut):
            await request.download(f"http://127.0.0.1:{port}/file", limit=MOST_BYTES)
        await request.shutdown()


async def test_it_is_closed_twice_at_the_same_time_with_all_its_connections(
    listener: Listener,
) -> None:
    request = TelegramRequest()
    await request.initialize()
    for data in (PHOTO, JsonBody({})):
        for host in ("127.0.0.1", "localhost"):
            await request.post(f"http://{host}:{listener.port}/x", data)

    await asyncio.gather(request.shutdown(), request.shutdown())

    with pytest.raises(NetworkError):
        await request.post(f"http://127.0.0.1:{listener.port}/x", JsonBody({}))


async def test_it_must_be_opened_first_and_may_be_closed_twice() -> None:
    request = TelegramRequest()
    with pytest.raises(NetworkError):
        await request.post("http://127.0.0.1:9/x", RequestData())
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:80/bot", True),
        ("http://localhost/bot", True),
        ("http://[::1]/bot", True),
        ("https://api.telegram.org/bot", False),
        ("http://10.0.0.1/bot", False),
    ],
)
def test_an_address_on_this_machine_is_known(url: str, *, near: bool) -> None:
    assert is_loopback(url) is near
