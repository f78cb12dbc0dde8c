"""Taps do what the finger does: Telegram asks first, and then the person shares something."""

import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from telegram_simulator.tests.client import Client

KEYS: list[dict[str, Any]] = [
    {"text": "My number", "request_contact": True},
    {"text": "Where I am", "request_location": True},
    {"text": "A friend", "request_users": {"request_id": 7, "request_name": True}},
    {"text": "Our group", "request_chat": {"request_id": 8, "chat_is_channel": False}},
    {"text": "A poll", "request_poll": {"type": "quiz"}},
    {"text": "Shop", "web_app": {"url": "https://example.org/shop"}},
    {"text": "Hello"},
]


async def asked(client: Client) -> int:
    """Show the keys to Dara; return the id of the chat."""
    dara = await client.open()
    keys = {"keyboard": [[key] for key in KEYS]}
    await client.ok("sendMessage", chat_id=dara, text="Tea?", reply_markup=keys)
    return dara


async def newest(client: Client) -> dict[str, Any]:
    (update,) = await client.updates(offset=-1)
    message: dict[str, Any] = update["message"]
    return message


@pytest.mark.parametrize(
    ("label", "what"),
    [
        ("My number", "contact"),
        ("Where I am", "location"),
        ("A friend", "users"),
        ("Our group", "chat"),
        ("A poll", "poll"),
        ("Shop", "web_app"),
    ],
)
async def test_a_key_that_asks_for_something_types_nothing(
    client: Client, label: str, what: str
) -> None:
    await asked(client)
    tapped = await client.sim("tap", chat="dara", label=label)
    assert (tapped["asks"], bool(tapped["question"])) == (what, True)
    assert tapped["button"]["text"] == label
    assert len(await client.ask("messages", chat="dara")) == 1
    typed = await client.sim("tap", chat="dara", label="Hello")
    assert typed["typed"]["message"]["text"] == "Hello"


async def test_a_contact_and_a_location_are_shared(client: Client) -> None:
    dara = await asked(client)
    await client.sim("share", chat="dara", label="My number", phone_number="+85512345678")
    contact = (await newest(client))["contact"]
    assert (contact["phone_number"], contact["user_id"]) == ("+85512345678", dara)
    await client.sim("share", chat="dara", label="Where I am", latitude=1.5, longitude=2.5)
    assert (await newest(client))["location"] == {"latitude": 1.5, "longitude": 2.5}


async def test_people_and_chats_are_shared(client: Client) -> None:
    await asked(client)
    await client.sim("share", chat="dara", label="A friend", people=["maly"])
    shared = {"user_id": client.id_of("maly"), "first_name": "Maly"}
    assert (await newest(client))["users_shared"] == {"request_id": 7, "users": [shared]}
    await client.sim("share", chat="dara", label="Our group", group="group")
    assert (await newest(client))["chat_shared"] == {
        "request_id": 8,
        "chat_id": client.id_of("group"),
    }


async def test_a_wrong_answer_is_told(client: Client) -> None:
    await asked(client)
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"])
    for fields, told in (
        ({"label": "A friend", "people": ["maly", "sokha"]}, "This key asks for 1 to 1 people"),
        ({"label": "Our group", "group": "news"}, "The key asks for another chat"),
        ({"label": "Our group"}, "This key asks for a chat"),
        ({"label": "Hello"}, "Which key? Those that ask for chat or contact"),
        ({}, "Which key?"),
    ):
        status, body = await client.sim_raw("share", chat="dara", **fields)
        assert status in {400, 404}
        assert told in body["error"]


async def test_a_person_sends_a_poll_and_others_vote_in_it(client: Client) -> None:
    await asked(client)
    sent = await client.sim("poll", chat="dara", question="Tea?", options=["Yes", "No"], correct=0)
    poll = (await newest(client))["poll"]
    assert (poll["type"], poll["question"]) == ("quiz", "Tea?")
    number = sent["message"]["message_id"]
    voted = await client.sim("vote", chat="dara", message_id=number, options=[0])
    assert voted["message"]["poll"]["total_voter_count"] == 1
    # the bot of the chat does not hear of votes in polls that it did not send
    (update,) = await client.updates(offset=-1)
    assert "message" in update
    status, body = await client.sim_raw("poll", chat="dara", question="", options=["a"])
    assert (status, body["error"]) == (400, "Bad Request: poll question must be non-empty")


async def test_a_web_app_sends_its_data(client: Client) -> None:
    await asked(client)
    await client.sim("web_app_data", chat="dara", data='{"tea": 2}')
    assert (await newest(client))["web_app_data"] == {"data": '{"tea": 2}', "button_text": "Shop"}


async def test_a_login_is_signed_with_the_token_of_the_bot(client: Client) -> None:
    dara = await client.open()
    login = {"login_url": {"url": "https://example.org/in?from=bot"}}
    keys = {"inline_keyboard": [[{"text": "Log in"} | login]]}
    await client.ok("sendMessage", chat_id=dara, text="Welcome", reply_markup=keys)
    assert (await client.sim("tap", chat="dara", label="Log in"))["asks"] == "login"
    url = (await client.sim("login", chat="dara"))["url"]
    fields = dict(parse_qsl(urlsplit(url).query))
    assert (fields.pop("from"), fields["id"]) == ("bot", str(dara))
    sign = fields.pop("hash")
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hashlib.sha256(client.token.encode()).digest()
    assert sign == hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()


async def test_other_buttons_say_what_they_ask_for(client: Client) -> None:
    dara = await client.open()
    keys = {
        "inline_keyboard": [
            [{"text": "App", "web_app": {"url": "https://example.org/"}}],
            [{"text": "Ask", "switch_inline_query_current_chat": ""}],
        ]
    }
    await client.ok("sendMessage", chat_id=dara, text="?", reply_markup=keys)
    assert (await client.sim("tap", chat="dara", label="App"))["asks"] == "web_app"
    assert (await client.sim("tap", chat="dara", label="Ask"))["asks"] == "inline"


async def test_a_key_that_asks_needs_the_right_fields(client: Client) -> None:
    keys = {"keyboard": [[{"text": "A", "request_users": {"max_quantity": 1}}]]}
    where = {"chat_id": await client.open(), "text": "x"}
    told = await client.refused("sendMessage", reply_markup=keys, **where)
    assert told.startswith("400 Bad Request: can't parse keyboard button: Can't find field")
