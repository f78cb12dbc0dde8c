"""What servers, machines in between and attackers may say or do, and what becomes of the call."""

import asyncio
import socket
import ssl
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from bot.telegram.connection import HEAD_BYTES, MOST_BYTES, AnswerBroken, NotConnected
from bot.telegram.connections import Connections
from tests.telegram.raw_server import (
    CHUNKED,
    PLENTY,
    REQUEST,
    WHOLE,
    counting,
    request_of,
    saying,
    serving,
)

EXTENDED = CHUNKED.replace(b"1\r\n{", b'1;a="b;c"\r\n{').replace(b"0\r\n", b"0;x\r\nSeen: y\r\n")
HEAD = b"HTTP/1.1 200 OK\r\n"
ONE_CONNECTION, EACH_ITS_OWN = 1, 2


def says(*lines: bytes) -> bytes:
    """Return an answer with these lines in its head."""
    return HEAD + b"".join(line + b"\r\n" for line in lines) + b"\r\n{}"


@pytest.mark.parametrize("answer", [WHOLE, CHUNKED, EXTENDED], ids=["whole", "chunks", "trailers"])
async def test_an_answer_may_be_cut_after_any_byte(answer: bytes) -> None:
    cuts = iter(range(1, len(answer)))
    connections: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for cut in cuts:
            await request_of(reader)
            writer.write(answer[:cut])
            await asyncio.sleep(0)  # so that the parts are read one by one
            writer.write(answer[cut:])

    async with serving(counting(serve, connections)) as to:
        for _ in range(1, len(answer)):
            assert (await to.exchange(REQUEST, seconds=PLENTY)).content == b"{}"

    assert len(connections) == 1


@pytest.mark.parametrize(
    ("answer", "outcome", "connections"),
    [
        (says(b"cOnTeNt-LeNgTh:\t 2  "), "200 {}", ONE_CONNECTION),
        (b"\r\n" + WHOLE + b"\r\n", "200 {}", ONE_CONNECTION),
        (WHOLE.replace(b" OK", b""), "200 {}", ONE_CONNECTION),
        (says(b"Connection: Upgrade", b"Upgrade: h2", b"Content-Length: 2"), "200 {}", 1),
        (b"HTTP/1.1 100 Continue\r\nContent-Length: 9\r\n\r\n" + WHOLE, "200 {}", ONE_CONNECTION),
        (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}", "200 {}", 1),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "204 ", ONE_CONNECTION),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n", "304 ", ONE_CONNECTION),
        (b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", "302 ", 1),
        (b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}", "204 ", EACH_ITS_OWN),
        (says(b"Content-Length: 2", b"Content-Length: 3"), "broken", EACH_ITS_OWN),
        (says(b"Content-Length: 2, 2"), "broken", EACH_ITS_OWN),
        (says(b"Content-Length: -2"), "broken", EACH_ITS_OWN),
        (says(b"Content-Length: +2"), "broken", EACH_ITS_OWN),
        (says(b"Content-Length : 2"), "broken", EACH_ITS_OWN),
        (says(b"Content-Length: 99999999999999999999999"), "broken", EACH_ITS_OWN),
        (CHUNKED.replace(b"1\r\n{", b"z\r\n{"), "broken", EACH_ITS_OWN),
        (CHUNKED.replace(b"1\r\n{", b"fffffffffffffffff\r\n{"), "broken", EACH_ITS_OWN),
        (says(b"X: a\0b", b"Content-Length: 2"), "broken", EACH_ITS_OWN),
        (says(b"X: " + b"a" * 20 * HEAD_BYTES, b"Content-Length: 2"), "broken", EACH_ITS_OWN),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * HEAD_BYTES, "broken", EACH_ITS_OWN),
        (HEAD + b"Content-Length: %d\r\n\r\n" % (2 * MOST_BYTES) + b" " * 2 * MOST_BYTES, "broken",
         EACH_ITS_OWN),
    ],
    ids=[
        "odd case", "empty lines", "no reason", "offers HTTP/2", "a hint with a length",
        "keeps alive", "204", "304", "elsewhere", "204 with content", "two lengths", "a list",
        "negative", "plus", "space", "too large a number", "no chunk", "too large a chunk", "zero",
        "large head", "endless hints", "too large",
    ],
)  # fmt: skip
async def test_an_odd_answer_is_read_or_refused(
    answer: bytes, outcome: str, connections: int
) -> None:
    opened: list[asyncio.StreamWriter] = []
    async with serving(counting(saying(answer), opened)) as to:
        for _ in range(2):
            try:
                said = await to.exchange(REQUEST, seconds=PLENTY)
                assert f"{said.status} {said.content.decode()}" == outcome
            except AnswerBroken:
                assert outcome == "broken"

    assert len(opened) == connections


