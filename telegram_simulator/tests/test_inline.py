"""People ask a bot from any chat, choose what it offers, and open its web apps."""

import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl

import pytest

from telegram_simulator.tests.client import Client

KEYS = {"inline_keyboard": [[{"text": "Again", "callback_data": "a"}]]}
ARTICLE: dict[str, Any] = {
    "type": "article",
    "id": "1",
    "title": "Tea",
    "input_message_content": {"message_text": "<b>Tea</b>", "parse_mode": "HTML"},
    "reply_markup": KEYS,
}
PHOTO = {"type": "photo", "id": "1", "photo_url": "https://example.org/a.png"}
OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def newest(client: Client) -> dict[str, Any]:
    (update,) = await client.updates(offset=-1)
    return update


async def asked(client: Client, chat: str = "group") -> str:
    """Let Dara ask; return the id of the query that the bot got."""
    sent = await client.sim("inline", chat=chat, query="tea", **{"as": "dara"})
    query = (await newest(client))["inline_query"]
    assert (query["id"], query["query"]) == (sent["query_id"], "tea")
    number: str = query["id"]
    return number


async def test_a_result_is_sent_in_the_name_of_the_person(client: Client) -> None:
    query = await asked(client)
    seq = (await client.ask("state"))["seq"]
    await client.ok("answerInlineQuery", inline_query_id=query, results=[ARTICLE])
    told = await client.ask("wait", since=seq, type="inline.answered")
    assert told["results"] == [{"type": "article", "id": "1", "title": "Tea"}]
    item = await client.sim("choose", query_id=query, result_id="1", feedback=True)
    message = item["message"]
    assert (item["author"], message["text"], message["via_bot"]["username"]) == (
        "dara",
        "Tea",
        "test_bot",
    )
    chosen = (await newest(client))["chosen_inline_result"]
    assert (chosen["result_id"], chosen["query"]) == ("1", "tea")


async def test_the_bot_edits_it_by_its_own_id(client: Client) -> None:
    query = await asked(client)
    await client.ok("answerInlineQuery", inline_query_id=query, results=[ARTICLE])
    await client.sim("choose", query_id=query, result_id="1")
    await client.sim("tap", chat="group", label="Again", **{"as": "maly"})
    tapped = (await newest(client))["callback_query"]
    assert "message" not in tapped
    place = {"inline_message_id": tapped["inline_message_id"]}
    assert await client.ok("editMessageText", text="More tea", **place) is True
    (item,) = await client.ask("messages", chat="group")
    assert item["message"]["text"] == "More tea"
    wrong = await client.refused("editMessageText", text="x", inline_message_id="x")
    assert wrong == "400 Bad Request: MESSAGE_ID_INVALID"


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ([ARTICLE, ARTICLE], "RESULT_ID_DUPLICATE"),
        ([ARTICLE | {"id": str(n)} for n in range(51)], "RESULTS_TOO_MUCH"),
        ([ARTICLE | {"id": ""}], "RESULT_ID_INVALID"),
        ([ARTICLE | {"type": "x"}], 'can\'t parse inline query result: type "x" is unsupported'),
        ([PHOTO], "failed to get HTTP URL content"),
    ],
)  # fmt: skip
async def test_a_wrong_answer_is_refused(
    client: Client, results: list[dict[str, Any]], told: str
) -> None:
    query = {"inline_query_id": await asked(client)}
    answer = await client.refused("answerInlineQuery", results=results, **query)
    assert answer == f"400 Bad Request: {told}"


async def test_an_answer_comes_in_time(client: Client) -> None:
    query = {"inline_query_id": await asked(client), "results": []}
    await client.sim("clock", seconds=30)
    assert await client.refused("answerInlineQuery", **query) == OLD


async def test_a_web_app_is_opened_and_answered_once(client: Client) -> None:
    dara = await client.open()
    keys = {"inline_keyboard": [[{"text": "Shop", "web_app": {"url": "https://example.org/"}}]]}
    await client.ok("sendMessage", chat_id=dara, text="Welcome", reply_markup=keys)
    opened = await client.sim("web_app", chat="dara")
    fields = dict(parse_qsl(opened["init_data"]))
    sign = fields.pop("hash")
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", client.token.encode(), hashlib.sha256).digest()
    assert sign == hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    answer = {"web_app_query_id": fields["query_id"], "result": ARTICLE | {"reply_markup": keys}}
    assert (await client.ok("answerWebAppQuery", **answer))["inline_message_id"]
    assert (await client.ask("messages", chat="dara"))[-1]["author"] == "dara"
    assert await client.refused("answerWebAppQuery", **answer) == OLD
    again = await client.sim("web_app", chat="dara")
    assert again["query_id"] != opened["query_id"]


async def test_a_web_app_sends_what_the_bot_prepared(client: Client) -> None:
    dara = await client.open()
    given = {"user_id": dara, "result": ARTICLE, "allow_group_chats": True}
    ready = await client.ok("savePreparedInlineMessage", **given)
    send = {"prepared": ready["id"], "as": "dara"}
    item = await client.sim("send_prepared", chat="group", **send)
    assert (item["author"], item["message"]["via_bot"]["username"]) == ("dara", "test_bot")
    assert await client.sim_raw("send_prepared", chat="dara", **send) == (
        400,
        {"error": "This message is for other kinds of chats: group, supergroup."},
    )
    other = send | {"as": "sokha"}
    assert (await client.sim_raw("send_prepared", chat="group", **other))[0] == 404
    await client.sim("clock", seconds=86_400)
    assert (await client.sim_raw("send_prepared", chat="group", **send))[0] == 404
    assert await client.refused("savePreparedInlineMessage", user_id=5, result=ARTICLE) == (
        "400 Bad Request: user not found"
    )


async def test_a_web_app_asks_by_a_prepared_key(client: Client) -> None:
    dara = await client.open()
    button = {"text": "Who?", "request_users": {"request_id": 7, "max_quantity": 2}}
    ready = await client.ok("savePreparedKeyboardButton", user_id=dara, button=button)
    await client.sim("share", chat="dara", prepared=ready["id"], people=["sokha"])
    shared = (await newest(client))["message"]["users_shared"]
    assert (shared["request_id"], len(shared["users"])) == (7, 1)
    plain = {"user_id": dara, "button": {"text": "Hello"}}
    assert await client.refused("savePreparedKeyboardButton", **plain) == (
        "400 Bad Request: BUTTON_TYPE_INVALID"
    )
