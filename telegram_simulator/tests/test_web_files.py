"""Files that a bot sends by their address."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from telegram_simulator import Simulator
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

PHOTO = "https://example.org/tea.png"
BOOK = "https://example.org/book.pdf"
FAILED = "400 Bad Request: failed to get HTTP URL content"


@pytest.fixture
async def known() -> AsyncIterator[Client]:
    simulator = Simulator(files={PHOTO: picture(), BOOK: b"%PDF-1.7"})
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        yield Client(simulator, session)
    await simulator.stop()


async def test_a_registered_address_is_a_file(known: Client) -> None:
    dara = await known.open()
    sent = await known.ok("sendPhoto", chat_id=dara, photo=PHOTO)
    assert sent["photo"]
    sent = await known.ok("sendDocument", chat_id=dara, document=BOOK)
    assert (sent["document"]["file_name"], sent["document"]["mime_type"]) == (
        "book.pdf",
        "application/pdf",
    )
    media = [{"type": "photo", "media": PHOTO}, {"type": "photo", "media": PHOTO}]
    assert len(await known.ok("sendMediaGroup", chat_id=dara, media=media)) == 2


async def test_other_addresses_are_refused_as_telegram_refuses_them(known: Client) -> None:
    dara = await known.open()
    assert await known.refused("sendPhoto", chat_id=dara, photo=PHOTO + "x") == FAILED
    told = await known.refused("sendPhoto", chat_id=dara, photo=BOOK)
    assert told == "400 Bad Request: wrong type of the web page content"


async def test_an_address_is_registered_while_it_runs(client: Client) -> None:
    await client.sim("web_file", url=PHOTO, base64="YWJj", mime_type="text/plain")
    sent = await client.ok("sendDocument", chat_id=await client.open(), document=PHOTO)
    found = sent["document"]
    assert (found["file_size"], found["mime_type"]) == (3, "text/plain")
    away = {"url": "https://example.org/1", "mime_type": "audio/mpeg", "name": "tea.mp3"}
    await client.sim("web_file", base64="YWJj", **away)
    sent = await client.ok("sendAudio", chat_id=await client.open(), audio=away["url"])
    found = sent["audio"]
    assert (found["file_name"], found["mime_type"]) == ("tea.mp3", "audio/mpeg")
    status, body = await client.sim_raw("web_file", url="ftp://x", base64="")
    assert (status, body["error"]) == (400, "url begins with https:// or http://.")


@pytest.mark.parametrize("fetches", [True, False])
async def test_this_machine_is_asked_only_on_demand(*, fetches: bool) -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        if request.path == "/away":
            raise web.HTTPFound("/tea.png")
        return web.Response(body=picture(), content_type="image/png")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    here = f"http://127.0.0.1:{runner.addresses[0][1]}"
    simulator = Simulator(fetch_loopback=fetches)
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        dara = await client.open()
        await client.ok("sendMessage", chat_id=dara, text=f"{here}/text")
        photo = {"chat_id": dara, "photo": f"{here}/tea.png"}
        if fetches:
            assert (await client.ok("sendPhoto", **photo))["photo"]
            told = await client.refused("sendPhoto", chat_id=dara, photo=f"{here}/away")
        else:
            told = await client.refused("sendPhoto", **photo)
        assert told == FAILED
    await simulator.stop()
    await runner.cleanup()
    assert asked == (["/tea.png", "/away"] if fetches else [])


async def test_a_published_simulator_fetches_nothing() -> None:
    simulator = Simulator(fetch_loopback=True)
    with pytest.raises(ValueError, match="fetches nothing"):
        await simulator.start(publish=True)
