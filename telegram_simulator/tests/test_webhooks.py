"""Updates that are delivered to webhooks (WebhookActor.cpp)."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import orjson
import pytest
from aiohttp import web

from telegram_simulator import Simulator
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.waiting import PATIENCE_SECONDS, until


class Receiver:
    """An HTTP server that receives updates."""

    def __init__(self) -> None:
        self.url = ""
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def handle(self, request: web.Request) -> web.Response:
        update = orjson.loads(await request.read())
        self.updates.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    async def seen(self, count: int) -> list[dict[str, Any]]:
        await until(lambda: len(self.updates) >= count)
        return self.updates


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    receiver.gate.set()
    await runner.cleanup()


async def idle(client: Client) -> None:
    await client.ask("idle", quiet=0.02, timeout=900)


async def test_updates_are_delivered_with_the_secret_and_acknowledged(
    client: Client, receiver: Receiver
) -> None:
    await client.sim("message", chat="dara", text="before")
    await client.ok("setWebhook", url=receiver.url, secret_token="s3cret")
    await client.sim("message", chat="dara", text="after")
    await receiver.seen(2)
    await idle(client)
    assert [u["message"]["text"] for u in receiver.updates] == ["before", "after"]
    assert set(receiver.secrets) == {"s3cret"}
    assert all(item["acked"] for item in await client.ask("messages", chat="dara"))
    info = await client.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)


async def test_polling_and_webhook_exclude_each_other(client: Client, receiver: Receiver) -> None:
    poll = asyncio.ensure_future(client.raw("getUpdates", timeout=20))
    while not (await client.ask("queue"))["waiting"]:  # noqa: ASYNC110 - real HTTP has no event to wait for
        await asyncio.sleep(0.01)
    await client.ok("setWebhook", url=receiver.url)
    status, body = await asyncio.wait_for(poll, PATIENCE_SECONDS)
    assert (status, body["description"]) == (409, "Conflict: terminated by setWebhook request")
    assert await client.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await client.ok("deleteWebhook")
    assert await client.updates() == []


async def test_a_refused_update_is_repeated_and_its_chat_waits(
    client: Client, receiver: Receiver
) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=503)]
    await client.ok("setWebhook", url=receiver.url)
    await client.sim("message", chat="dara", text="1")
    await client.sim("message", chat="dara", text="2")
    await receiver.seen(4)
    assert [u["message"]["text"] for u in receiver.updates] == ["1", "1", "1", "2"]
    info = await client.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503"


async def test_one_slow_chat_does_not_hold_up_the_others(
    client: Client, receiver: Receiver
) -> None:
    receiver.gate.clear()
    await client.ok("setWebhook", url=receiver.url)
    for chat in ("dara", "dara", "maly"):
        await client.sim("message", chat=chat, text="x")
    await receiver.seen(2)
    await asyncio.sleep(0.05)  # for what must not come; a slow machine only proves less
    assert [u["message"]["chat"]["id"] for u in receiver.updates] == [
        client.id_of("dara"),
        client.id_of("maly"),
    ]
    receiver.gate.set()
    await receiver.seen(3)


async def test_an_expired_update_is_dropped(
    client: Client, receiver: Receiver, simulator: Simulator
) -> None:
    receiver.answers = [web.Response(status=500, headers={"Retry-After": "1"})]
    await client.ok("setWebhook", url=receiver.url)
    await client.sim("message", chat="dara", text="1")
    await receiver.seen(1)
    await client.sim("clock", seconds=86_401)
    await until(lambda: not simulator.world.queues[simulator.world.main.id].pending)
    assert len(receiver.updates) == 1


async def test_an_answer_may_contain_a_method(client: Client, receiver: Receiver) -> None:
    dara = await client.open()
    reply = {"method": "sendMessage", "chat_id": dara, "text": "by return"}
    receiver.answers = [web.json_response(reply)]
    await client.ok("setWebhook", url=receiver.url)
    since = (await client.ask("state"))["seq"]
    await client.sim("message", chat="dara", text="1")
    await client.ask("wait", since=since, type="message", text="by return", timeout=900)


async def test_only_this_machine_is_called(client: Client) -> None:
    assert await client.refused("setWebhook", url="https://example.org/hook") == (
        "400 Bad Request: bad webhook: "
        "SIM: only http addresses of this machine are called from here, "
        "and those that `webhooks` leads to them"
    )


async def test_a_public_address_leads_to_this_machine(receiver: Receiver) -> None:
    here = receiver.url.removesuffix("/hook")
    simulator = Simulator(webhooks={"https://shop.example": here})
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        await client.ok("setWebhook", url="https://shop.example/hook")
        await client.sim("message", chat="dara", text="tea")
        updates = await receiver.seen(1)
        assert updates[0]["message"]["text"] == "tea"
        assert (await client.ok("getWebhookInfo"))["url"] == "https://shop.example/hook"
        refused = await client.refused("setWebhook", url="https://shop.example.org/hook")
        assert "only http addresses of this machine" in refused
    await simulator.stop()


async def test_what_the_bot_said_about_its_webhook_comes_back(client: Client) -> None:
    hook = {"url": "http://127.0.0.1:9/none"}
    certificate = ("cert.pem", b"x", "application/x-pem-file")
    await client.upload("setWebhook", ip_address="203.0.113.7", certificate=certificate, **hook)
    info = await client.ok("getWebhookInfo")
    assert (info["ip_address"], info["has_custom_certificate"]) == ("203.0.113.7", True)
    await client.ok("deleteWebhook")
    info = await client.ok("getWebhookInfo")
    assert ("ip_address" in info, info["has_custom_certificate"]) == (False, False)


def test_a_webhook_leads_to_no_other_machine() -> None:
    with pytest.raises(ValueError, match="is not an http address of this machine"):
        Simulator(webhooks={"https://shop.example": "http://example.org"})
