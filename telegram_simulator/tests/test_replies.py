"""Replies to messages of other chats, and to a part of a message."""

from typing import Any

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client


async def test_a_part_of_a_message_is_quoted(client: Client) -> None:
    dara = await client.open()
    said = await client.ok(
        "sendMessage", chat_id=dara, text="😀 tea, <b>green</b> tea", parse_mode="HTML"
    )
    number = said["message_id"]

    async def answered(**quote: Any) -> Any:
        reply = {"message_id": number, **quote}
        return await client.ok("sendMessage", chat_id=dara, text="Yes", reply_parameters=reply)

    first = await answered(quote="tea")
    assert first["quote"] == {"text": "tea", "position": 3, "is_manual": True}
    assert first["reply_to_message"]["message_id"] == number
    assert (await answered(quote="tea", quote_position=14))["quote"]["position"] == 14
    green = await answered(quote="<b>green</b> tea", quote_parse_mode="HTML")
    assert green["quote"]["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    for quote in ("coffee", "green"):  # a quote has the bold letters, too
        reply = {"message_id": number, "quote": quote}
        refused = await client.refused(
            "sendMessage", chat_id=dara, text="x", reply_parameters=reply
        )
        assert refused == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_a_message_of_another_chat_is_answered(client: Client) -> None:
    dara = await client.open()
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    channel = client.id_of("news")
    part = ("a.png", picture(), "image/png")
    _, post = await client.upload("sendPhoto", chat_id=channel, photo=part, caption="Read this")
    number = post["result"]["message_id"]
    reply = {"chat_id": channel, "message_id": number, "quote": "this"}
    sent = await client.ok("sendMessage", chat_id=dara, text="Well?", reply_parameters=reply)
    assert "reply_to_message" not in sent
    assert sent["quote"]["position"] == 5
    away = sent["external_reply"]
    assert (away["origin"]["type"], away["message_id"]) == ("channel", number)
    assert away["photo"][0]["width"] == 64
    assert (
        await client.refused(
            "sendMessage", chat_id=dara, text="x", reply_parameters={"chat_id": 5, "message_id": 1}
        )
    ) == "400 Bad Request: chat not found"
    gone = {"chat_id": channel, "message_id": 99}
    assert (
        await client.refused("sendMessage", chat_id=dara, text="x", reply_parameters=gone)
    ) == "400 Bad Request: message to be replied not found"
    optional = gone | {"allow_sending_without_reply": True}
    sent = await client.ok("sendMessage", chat_id=dara, text="x", reply_parameters=optional)
    assert "external_reply" not in sent
