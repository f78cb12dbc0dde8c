"""The clock, the events, the guide, the log and the guard at the door."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest

from bot.simulator import Cast, Group, Persona, Simulator
from tests.simulator.wire import Wire
from tests.world import SETTLE_SECONDS

START = datetime(2023, 5, 29, 11, 52, tzinfo=UTC)
KEYS = {"inline_keyboard": [[{"text": "Recap", "callback_data": "r"}]]}


class Shared:
    """The demo's clock: bot and simulator move together."""

    def __init__(self) -> None:
        self.at = START
        self.moves: list[datetime] = []

    def now(self) -> datetime:
        return self.at

    async def travel(self, to: datetime) -> None:
        self.moves.append(to)
        self.at = to


async def events(
    wire: Wire, query: str = "", until: str = "hello"
) -> tuple[list[dict[str, Any]], aiohttp.ClientWebSocketResponse]:
    socket = await wire.session.ws_connect(f"{wire.simulator.url}/sim/events{query}")
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(SETTLE_SECONDS):
        while not found or found[-1]["type"] != until:
            found.append(orjson.loads(await socket.receive_str()))
    return found, socket


# -- the clock


async def test_the_demos_clock_is_moved_by_the_demo() -> None:
    shared = Shared()
    later = START + timedelta(hours=12)
    simulator = Simulator(now=shared.now, advance=shared.travel, due=lambda: [(later, "Session 2")])
    card = await simulator.keeper.clock(seconds=60)
    assert card["now"] == int((START + timedelta(minutes=1)).timestamp() * 1000)
    assert card["due"] == [{"at": int(later.timestamp() * 1000), "what": "Session 2"}]
    await simulator.keeper.clock(next=True)
    await simulator.keeper.clock(to=int((later + timedelta(hours=1)).timestamp() * 1000))
    assert shared.moves == [START + timedelta(minutes=1), later, later + timedelta(hours=1)]


async def test_what_is_due_may_be_asked_of_a_database() -> None:
    async def due() -> list[tuple[datetime, str]]:
        return [(START + timedelta(hours=2), "b"), (START + timedelta(hours=1), "a")]

    shared = Shared()
    simulator = Simulator(now=shared.now, advance=shared.travel, due=due)
    card = await simulator.keeper.clock(next=True)
    assert [entry["what"] for entry in card["due"]] == ["a", "b"]
    assert shared.at == START + timedelta(hours=1)


async def test_a_clock_that_was_only_lent_cannot_be_moved(wire: Wire) -> None:
    simulator = Simulator(now=lambda: START)
    await simulator.start()
    lent = Wire(simulator, wire.session)
    for fields in ({"seconds": 5}, {"rate": 60}):
        status, body = await lent.sim_raw("clock", **fields)
        assert (status, body["error"]) == (409, "This clock cannot be moved from here.")
    await simulator.stop()


async def test_time_can_run_faster(wire: Wire) -> None:
    before = (await wire.sim("clock", rate=60))["now"]
    since = (await wire.ask("state"))["seq"]
    event = await wire.ask("wait", since=since, type="clock")
    event = await wire.ask("wait", since=event["seq"], type="clock")
    after = await wire.sim("clock", rate=1)
    assert after["rate"] == 1
    assert after["now"] - before >= 2 * 0.25 * 59 * 1000
    assert event["jumped"] is False


async def test_an_unanswered_tap_expires_and_a_jump_is_shown(wire: Wire) -> None:
    await wire.ok("sendMessage", chat_id=await wire.open(), text="x", reply_markup=KEYS)
    await wire.sim("tap", chat="dara", label="Recap")
    since = (await wire.ask("state"))["seq"]
    await wire.sim("clock", seconds=200)
    assert (await wire.ask("wait", since=since, type="clock"))["jumped"] is True
    await wire.ask("wait", since=since, type="callback.expired", chat="dara")


# -- events


async def test_hello_tells_everything_and_then_what_happens(wire: Wire) -> None:
    (hello,), socket = await events(wire)
    assert hello["order"] == ["sokha", "dara", "maly", "group"]
    assert hello["people"]["sokha"]["says"] == "ភាសាខ្មែរ"
    assert hello["bot"]["username"] == "romleuk_bot"
    assert hello["chats"]["dara"]["state"] == "new"
    assert hello["chats"]["group"]["members"] == 3
    assert set(hello["faults"]) == {"down", "flood", "blocked", "slow", "drop"}
    assert (hello["guide"], hello["samples"], hello["clock"]["zone"]) == (
        None,
        [],
        "Asia/Phnom_Penh",
    )
    await wire.sim("start", chat="dara")
    await wire.ok("sendMessage", chat_id=wire.id_of("dara"), text="Welcome", reply_markup=KEYS)
    kinds = []
    async with asyncio.timeout(SETTLE_SECONDS):
        while "call" not in kinds:
            event = orjson.loads(await socket.receive_str())
            kinds.append(event["type"])
    assert kinds == ["chat", "message", "message", "call"]
    await socket.close()


