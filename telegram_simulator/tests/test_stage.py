"""The clock, the events, the guide, the log of calls and who has access."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest

from telegram_simulator import Cast, Group, Persona, Simulator
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.waiting import PATIENCE_SECONDS

START = datetime(2023, 5, 29, 11, 52, tzinfo=UTC)
KEYS = {"inline_keyboard": [[{"text": "Recap", "callback_data": "r"}]]}


class SharedClock:
    """A clock that bot and simulator share, as in the demo."""

    def __init__(self) -> None:
        self.at = START
        self.moves: list[datetime] = []

    def now(self) -> datetime:
        return self.at

    async def travel(self, to: datetime) -> None:
        self.moves.append(to)
        self.at = to


async def events(
    client: Client, query: str = "", until: str = "hello"
) -> tuple[list[dict[str, Any]], aiohttp.ClientWebSocketResponse]:
    socket = await client.session.ws_connect(f"{client.simulator.url}/sim/events{query}")
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not found or found[-1]["type"] != until:
            found.append(orjson.loads(await socket.receive_str()))
    return found, socket


# -- the clock


async def test_the_clock_of_the_demo_is_moved_by_advance() -> None:
    shared = SharedClock()
    later = START + timedelta(hours=12)
    simulator = Simulator(now=shared.now, advance=shared.travel, due=lambda: [(later, "Session 2")])
    card = await simulator.keeper.clock(seconds=60)
    assert card["now"] == int((START + timedelta(minutes=1)).timestamp() * 1000)
    assert card["due"] == [{"at": int(later.timestamp() * 1000), "what": "Session 2"}]
    await simulator.keeper.clock(next=True)
    await simulator.keeper.clock(to=int((later + timedelta(hours=1)).timestamp() * 1000))
    assert shared.moves == [START + timedelta(minutes=1), later, later + timedelta(hours=1)]


async def test_due_may_be_a_coroutine_function() -> None:
    async def due() -> list[tuple[datetime, str]]:
        return [(START + timedelta(hours=2), "b"), (START + timedelta(hours=1), "a")]

    shared = SharedClock()
    simulator = Simulator(now=shared.now, advance=shared.travel, due=due)
    card = await simulator.keeper.clock(next=True)
    assert [entry["what"] for entry in card["due"]] == ["a", "b"]
    assert shared.at == START + timedelta(hours=1)


async def test_a_clock_without_advance_cannot_be_moved(client: Client) -> None:
    simulator = Simulator(now=lambda: START)
    await simulator.start()
    lent = Client(simulator, client.session)
    for fields in ({"seconds": 5}, {"rate": 60}):
        status, body = await lent.sim_raw("clock", **fields)
        assert (status, body["error"]) == (409, "This clock cannot be moved from here.")
    await simulator.stop()


async def test_time_can_run_faster(client: Client) -> None:
    before = (await client.sim("clock", rate=60))["now"]
    since = (await client.ask("state"))["seq"]
    event = await client.ask("wait", since=since, type="clock")
    event = await client.ask("wait", since=event["seq"], type="clock")
    after = await client.sim("clock", rate=1)
    assert after["rate"] == 1
    assert after["now"] - before >= 2 * 0.25 * 59 * 1000
    assert event["jumped"] is False


async def test_an_unanswered_tap_expires_and_a_jump_is_shown(client: Client) -> None:
    await client.ok("sendMessage", chat_id=await client.open(), text="x", reply_markup=KEYS)
    await client.sim("tap", chat="dara", label="Recap")
    since = (await client.ask("state"))["seq"]
    await client.sim("clock", seconds=200)
    assert (await client.ask("wait", since=since, type="clock"))["jumped"] is True
    await client.ask("wait", since=since, type="callback.expired", chat="dara")


# -- events


async def test_hello_has_the_whole_state_and_events_follow(client: Client) -> None:
    (hello,), socket = await events(client)
    assert hello["order"] == ["sokha", "dara", "maly", "group"]
    assert hello["people"]["sokha"]["says"] == "ភាសាខ្មែរ"
    assert hello["bot"]["username"] == "test_bot"
    assert hello["chats"]["dara"]["state"] == "new"
    assert hello["chats"]["group"]["members"] == 3
    assert set(hello["faults"]) == {"down", "flood", "blocked", "slow", "drop"}
    assert (hello["guide"], hello["samples"], hello["clock"]["zone"]) == (
        None,
        [],
        "UTC",
    )
    await client.sim("start", chat="dara")
    await client.ok("sendMessage", chat_id=client.id_of("dara"), text="Welcome", reply_markup=KEYS)
    kinds = []
    async with asyncio.timeout(PATIENCE_SECONDS):
        while "call" not in kinds:
            event = orjson.loads(await socket.receive_str())
            kinds.append(event["type"])
    assert kinds == ["chat", "message", "message", "call"]
    await socket.close()


async def test_a_page_that_was_away_gets_what_it_missed(client: Client) -> None:
    (hello,), socket = await events(client)
    await socket.close()
    await client.sim("start", chat="dara")
    missed, socket = await events(client, f"?since={hello['seq']}&run={hello['run']}", "message")
    assert [event["type"] for event in missed] == ["chat", "message"]
    assert [event["seq"] for event in missed] == [hello["seq"] + 1, hello["seq"] + 2]
    await socket.close()
    (again,), socket = await events(client, f"?since={hello['seq']}&run=another")
    assert again["type"] == "hello"
    await socket.close()
    (again,), socket = await events(client, "?since=999999")
    assert again["type"] == "hello"
    await socket.close()


async def test_waiting_ends_with_408(client: Client) -> None:
    address = f"{client.simulator.url}/sim/wait"
    query = {"since": "0", "type": "poll", "timeout": "0.05"}
    async with client.session.get(address, params=query) as response:
        assert response.status == 408


async def test_idle_waits_for_the_acknowledgement(client: Client) -> None:
    await client.sim("message", chat="dara", text="x")
    idle = asyncio.ensure_future(client.ask("idle", timeout=900))
    (update,) = await client.updates()
    assert not idle.done()
    await client.updates(offset=update["update_id"] + 1)
    await idle


async def test_a_logged_call_has_request_and_response(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendMessage", chat_id=dara, text="<b>Hi</b>\nthere", parse_mode="HTML")
    await client.refused("sendMessage", chat_id=dara, text="")
    good, bad = await client.ask("calls", chat="dara")
    assert (good["what"], good["http"], good["verdict"], good["error"]) == (
        "Hi",
        200,
        "valid",
        None,
    )
    assert (bad["http"], bad["verdict"]) == (400, "refused")
    assert bad["error"] == "Bad Request: message text is empty"
    full = await client.ask("call", id=good["id"])
    assert full["request"]["text"] == "<b>Hi</b>\nthere"
    assert full["response"]["result"]["text"] == "Hi\nthere"
    assert await client.ask("calls", problems=1) == [bad]
    assert await client.ask("calls", after=good["id"]) == [bad]


async def test_get_updates_calls_are_counted_but_not_logged(client: Client) -> None:
    await client.updates()
    assert await client.ask("calls") == []
    assert (await client.ask("state"))["polled"] == 1


# -- the guide


async def test_a_step_of_the_guide_is_done_when_the_bot_shows_its_text() -> None:
    steps = [
        {"title": "Join", "chat": "dara", "done": {"chats": ["dara"], "keys": ["Recap"]}},
        {"title": "Read", "chat": "dara", "done": {"chats": ["dara", "sokha"], "texts": ["2/2"]}},
    ]
    samples = [{"chat": "dara", "shows": "Write it", "text": "We start at 08:30."}]
    simulator = Simulator(guide=lambda: steps, samples=lambda: samples)
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        dara = await client.open()
        await client.ok("sendMessage", chat_id=dara, text="2/2 Write it")
        assert simulator.guide.done == 0
        assert (await client.ask("chat", chat="dara"))["suggestion"] == "We start at 08:30."
        sent = await client.ok("sendMessage", chat_id=dara, text="x", reply_markup=KEYS)
        assert simulator.guide.done == 1
        await client.ok(
            "editMessageText", chat_id=dara, message_id=sent["message_id"], text="Lesson 2/2"
        )
        assert (await client.ask("state"))["guide"] == {"steps": steps, "done": 2}
        await client.sim("reset")
        assert simulator.guide.done == 0
    await simulator.stop()


async def test_the_cast_can_be_replaced() -> None:
    cast = Cast(
        people=(Persona(key="thida", name="Thida", state="open", invite="abc"),),
        groups=(Group(key="team", title="Team", members=("thida",), bot=True),),
        bot_username="helper_bot",
        blocker="thida",
    )
    simulator = Simulator(cast=cast)
    assert simulator.stage.order() == ["thida", "team"]
    card = simulator.stage.chat("team")
    assert (card["state"], card["members"]) == ("open", 2)
    assert simulator.stage.chat("thida")["invite"] == "https://t.me/helper_bot?start=abc"
    simulator.controls.fault("blocked", on=True)
    assert simulator.stage.chat("thida")["state"] == "blocked"


# -- access


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/sim/state", "/bot1:x/getMe", "/file/bot1:x/y", "/sim/events"]
)
async def test_foreign_hosts_and_origins_are_refused(
    client: Client, headers: dict[str, str], path: str
) -> None:
    async with client.session.get(f"{client.simulator.url}{path}", headers=headers) as response:
        assert response.status == 403


async def test_a_page_on_this_machine_has_access(client: Client) -> None:
    headers = {"Origin": client.simulator.url}
    address = f"{client.simulator.url}/sim/start"
    async with client.session.post(address, json={"chat": "dara"}, headers=headers) as response:
        assert response.status == 200
    async with client.session.post(address, data={"chat": "dara"}) as response:
        assert response.status == 415
    for data in (b"{", b"[]"):
        kind = {"Content-Type": "application/json"}
        async with client.session.post(address, data=data, headers=kind) as response:
            assert response.status == 400


async def test_the_page_and_the_font_are_served_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.mkdir()
    (page / "index.html").write_text("<!doctype html><title>x</title>")
    (tmp_path / "secret.txt").write_text("secret")
    simulator = Simulator(page=page)
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{simulator.url}/") as response:
            assert "<title>x</title>" in await response.text()
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
            assert response.headers["X-Content-Type-Options"] == "nosniff"
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/nothing", "/sim/nothing"):
            async with session.get(f"{simulator.url}{path}") as response:
                assert response.status in {400, 404}
        async with session.get(f"{simulator.url}/font/noto-sans-khmer.ttf") as response:
            assert (await response.read())[:4] == b"\x00\x01\x00\x00"
    await simulator.stop()
