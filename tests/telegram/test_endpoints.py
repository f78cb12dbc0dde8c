"""Calls in both ways: what is read, what fails how, which connection is used again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest

from bot.telegram.endpoints import Endpoint
from bot.telegram.session_endpoints import SessionEndpoint

PLENTY = 20.0
BOTH = (Endpoint, SessionEndpoint)
Kind = type[Endpoint | SessionEndpoint]
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


@asynccontextmanager
async def serving(serve: Serve, kind: Kind) -> AsyncIterator[Endpoint | SessionEndpoint]:
    """Give an endpoint of a server that treats each connection like this, then closes it."""
    connections = []

    async def until_closed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await serve(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    server = await asyncio.start_server(until_closed, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    headers = {"User-Agent": "test"}
    async with server, aiohttp.ClientSession(headers=headers) as session:
        yield kind(session, f"http://127.0.0.1:{port}/bot1:AB/getMe?a=b c")
    await asyncio.gather(*filter(None, connections))


async def request_of(reader: asyncio.StreamReader) -> bytes:
    """Read one request."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
    return head + await reader.readexactly(int(length.rpartition(b" ")[2]))


def saying(*parts: bytes) -> Serve:
    """Return a server that answers each request with these parts, and closes after an empty one."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await request_of(reader)
            for part in parts:
                writer.write(part)
                await writer.drain()
            if b"" in parts:
                return

    return serve


WHOLE = b"HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 2\r\n\r\n{}"


async def test_a_call_is_posted_as_json_to_its_method(kind: Kind) -> None:
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await request_of(reader))
        writer.write(WHOLE)

    async with serving(serve, kind) as endpoint:
        answer = await endpoint.post(b'{"a": 1}', seconds=PLENTY)

    assert (answer.status, answer.headers["Date"], answer.content) == (200, "now", b"{}")
    lines = asked[0].split(b"\r\n")
    assert lines[0] == b"POST /bot1:AB/getMe?a=b+c HTTP/1.1"
    assert lines[-1] == b'{"a": 1}'
    assert {b"Content-Type: application/json", b"User-Agent: test"} < {*lines}
    assert [line for line in lines if line.startswith(b"Content-L")] == [b"Content-Length: 8"]


@pytest.mark.parametrize(
    "parts",
    [
        (WHOLE,),
        (WHOLE[:20], WHOLE[20:-1], WHOLE[-1:]),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", WHOLE),
        (b"HTTP/1.1 200 OK\r\n\r\n{}", b""),
    ],
    ids=["whole", "in parts", "chunked", "after a hint", "until the end"],
)
async def test_an_answer_is_read_to_its_end(parts: tuple[bytes, ...], kind: Kind) -> None:
    async with serving(saying(*parts), kind) as endpoint:
        answers = [await endpoint.post(b"{}", seconds=PLENTY) for _ in range(2)]

    assert [(each.status, each.content) for each in answers] == [(200, b"{}")] * 2


async def test_an_error_of_telegram_is_an_answer(kind: Kind) -> None:
    refused = b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\n{}"
    async with serving(saying(refused), kind) as endpoint:
        assert (await endpoint.post(b"{}", seconds=PLENTY)).status == 429


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ((b"",), aiohttp.ServerDisconnectedError),
        ((WHOLE[:-1], b""), aiohttp.ClientPayloadError),
        ((b"SMTP ready\r\n\r\n",), aiohttp.ClientError),
    ],
    ids=["none", "a part", "no HTTP"],
)
async def test_an_answer_that_breaks_off_is_an_error(
    parts: tuple[bytes, ...], error: type[Exception], kind: Kind
) -> None:
    async with serving(saying(*parts), kind) as endpoint:
        with pytest.raises(error):
            await endpoint.post(b"{}", seconds=PLENTY)


async def test_it_waits_no_longer_than_asked(kind: Kind) -> None:
    async with serving(saying(WHOLE[:-1]), kind) as endpoint:
        with pytest.raises(TimeoutError):
            await endpoint.post(b"{}", seconds=0.05)


async def test_a_server_that_is_not_there_was_not_reached(kind: Kind) -> None:
    async with aiohttp.ClientSession() as session:
        endpoint = kind(session, "http://127.0.0.1:9/bot1:AB/getMe")
        with pytest.raises(aiohttp.ClientConnectorError):
            await endpoint.post(b"{}", seconds=PLENTY)


async def test_a_connection_is_used_again(kind: Kind) -> None:
    connections = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        await saying(WHOLE)(reader, writer)

    async with serving(serve, kind) as endpoint:
        for _ in range(3):
            await endpoint.post(b"{}", seconds=PLENTY)

    assert len(connections) == 1


async def test_the_answer_to_a_call_that_was_given_up_is_not_taken_for_another(kind: Kind) -> None:
    asked = asyncio.Event()
    connections = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        await request_of(reader)
        asked.set()
        if len(connections) == 1:
            await reader.read()  # until the other side closes
        else:
            writer.write(WHOLE)

    async with serving(serve, kind) as endpoint:
        given_up = asyncio.create_task(endpoint.post(b"{}", seconds=PLENTY))
        await asked.wait()
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        answer = await endpoint.post(b"{}", seconds=PLENTY)

    assert (answer.content, len(connections)) == (b"{}", 2)