async def test_a_page_that_was_away_gets_what_it_missed(wire: Wire) -> None:
    (hello,), socket = await events(wire)
    await socket.close()
    await wire.sim("start", chat="dara")
    missed, socket = await events(wire, f"?since={hello['seq']}&run={hello['run']}", "message")
    assert [event["type"] for event in missed] == ["chat", "message"]
    assert [event["seq"] for event in missed] == [hello["seq"] + 1, hello["seq"] + 2]
    await socket.close()
    (again,), socket = await events(wire, f"?since={hello['seq']}&run=another")
    assert again["type"] == "hello"
    await socket.close()
    (again,), socket = await events(wire, "?since=999999")
    assert again["type"] == "hello"
    await socket.close()


async def test_waiting_ends_with_408(wire: Wire) -> None:
    address = f"{wire.simulator.url}/sim/wait"
    query = {"since": "0", "type": "poll", "timeout": "0.05"}
    async with wire.session.get(address, params=query) as response:
        assert response.status == 408


async def test_idle_waits_for_the_acknowledgement(wire: Wire) -> None:
    await wire.sim("message", chat="dara", text="x")
    idle = asyncio.ensure_future(wire.ask("idle", timeout=5))
    (update,) = await wire.updates()
    assert not idle.done()
    await wire.updates(offset=update["update_id"] + 1)
    await idle


async def test_the_log_opens_to_request_and_response(wire: Wire) -> None:
    dara = await wire.open()
    await wire.ok("sendMessage", chat_id=dara, text="<b>Hi</b>\nthere", parse_mode="HTML")
    await wire.refused("sendMessage", chat_id=dara, text="")
    good, bad = await wire.ask("calls", chat="dara")
    assert (good["what"], good["http"], good["verdict"], good["error"]) == (
        "Hi",
        200,
        "valid",
        None,
    )
    assert (bad["http"], bad["verdict"]) == (400, "refused")
    assert bad["error"] == "Bad Request: message text is empty"
    full = await wire.ask("call", id=good["id"])
    assert full["request"]["text"] == "<b>Hi</b>\nthere"
    assert full["response"]["result"]["text"] == "Hi\nthere"
    assert await wire.ask("calls", problems=1) == [bad]
    assert await wire.ask("calls", after=good["id"]) == [bad]


async def test_polls_are_counted_not_listed(wire: Wire) -> None:
    await wire.updates()
    assert await wire.ask("calls") == []
    assert (await wire.ask("state"))["polled"] == 1


# -- the guide


async def test_the_guide_goes_on_when_the_bot_shows_what_is_wanted() -> None:
    steps = [
        {"title": "Join", "chat": "dara", "done": {"chats": ["dara"], "keys": ["Recap"]}},
        {"title": "Read", "chat": "dara", "done": {"chats": ["dara", "sokha"], "texts": ["2/2"]}},
    ]
    samples = [{"chat": "dara", "shows": "Write it", "text": "We start at 08:30."}]
    simulator = Simulator(guide=lambda: steps, samples=lambda: samples)
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        wire = Wire(simulator, session)
        dara = await wire.open()
        await wire.ok("sendMessage", chat_id=dara, text="2/2 Write it")
        assert simulator.guide.done == 0
        assert (await wire.ask("chat", chat="dara"))["suggestion"] == "We start at 08:30."
        sent = await wire.ok("sendMessage", chat_id=dara, text="x", reply_markup=KEYS)
        assert simulator.guide.done == 1
        await wire.ok(
            "editMessageText", chat_id=dara, message_id=sent["message_id"], text="Lesson 2/2"
        )
        assert (await wire.ask("state"))["guide"] == {"steps": steps, "done": 2}
        await wire.sim("reset")
        assert simulator.guide.done == 0
    await simulator.stop()


async def test_another_cast_can_be_put_on_the_stage() -> None:
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


# -- the door


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
async def test_strangers_are_turned_away(wire: Wire, headers: dict[str, str], path: str) -> None:
    async with wire.session.get(f"{wire.simulator.url}{path}", headers=headers) as response:
        assert response.status == 403


async def test_a_page_of_this_machine_may_act(wire: Wire) -> None:
    headers = {"Origin": wire.simulator.url}
    address = f"{wire.simulator.url}/sim/start"
    async with wire.session.post(address, json={"chat": "dara"}, headers=headers) as response:
        assert response.status == 200
    async with wire.session.post(address, data={"chat": "dara"}) as response:
        assert response.status == 415
    for data in (b"{", b"[]"):
        kind = {"Content-Type": "application/json"}
        async with wire.session.post(address, data=data, headers=kind) as response:
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
