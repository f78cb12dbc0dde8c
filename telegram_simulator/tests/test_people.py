"""Actions of people over /sim: writing, tapping, blocking."""

from typing import Any

import pytest

from telegram_simulator.tests.client import Client

KEYS = {
    "inline_keyboard": [
        [{"text": "A", "callback_data": "a"}, {"text": "B", "callback_data": "b"}],
        [{"text": "Link", "url": "https://example.org/x"}],
        [{"text": "Copy", "copy_text": {"text": "K7"}}],
        [{"text": "Share", "switch_inline_query": ""}],
    ]
}


async def test_start_by_a_link_sends_a_command_with_its_token(client: Client) -> None:
    await client.sim("start", chat="dara", token="K7mQ2xB9")
    (update,) = await client.updates()
    message = update["message"]
    assert message["text"] == "/start K7mQ2xB9"
    assert message["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert message["from"]["language_code"] == "en"
    assert message["chat"] == {
        "id": client.id_of("dara"),
        "first_name": "Dara",
        "type": "private",
    }


async def test_start_uses_the_invite_of_the_chat(client: Client) -> None:
    chat = await client.sim("invite", chat="dara", token="abc")
    assert chat["invite"] == "https://t.me/test_bot?start=abc"
    item = await client.sim("start", chat="dara")
    assert item["message"]["text"] == "/start abc"
    assert (await client.sim("start", chat="sokha"))["message"]["text"] == "/start"


async def test_a_button_is_found_by_label_or_position_on_any_message(client: Client) -> None:
    dara = await client.open()
    old = await client.ok("sendMessage", chat_id=dara, text="1", reply_markup=KEYS)
    new = await client.ok("sendMessage", chat_id=dara, text="2", reply_markup=KEYS)
    taps: list[dict[str, Any]] = [
        {"label": "B"},
        {"row": 0, "column": 0},
        {"message_id": old["message_id"], "label": "A"},
        {"message_id": old["message_id"], "row": 0, "column": 1},
    ]
    for tap in taps:
        await client.sim("tap", chat="dara", **tap)
    queries = [update["callback_query"] for update in await client.updates()]
    assert [(q["message"]["message_id"], q["data"]) for q in queries] == [
        (new["message_id"], "b"),
        (new["message_id"], "a"),
        (old["message_id"], "a"),
        (old["message_id"], "b"),
    ]
    assert all(q["chat_instance"] and q["from"]["id"] == dara for q in queries)


async def test_some_buttons_do_not_reach_the_bot(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendMessage", chat_id=dara, text="1", reply_markup=KEYS)
    assert (await client.sim("tap", chat="dara", label="Link"))["url"] == "https://example.org/x"
    assert (await client.sim("tap", chat="dara", label="Copy"))["copied"] == "K7"
    assert (await client.sim("tap", chat="dara", label="Share"))["asks"] == "inline"
    assert (await client.sim_raw("tap", chat="dara", label="None"))[0] == 404
    assert await client.updates() == []


async def test_a_button_of_the_reply_keyboard_sends_its_label(client: Client) -> None:
    dara = await client.open()
    markup = {"keyboard": [["Today", {"text": "Announce"}]], "input_field_placeholder": "Choose"}
    sent = await client.ok("sendMessage", chat_id=dara, text="1", reply_markup=markup)
    assert "reply_markup" not in sent
    chat = await client.ask("chat", chat="dara")
    assert (chat["keyboard"], chat["placeholder"]) == ([["Today", "Announce"]], "Choose")
    await client.sim("tap", chat="dara", label="Announce")
    assert (await client.updates())[0]["message"]["text"] == "Announce"
    remove = {"remove_keyboard": True}
    await client.ok("sendMessage", chat_id=dara, text="2", reply_markup=remove)
    assert (await client.ask("chat", chat="dara"))["keyboard"] is None


async def test_data_can_be_forged_even_for_a_deleted_message(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok("sendMessage", chat_id=dara, text="1")
    number = sent["message_id"]
    await client.sim("forge", chat="dara", message_id=number, data="admin:1")
    await client.ok("deleteMessage", chat_id=dara, message_id=number)
    await client.sim("forge", chat="dara", message_id=number, data="admin:2")
    first, second = (update["callback_query"] for update in await client.updates())
    assert (first["data"], first["message"]["text"]) == ("admin:1", "1")
    assert second["message"] == {"chat": sent["chat"], "message_id": number, "date": 0}


async def test_a_tap_is_answered_once_and_within_150_seconds(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendMessage", chat_id=dara, text="1", reply_markup=KEYS)
    first = (await client.sim("tap", chat="dara", label="A"))["callback_id"]
    second = (await client.sim("tap", chat="dara", label="B"))["callback_id"]
    since = (await client.ask("state"))["seq"]
    answer = {"callback_query_id": first, "text": "Noted", "show_alert": True}
    await client.ok("answerCallbackQuery", **answer)
    event = await client.ask("wait", since=since, type="callback.answered", text="Noted")
    assert (event["as"], event["show_alert"], event["chat"]) == ("dara", True, "dara")
    too_old = (
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    assert await client.refused("answerCallbackQuery", **answer) == too_old
    since = (await client.ask("state"))["seq"]
    await client.sim("clock", seconds=151)
    event = await client.ask("wait", since=since, type="callback.expired")
    assert event["callback_id"] == second
    assert await client.refused("answerCallbackQuery", callback_query_id=second) == too_old


async def test_one_bot_cannot_answer_for_another(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendMessage", chat_id=dara, text="1", reply_markup=KEYS)
    tapped = (await client.sim("tap", chat="dara", label="A"))["callback_id"]
    client.token = (await client.sim("bot"))["token"]
    refused = await client.refused("answerCallbackQuery", callback_query_id=tapped)
    assert refused.startswith("400 Bad Request: query is too old")


async def test_the_bot_learns_of_a_block_and_start_unblocks(client: Client) -> None:
    await client.open()
    await client.sim("block", chat="dara")
    (update,) = await client.updates()
    member = update["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == (
        "member",
        "kicked",
    )
    assert (await client.sim_raw("message", chat="dara", text="x"))[0] == 400
    chat = client.id_of("dara")
    assert (await client.ok("getChat", chat_id=chat))["id"] == chat, "a bot may look at it still"
    assert (await client.refused("sendMessage", chat_id=chat, text="x")).startswith("403")
    await client.sim("start", chat="dara", token="x" * 64)
    kinds = [next(iter(set(u) - {"update_id"})) for u in await client.updates(offset=1)]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    await client.ok("sendMessage", chat_id=client.id_of("dara"), text="back")


async def test_a_tapped_message_shows_what_it_replies_to_as_it_is_now(client: Client) -> None:
    dara = await client.open()
    await client.sim("message", chat="dara", text="first")
    [said] = await client.updates()
    number = said["message"]["message_id"]
    keys = {"inline_keyboard": [[{"text": "Send", "callback_data": "x"}]]}
    await client.ok(
        "sendMessage",
        chat_id=dara,
        text="Send this?",
        reply_parameters={"message_id": number},
        reply_markup=keys,
    )
    await client.sim("edit", chat="dara", message_id=number, text="second")
    await client.sim("tap", chat="dara", label="Send")

    tapped = (await client.updates(offset=said["update_id"] + 1))[-1]["callback_query"]
    assert tapped["message"]["reply_to_message"]["text"] == "second"
    await client.ok("deleteMessage", chat_id=dara, message_id=number)
    await client.sim("tap", chat="dara", label="Send")
    tapped = (await client.updates())[-1]["callback_query"]
    assert "reply_to_message" not in tapped["message"]


async def test_replies_edits_forwards_locations_and_contacts(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok("sendMessage", chat_id=dara, text="question", protect_content=False)
    reply = await client.sim("message", chat="dara", text="answer", reply_to=sent["message_id"])
    number = reply["message"]["message_id"]
    await client.sim("edit", chat="dara", message_id=number, text="better")
    await client.sim("location", chat="dara", latitude=11.5, longitude=104.9)
    await client.sim("contact", chat="dara", phone_number="+85512345678")
    await client.sim("forward", chat="dara", from_chat="dara", message_id=number)
    await client.sim("send", chat="dara", kind="photo", album="a")
    await client.sim("send", chat="dara", kind="photo", album="a")
    updates = await client.updates()
    assert updates[0]["message"]["reply_to_message"]["text"] == "question"
    assert updates[1]["edited_message"]["text"] == "better"
    assert "edit_date" in updates[1]["edited_message"]
    assert updates[2]["message"]["location"] == {"latitude": 11.5, "longitude": 104.9}
    assert updates[3]["message"]["contact"]["user_id"] == dara
    assert updates[4]["message"]["forward_origin"]["sender_user"]["id"] == dara
    assert {u["message"]["media_group_id"] for u in updates[5:]} == {"a"}
    status, _ = await client.sim_raw("edit", chat="dara", message_id=sent["message_id"], text="x")
    assert status == 400


@pytest.mark.parametrize(
    ("act", "fields", "status"),
    [
        ("message", {"chat": "nobody", "text": "x"}, 404),
        ("message", {"chat": "dara"}, 400),
        ("message", {"chat": "dara", "text": " "}, 400),
        ("message", {"chat": "dara", "text": "x", "nonsense": 1}, 400),
        ("message", {"chat": "dara", "text": "x", "reply_to": 5}, 404),
        ("start", {"chat": "group"}, 400),
        ("start", {"chat": "dara", "token": "x" * 65}, 400),
        ("start", {"chat": "dara", "token": "a b"}, 400),
        ("send", {"chat": "dara", "kind": "fax"}, 400),
        ("vote", {"chat": "dara", "message_id": 1, "options": [0]}, 404),
        ("person", {"key": "dara"}, 400),
        ("group", {"key": "dara", "title": "x"}, 400),
        ("group", {"key": "g", "title": "x", "kind": "circle"}, 400),
        ("member", {"chat": "dara", "who": "bot", "status": "left"}, 400),
        ("member", {"chat": "group", "who": "bot", "status": "asleep"}, 400),
        ("member", {"chat": "group", "who": "nobody", "status": "left"}, 404),
        ("block", {"chat": "group"}, 400),
        ("limits", {"mode": "wild"}, 400),
        ("fault", {"name": "flat tyre"}, 400),
        ("fault", {"kind": "flat tyre"}, 400),
        ("fault", {"kind": "500", "nonsense": 1}, 400),
        ("clock", {"next": True}, 400),
        ("clock", {"rate": 0}, 400),
        ("upgrade", {"chat": "dara"}, 400),
        ("privacy", {"bot": "nobody", "on": False}, 400),
        ("dance", {}, 404),
    ],
)
async def test_impossible_actions_get_an_error(
    client: Client, act: str, fields: dict[str, Any], status: int
) -> None:
    answered, body = await client.sim_raw(act, **fields)
    assert (answered, list(body)) == (status, ["error"])


async def test_a_person_can_be_added_and_change_the_language(client: Client) -> None:
    person = await client.sim(
        "person", key="thida", name="Thida", language="km", username="thida_c"
    )
    assert (person["latin"], person["says"]) == ("T", "km")
    await client.sim("language", person="thida", language="en")
    await client.sim("start", chat="thida")
    (update,) = await client.updates()
    assert update["message"]["from"] == {
        "id": person["id"],
        "is_bot": False,
        "first_name": "Thida",
        "username": "thida_c",
        "language_code": "en",
    }
    assert "thida" in (await client.ask("state"))["order"]
    assert [p["key"] for p in await client.ask("people")] == ["sokha", "dara", "maly", "thida"]


async def test_reset_empties_the_chats_but_reuses_no_id(client: Client) -> None:
    dara = await client.open()
    before = await client.ok("sendMessage", chat_id=dara, text="x")
    await client.sim("start", chat="dara")
    (update,) = await client.updates()
    await client.sim("group", key="tea", title="Tea", members=["dara"])
    await client.sim("reset")
    assert [c["key"] for c in await client.ask("chats")] == ["sokha", "dara", "maly", "group"]
    assert await client.updates(offset=1) == []
    chat = await client.ask("chat", chat="dara")
    assert (chat["state"], chat["messages"]) == ("new", [])
    item = await client.sim("start", chat="dara")
    assert item["message"]["message_id"] > before["message_id"]
    assert (await client.updates(offset=2))[0]["update_id"] > update["update_id"]


async def test_a_button_that_is_not_there_is_told_with_those_that_are(client: Client) -> None:
    dara = await client.open()
    assert (await client.sim_raw("tap", chat="dara", label="Tea")) == (
        404,
        {"error": "No such button in dara: Tea; no message or keyboard has keys now."},
    )
    await client.ok("sendMessage", chat_id=dara, text="?", reply_markup=KEYS)
    _, body = await client.sim_raw("tap", chat="dara", label="Tea")
    assert body["error"] == "No such button in dara: Tea; there are: A, B, Link, Copy, Share."
