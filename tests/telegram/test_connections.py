"""Calls on kept connections: what is read, what fails how, which connection is used again."""

import asyncio
import ssl
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.clock import Clock
from bot.telegram.connection import AnswerBroken, NotConnected
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


@pytest.mark.parametrize(
    "parts",
    [
        (WHOLE,),
        (WHOLE[:20], WHOLE[20:-1], WHOLE[-1:]),
        (CHUNKED,),
        (CHUNKED[:50], CHUNKED[50:-3], CHUNKED[-3:]),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", WHOLE),
        (b"HTTP/1.1 200 OK\r\n\r\n{}", b""),
    ],
    ids=["whole", "in parts", "chunked", "chunks in parts", "after a hint", "until the end"],
)
async def test_an_answer_is_read_to_its_end(parts: tuple[bytes, ...]) -> None:
    async with serving(saying(*parts)) as to:
        answers = [await to.exchange(REQUEST, seconds=PLENTY) for _ in range(2)]

    assert [(each.status, each.content) for each in answers] == [(200, b"{}")] * 2


async def test_an_error_of_telegram_is_an_answer() -> None:
    refused = b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\n{}"
    async with serving(saying(refused)) as to:
        assert (await to.exchange(REQUEST, seconds=PLENTY)).status == 429


@pytest.mark.parametrize(
    "parts",
    [
        (b"",),
        (WHOLE[:-1], b""),
        (WHOLE[:20], b""),
        (CHUNKED[:-5], b""),
        (b"SMTP ready\r\n\r\n",),
        (b"HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nx",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",),
    ],
    ids=[
        "none",
        "a part",
        "half a head",
        "half of chunks",
        "no HTTP",
        "another protocol",
        "two lengths",
    ],
)
async def test_an_answer_that_breaks_off_is_an_error(parts: tuple[bytes, ...]) -> None:
    async with serving(saying(*parts)) as to:
        with pytest.raises(AnswerBroken):
            await to.exchange(REQUEST, seconds=PLENTY)


async def test_it_waits_no_longer_than_asked() -> None:
    async with serving(saying(WHOLE[:-1])) as to:
        with pytest.raises(TimeoutError):
            await to.exchange(REQUEST, seconds=0.05)


async def test_a_server_that_is_not_there_was_not_reached() -> None:
    to = Connections(urlsplit("http://127.0.0.1:9"), limit=1, tls=None)
    with pytest.raises(NotConnected):
        await to.exchange(REQUEST, seconds=PLENTY)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine, with its key, that nobody has signed but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = Clock().now()
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(pem) + private)
    return path


@pytest.mark.parametrize(
    ("host", "trusted", "reached"),
    [("localhost", True, True), ("localhost", False, False), ("127.0.0.1", True, False)],
    ids=["its name", "a stranger's", "another name"],
)
async def test_nothing_is_sent_to_a_server_without_a_valid_certificate(
    certificate: Path, host: str, *, trusted: bool, reached: bool
) -> None:
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await request_of(reader))
        writer.write(WHOLE)

    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)
    ours = ssl.create_default_context(cafile=certificate if trusted else None)
    async with serving(serve, host=host, tls=(theirs, ours)) as to:
        if reached:
            assert (await to.exchange(REQUEST, seconds=PLENTY)).content == b"{}"
        else:
            with pytest.raises(NotConnected, match="SSLCertVerificationError"):
                await to.exchange(REQUEST, seconds=PLENTY)

    assert asked == [REQUEST] * reached


async def test_a_connection_is_used_again() -> None:
    connections: list[asyncio.StreamWriter] = []
    async with serving(counting(saying(WHOLE), connections)) as to:
        for _ in range(3):
            await to.exchange(REQUEST, seconds=PLENTY)

    assert len(connections) == 1


@pytest.mark.parametrize(
    "parts",
    [
        (WHOLE, b""),
        (WHOLE.replace(b"Date", b"Connection: close\r\nDate"),),
        (WHOLE.replace(b"1.1", b"1.0"),),
        (WHOLE + WHOLE,),
        (WHOLE + b"more",),
    ],
    ids=[
        "is closed",
        "says so",
        "is of HTTP/1.0",
        "says more than was asked",
        "says what is no HTTP",
    ],
)
async def test_a_connection_that_cannot_be_used_again_is_closed(parts: tuple[bytes, ...]) -> None:
    closed: asyncio.Queue[bytes] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(b"".join(parts))
        if b"" in parts:
            writer.write_eof()
        closed.put_nowait(await reader.read())

    async with serving(serve) as to:
        for _ in range(2):
            answer = await to.exchange(REQUEST, seconds=PLENTY)
            assert (answer.status, answer.date, answer.content) == (200, "now", b"{}")
            assert await closed.get() == b""


async def test_what_comes_unasked_is_not_taken_for_an_answer() -> None:
    unasked, closed = asyncio.Event(), asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(WHOLE)
        await unasked.wait()
        if not closed.is_set():
            writer.write(WHOLE.replace(b"200", b"500"))
            await reader.read()
            closed.set()

    async with serving(serve) as to:
        await to.exchange(REQUEST, seconds=PLENTY)
        unasked.set()
        await closed.wait()
        answer = await to.exchange(REQUEST, seconds=PLENTY)

    assert answer.status == 200


async def test_no_more_connections_are_opened_than_the_limit() -> None:
    connections: list[asyncio.StreamWriter] = []
    async with serving(counting(saying(WHOLE), connections), limit=2) as to:
        answers = await asyncio.gather(*(to.exchange(REQUEST, seconds=PLENTY) for _ in range(9)))

    assert len(connections) == 2
    assert {each.content for each in answers} == {b"{}"}


async def test_the_answer_to_a_call_that_was_given_up_is_not_taken_for_another() -> None:
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

    async with serving(serve) as to:
        given_up = asyncio.create_task(to.exchange(REQUEST, seconds=PLENTY))
        await asked.wait()
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        answer = await to.exchange(REQUEST, seconds=PLENTY)

    assert (answer.content, len(connections)) == (b"{}", 2)
