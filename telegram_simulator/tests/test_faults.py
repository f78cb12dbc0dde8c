"""Simulated faults: what the bot gets, and whether the call was executed."""

# ruff: noqa: E501 - one row of a table, one line

import asyncio
from typing import Any

import aiohttp
import orjson
import pytest

from telegram_simulator import Simulator
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.waiting import PATIENCE_SECONDS, until


async def shown(client: Client) -> int:
    return len(await client.ask("messages", chat="dara"))


@pytest.mark.parametrize(
    ("rule", "answer", "parameters"),
    [
        ({"kind": "429", "retry_after": 17}, "429 Too Many Requests: retry after 17", {"retry_after": 17}),
        ({"kind": "blocked"}, "403 Forbidden: bot was blocked by the user", None),
        ({"kind": "deactivated"}, "403 Forbidden: user is deactivated", None),
        ({"kind": "kicked"}, "403 Forbidden: bot was kicked from the supergroup chat", None),
        ({"kind": "chat_not_found"}, "400 Bad Request: chat not found", None),
        ({"kind": "migrate", "migrate_to": -1001}, "400 Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1001}),
        ({"kind": "unauthorized"}, "401 Unauthorized", None),
        ({"kind": "not_found"}, "404 Not Found", None),
        ({"kind": "500"}, "500 Internal Server Error: restart", None),
        ({"kind": "409"}, "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", None),
        ({"kind": "expired_callback"}, "400 Bad Request: query is too old and response timeout expired or query ID is invalid", None),
    ],
)  # fmt: skip
async def test_a_fault_before_execution_fires_once_and_executes_nothing(
    client: Client, rule: dict[str, Any], answer: str, parameters: dict[str, Any] | None
) -> None:
    dara = await client.open()
    await client.sim("fault", method="send*", chat="dara", **rule)
    say = {"chat_id": dara, "text": "x"}
    async with client.session.post(client.address("sendMessage"), json=say) as response:
        body = orjson.loads(await response.read())
        wait = response.headers.get("Retry-After")
    assert f"{response.status} {body['description']}" == answer
    assert body.get("parameters") == parameters
    assert wait == (
        str(parameters["retry_after"]) if "429" in rule.values() and parameters else None
    )
    assert await shown(client) == 0
    await client.ok("sendMessage", **say)
    (fired,) = await client.ask("fired")
    assert (fired["kind"], fired["method"], fired["chat"]) == (rule["kind"], "sendMessage", "dara")
    row = (await client.ask("calls", problems=1))[0]
    assert (row["fault"], row["verdict"]) == (rule["kind"], "not sent")


async def test_a_proxy_answers_in_html(client: Client) -> None:
    await client.sim("fault", method="getMe", kind="502")
    async with client.session.post(client.address("getMe")) as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


@pytest.mark.parametrize(
    ("kind", "executed"),
    [
        ("drop_before", False),
        ("hang_before", False),
        ("drop_after_commit", True),
        ("hang_after_commit", True),
        ("truncated", True),
    ],
)
async def test_a_cut_connection_hides_whether_it_was_executed(
    client: Client,
    kind: str,
    executed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    dara = await client.open()
    await client.sim("fault", method="sendMessage", kind=kind, ms=50)
    with pytest.raises(aiohttp.ClientError):
        await client.raw("sendMessage", chat_id=dara, text="x")
    assert await shown(client) == executed
    row = (await client.ask("calls"))[-1]
    assert row["verdict"] == ("unanswered" if executed else "not sent")


async def test_a_hanging_call_ends_with_the_simulator() -> None:
    simulator = Simulator()
    await simulator.start()
    simulator.controls.fault(method="getMe", kind="hang_before")
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        call = asyncio.ensure_future(client.raw("getMe"))
        await until(lambda: simulator.faults.log)
        await asyncio.wait_for(simulator.stop(), PATIENCE_SECONDS)
        with pytest.raises(aiohttp.ClientError):
            await call


async def test_an_answer_may_be_invalid_json(client: Client) -> None:
    dara = await client.open()
    await client.sim("fault", method="sendMessage", kind="invalid_json")
    with pytest.raises(orjson.JSONDecodeError):
        await client.raw("sendMessage", chat_id=dara, text="x")
    assert await shown(client) == 1


async def test_a_slow_answer_arrives(client: Client) -> None:
    await client.sim("fault", method="getMe", kind="slow", ms=120)
    await client.ok("getMe")
    assert (await client.ask("calls"))[-1]["ms"] >= 120


async def test_acknowledged_updates_can_be_delivered_again(client: Client) -> None:
    for word in ("1", "2"):
        await client.sim("message", chat="dara", text=word)
    updates = await client.updates()
    after = updates[-1]["update_id"] + 1
    await client.updates(offset=after)
    await client.sim("fault", method="getUpdates", kind="duplicate", count=2)
    assert await client.updates(offset=after + 1) == updates
    assert await client.updates(offset=after + 2) == []


async def test_update_ids_may_jump(client: Client) -> None:
    await client.sim("message", chat="dara", text="1")
    (first,) = await client.updates()
    await client.sim("fault", method="getUpdates", kind="id_jump", count=-1000)
    await client.updates(offset=first["update_id"] + 1)
    await client.sim("message", chat="dara", text="2")
    (second,) = await client.updates()
    assert second["update_id"] < first["update_id"]
    assert await client.updates(offset=second["update_id"] + 1) == []


async def test_rules_have_a_count_a_skip_and_a_probability() -> None:
    def struck(seed: int) -> list[bool]:
        simulator = Simulator(seed=seed)
        simulator.controls.fault(method="*", kind="500", times=None, probability=0.5, skip=2)
        rule_for_call = simulator.faults.rule_for_call
        return [rule_for_call("getMe", 1, None) is not None for _ in range(20)]

    assert struck(1) == struck(1)
    assert struck(1) != struck(2)
    assert struck(1)[:2] == [False, False]


async def test_rules_are_cleared_one_by_one_or_all(client: Client) -> None:
    first = (await client.sim("fault", kind="500", times=None))["id"]
    await client.sim("fault", kind="429", times=None)
    left = await client.sim("fault", clear=first)
    assert [rule["kind"] for rule in left["rules"]] == ["429"]
    left = await client.sim("fault", clear=True)
    assert left["rules"] == []
    await client.ok("getMe")


async def test_a_rule_hits_only_its_chat(client: Client) -> None:
    dara, maly = await client.open(), await client.open("maly")
    await client.sim("fault", method="sendMessage", kind="500", chat=maly, times=None)
    await client.ok("sendMessage", chat_id=dara, text="x")
    await client.refused("sendMessage", chat_id=maly, text="x")


# -- the page's switches


async def test_down_refuses_every_call(client: Client) -> None:
    await client.sim("fault", name="down", on=True)
    for method in ("getMe", "getUpdates"):
        with pytest.raises(aiohttp.ClientError):
            await client.raw(method)
    state = await client.sim("fault", name="down", on=False)
    assert state["faults"]["down"] is False
    await client.ok("getMe")
    rows = await client.ask("calls", problems=1)
    assert {row["verdict"] for row in rows} == {"not sent"}


async def test_flood_refuses_sends_for_three_seconds(client: Client, simulator: Simulator) -> None:
    now = 100.0
    simulator.faults.monotonic = lambda: now
    dara = await client.open()
    await client.sim("fault", name="flood", on=True)
    say = {"chat_id": dara, "text": "x"}
    assert await client.refused("sendMessage", **say) == "429 Too Many Requests: retry after 3"
    now += 1.5
    assert await client.refused("sendMessage", **say) == "429 Too Many Requests: retry after 2"
    now += 1.5
    await client.ok("sendMessage", **say)
    assert (await client.ask("state"))["fired"]["flood"] == 2


async def test_the_switch_blocked_really_blocks_the_bot(client: Client) -> None:
    sokha = await client.open("sokha")
    await client.sim("fault", name="blocked", on=True)
    assert (await client.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert await client.refused("sendMessage", chat_id=sokha, text="x") == (
        "403 Forbidden: bot was blocked by the user"
    )
    assert (await client.ask("state"))["fired"]["blocked"] == 1
    await client.sim("fault", clear=True)
    await client.ok("sendMessage", chat_id=sokha, text="x")


async def test_a_repeated_call_is_recognised_after_a_dropped_answer(client: Client) -> None:
    dara = await client.open()
    await client.sim("fault", name="drop", on=True)
    say = {"chat_id": dara, "text": "x"}
    with pytest.raises(aiohttp.ClientError):
        await client.raw("sendMessage", **say)
    sent = await client.ok("sendMessage", **say)
    first, second = await client.ask("messages", chat="dara")
    assert first["repeat_of"] is None
    assert second["message"]["message_id"] == sent["message_id"]
    assert second["repeat_of"] == first["message"]["message_id"]
    assert (await client.ask("state"))["fired"]["drop"] == 1


async def test_slow_does_not_delay_the_long_poll(simulator: Simulator) -> None:
    simulator.controls.fault("slow", on=True)
    rule_for_call = simulator.faults.rule_for_call
    assert rule_for_call("getUpdates", 1, None) is None
    rule = rule_for_call("getMe", 1, None)
    assert rule is not None
    assert (rule.kind, rule.ms) == ("slow", 2400)