def end(writer: asyncio.StreamWriter) -> None:
    """Close the server's side of a connection at once."""
    writer.get_extra_info("socket").shutdown(socket.SHUT_WR)


def say_more(writer: asyncio.StreamWriter) -> None:
    """Say an answer at once that nobody has asked for."""
    writer.write(WHOLE.replace(b"200", b"500"))


@pytest.mark.parametrize("act", [end, say_more])
async def test_what_came_while_the_loop_was_busy_is_seen_before_the_next_call(
    act: Callable[[asyncio.StreamWriter], None],
) -> None:
    connections: list[asyncio.StreamWriter] = []
    async with serving(counting(saying(WHOLE), connections)) as to:
        await to.exchange(REQUEST, seconds=PLENTY)
        act(connections[0])  # the next call begins before the loop looks
        answer = await to.exchange(REQUEST, seconds=PLENTY)

    assert (answer.status, len(connections)) == (200, 2)


async def test_a_request_that_is_answered_before_it_was_read_is_the_last_on_its_connection() -> (
    None
):
    large = b"POST / HTTP/1.1\r\nContent-Length: 50000000\r\n\r\n" + b" " * 50_000_000
    connections: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(WHOLE)
        await writer.drain()
        while await reader.read(1_000_000):
            pass

    async with serving(serve) as to:
        for _ in range(2):
            assert (await to.exchange(large, seconds=PLENTY)).status == 200

    assert len(connections) == 2


async def test_an_answer_that_never_ends_is_given_up_however_often_a_part_comes() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(HEAD)
        while not writer.is_closing():
            writer.write(b"X: y\r\n")
            await asyncio.sleep(0.005)

    async with serving(serve) as to:
        with pytest.raises(TimeoutError):
            await to.exchange(REQUEST, seconds=0.05)


async def repeat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer each request with the two bytes of its content."""
    while True:
        content = (await request_of(reader))[-2:]
        writer.write(WHOLE[:20])
        await asyncio.sleep(0)
        writer.write(WHOLE[20:-2] + content)


@pytest.mark.parametrize("iterations", range(12))
@pytest.mark.parametrize("is_first", [True, False], ids=["connects", "is connected"])
async def test_calls_may_be_given_up_at_any_moment(*, is_first: bool, iterations: int) -> None:
    async with serving(repeat, limit=1) as to:

        async def ask(content: bytes) -> bytes:
            return (await to.exchange(REQUEST[:-2] + content, seconds=PLENTY)).content

        if not is_first:
            await ask(b"00")
        calls = [asyncio.create_task(ask(b"%02d" % each)) for each in range(1, 4)]
        for _ in range(iterations):
            await asyncio.sleep(0)
        for given_up in calls[:2]:
            given_up.cancel()
        await asyncio.wait(calls)
        last = await ask(b"04")

    answers = [None if each.cancelled() else each.result() for each in calls]
    assert answers[0] in {None, b"01"}
    assert answers[1] in {None, b"02"}
    assert [answers[2], last] == [b"03", b"04"]


async def test_a_server_that_begins_no_tls_holds_no_place_when_the_call_is_given_up() -> None:
    came: asyncio.Queue[bytes] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        came.put_nowait(await reader.read(1))
        await reader.read()  # until the other side closes

    async with serving(serve, tls=(None, ssl.create_default_context()), limit=1) as to:
        for _ in range(2):
            call = asyncio.create_task(to.exchange(REQUEST, seconds=PLENTY))
            assert await came.get() == b"\x16"  # a handshake, not the request
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call


async def test_a_call_under_way_is_answered_although_the_connections_are_closed() -> None:
    asked, closed = asyncio.Event(), asyncio.Event()
    ended: asyncio.Queue[bytes] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        asked.set()
        await closed.wait()
        writer.write(WHOLE)
        ended.put_nowait(await reader.read())

    async with serving(serve) as to:
        call = asyncio.create_task(to.exchange(REQUEST, seconds=PLENTY))
        await asked.wait()
        to.close()
        closed.set()
        assert (await call).content == b"{}"
        assert await ended.get() == b""  # the connection is not kept


@pytest.mark.parametrize("host", ["a..b", "a" * 64])
async def test_what_can_be_no_name_was_not_reached(host: str) -> None:
    to = Connections(urlsplit(f"http://{host}:9"), limit=1, tls=None)
    with pytest.raises(NotConnected):
        await to.exchange(REQUEST, seconds=PLENTY)
