"""What is not simulated is refused or noted; names that Telegram does not know are noted."""

from typing import Any

import aiohttp
import pytest

from telegram_simulator import Simulator
from telegram_simulator.samples import SAMPLES
from telegram_simulator.tests.client import Client

ONE: dict[str, Any] = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"receiver_user_id": 5}, "receiver_user_id"),
    ("sendMessage", {"business_connection_id": "x"}, "business_connection_id"),
    ("sendMessage", {"message_effect_id": "5104841245755180586"}, "message_effect_id"),
    ("sendMessage", {"direct_messages_topic_id": 1}, "direct_messages_topic_id"),
    ("sendMessage", {"suggested_post_parameters": {"send_date": 1}}, "suggested_post_parameters"),
    ("sendMessage", {"callback_query_id": "1"}, "callback_query_id"),
    ("sendPoll", {"shuffle_options": True}, "shuffle_options"),
    (
        "sendMessage",
        {"reply_parameters": {"message_id": 1, "poll_option_id": "0"}},
        "reply_parameters.poll_option_id",
    ),
    (
        "sendMessage",
        {"reply_markup": '{"inline_keyboard": [[{"text": "A", "disabled": true}]]}'},
        "reply_markup.disabled",
    ),
    ("setMyCommands", {"commands": [{"command": "a", "is_ephemeral": 1}]}, "commands.is_ephemeral"),
]  # fmt: skip
NOT_GIVEN: list[dict[str, Any]] = [
    {"business_connection_id": ""},
    {"message_effect_id": None},
    {"receiver_user_id": 0},
    {"suggested_post_parameters": {}},
    {"reply_markup": {"inline_keyboard": [[ONE["inline_keyboard"][0][0] | {"disabled": False}]]}},
]


@pytest.mark.parametrize(("method", "given", "name"), REFUSED)
async def test_a_parameter_that_is_not_simulated_is_refused(
    client: Client, method: str, given: dict[str, Any], name: str
) -> None:
    fields = {"chat_id": await client.open(), "text": "x", "question": "?", "options": ["a"]}
    told = await client.refused(method, **fields | given)
    assert told == f"400 Bad Request: SIM: parameter {name} is not simulated"
    assert await client.ask("messages", chat="dara") == []


@pytest.mark.parametrize("given", NOT_GIVEN)
async def test_a_parameter_without_a_value_is_none(client: Client, given: dict[str, Any]) -> None:
    await client.ok("sendMessage", chat_id=await client.open(), text="x", **given)
    assert await client.ask("calls", problems=1) == []


async def test_on_demand_it_is_a_problem_in_the_log_and_no_refusal() -> None:
    simulator = Simulator(unsimulated="note")
    simulator.acts.open_chat("dara")
    await simulator.start()
    async with aiohttp.ClientSession() as session:
        client = Client(simulator, session)
        await client.ok(
            "sendMessage", chat_id=client.id_of("dara"), text="x", message_effect_id="1"
        )
        (call,) = await client.ask("calls", problems=1)
    await simulator.stop()
    assert call["notes"] == ["SIM: parameter message_effect_id is not simulated"]


async def test_a_name_that_nobody_knows_is_ignored_and_noted(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendMessage", chat_id=dara, text="x", parsemode="HTML", colour="red")
    (call,) = await client.ask("calls", problems=1)
    assert call["notes"] == [
        "SIM: no parameter is called parsemode, probably parse_mode was meant",
        "SIM: no parameter is called colour",
    ]


async def test_a_name_that_is_similar_to_none_is_no_problem(client: Client) -> None:
    await client.ok("sendMessage", chat_id=await client.open(), text="x", timeout=5)
    assert await client.ask("calls", problems=1) == []
    (call,) = await client.ask("calls", method="sendMessage")
    assert call["notes"] == ["SIM: no parameter is called timeout"]


@pytest.mark.parametrize("key", [{"pay": True}, {"callback_game": {}}])
async def test_a_key_of_an_invoice_or_a_game_needs_its_message(
    client: Client, key: dict[str, Any]
) -> None:
    keys = {"inline_keyboard": [[{"text": "A"} | key]]}
    told = await client.refused(
        "sendMessage", chat_id=await client.open(), text="x", reply_markup=keys
    )
    assert told == "400 Bad Request: BUTTON_TYPE_INVALID"


async def test_a_film_has_a_cover_and_a_beginning(client: Client) -> None:
    dara = await client.open()
    film, photo = SAMPLES["video"], SAMPLES["photo"]
    parts = {
        "video": ("a.mp4", film.content, "video/mp4"),
        "cover": ("a.png", photo.content, "image/png"),
    }
    _, body = await client.upload("sendVideo", chat_id=dara, start_timestamp=3, **parts)
    video = body["result"]["video"]
    assert (video["start_timestamp"], bool(video["cover"][0]["file_id"])) == (3, True)
    source = {"from_chat_id": dara, "message_id": body["result"]["message_id"]}
    copy = await client.ok("forwardMessage", chat_id=dara, video_start_timestamp=5, **source)
    assert copy["video"]["start_timestamp"] == 5


async def test_an_anonymous_administrator_writes_in_the_name_of_the_group(client: Client) -> None:
    await client.sim("group", key="tea", title="Tea", kind="supergroup", members=["maly", "dara"])
    await client.sim("member", chat="tea", who="bot", status="administrator", by="maly")
    who = {"chat_id": client.id_of("tea"), "user_id": client.id_of("dara")}
    await client.ok("promoteChatMember", is_anonymous=True, can_pin_messages=True, **who)
    assert (await client.ok("getChatMember", **who))["is_anonymous"] is True
    said = await client.sim("message", chat="tea", text="/x", **{"as": "dara"})
    assert said["message"]["from"]["username"] == "GroupAnonymousBot"
    assert said["message"]["sender_chat"]["title"] == "Tea"
    assert said["author"] == "dara"


async def test_other_bots_are_listed_as_administrators_on_demand(client: Client) -> None:
    await client.sim("bot", username="other_bot")
    for who in ("bot", "other_bot"):
        await client.sim("member", chat="group", who=who, status="administrator", by="maly")
    group = client.id_of("group")
    few = await client.ok("getChatAdministrators", chat_id=group)
    all_of_them = await client.ok("getChatAdministrators", chat_id=group, return_bots=True)
    assert len(all_of_them) == len(few) + 1


@pytest.mark.parametrize(
    ("method", "told"),
    [
        ("sendMesage", "SIM: method sendMesage not implemented (probably sendMessage was meant)"),
        ("postStory", "SIM: method postStory not implemented (stories: they are not in a chat)"),
        ("makeTea", "SIM: method makeTea not implemented"),
    ],
)
async def test_a_method_that_is_not_simulated_says_why(
    client: Client, method: str, told: str
) -> None:
    assert await client.refused(method) == f"501 {told}"
