"""Sending, editing, copying and deleting messages."""

from typing import Any

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

KEYS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
PHOTO = ("a.png", picture(), "image/png")


async def test_a_message_has_the_parsed_text_and_entities(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok(
        "sendMessage",
        chat_id=dara,
        text="<b>Hi</b> <tg-spoiler>x</tg-spoiler>",
        parse_mode="HTML",
        reply_markup=KEYS,
        disable_notification=True,
    )
    assert sent["text"] == "Hi x"
    assert sent["entities"] == [
        {"offset": 0, "length": 2, "type": "bold"},
        {"offset": 3, "length": 1, "type": "spoiler"},
    ]
    assert sent["reply_markup"] == KEYS
    assert sent["from"]["is_bot"] is True
    assert await client.updates() == []


async def test_an_edit_without_buttons_removes_the_buttons(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok("sendMessage", chat_id=dara, text="1", reply_markup=KEYS)
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    edited = await client.ok("editMessageText", text="2", **place)
    assert (edited["text"], "reply_markup" in edited) == ("2", False)
    assert edited["edit_date"] >= sent["date"]
    edited = await client.ok("editMessageReplyMarkup", reply_markup=KEYS, **place)
    assert (edited["text"], edited["reply_markup"]) == ("2", KEYS)


async def test_a_picture_can_be_edited(client: Client) -> None:
    dara = await client.open()
    _, body = await client.upload("sendPhoto", chat_id=dara, photo=PHOTO, caption="one")
    place = {"chat_id": dara, "message_id": body["result"]["message_id"]}
    edited = await client.ok("editMessageCaption", caption="two", **place)
    assert edited["caption"] == "two"
    part = ("b.txt", b"b", "text/plain")
    media = '{"type": "document", "media": "attach://part", "caption": "three"}'
    _, body = await client.upload("editMessageMedia", media=media, part=part, **place)
    assert body["result"]["document"]["file_name"] == "b.txt"
    assert body["result"]["caption"] == "three"
    assert "photo" not in body["result"]


async def test_a_copy_has_the_content_and_no_author(client: Client) -> None:
    dara, maly = await client.open(), await client.open("maly")
    said = await client.sim("message", chat="maly", text="We start at 08:30")
    source = {"from_chat_id": maly, "message_id": said["message"]["message_id"]}
    copied = await client.ok("copyMessage", chat_id=dara, reply_markup=KEYS, **source)
    assert list(copied) == ["message_id"]
    item = (await client.ask("messages", chat="dara"))[-1]["message"]
    assert (item["text"], item["reply_markup"]) == ("We start at 08:30", KEYS)
    assert "forward_origin" not in item
    forwarded = await client.ok("forwardMessage", chat_id=dara, **source)
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Maly"
    assert forwarded["forward_from"]["id"] == maly
    assert forwarded["forward_date"] == said["message"]["date"]
    again = await client.ok(
        "forwardMessage", chat_id=dara, from_chat_id=dara, message_id=forwarded["message_id"]
    )
    assert again["forward_origin"] == forwarded["forward_origin"]


async def test_a_caption_can_be_changed_while_copying(client: Client) -> None:
    dara = await client.open()
    said = await client.sim("send", chat="dara", kind="photo", caption="old")
    number = said["message"]["message_id"]
    for caption, expected in (
        ({}, "old"),
        ({"caption": "<b>new</b>", "parse_mode": "HTML"}, "new"),
    ):
        await client.ok(
            "copyMessage", chat_id=dara, from_chat_id=dara, message_id=number, **caption
        )
        item = (await client.ask("messages", chat="dara"))[-1]["message"]
        assert item["caption"] == expected


async def test_a_post_of_a_channel_is_forwarded_with_its_channel(client: Client) -> None:
    # telegram-bot-api's JsonMessage stores the older fields beside forward_origin
    dara = await client.open()
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    post = await client.ok("sendMessage", chat_id=client.id_of("news"), text="read this")
    number = post["message_id"]
    source = {"from_chat_id": client.id_of("news"), "chat_id": dara}
    forwarded = await client.ok("forwardMessage", message_id=number, **source)
    assert forwarded["forward_from_chat"]["title"] == "News"
    assert (forwarded["forward_from_message_id"], "forward_from" in forwarded) == (number, False)


async def test_an_album_is_copied_as_an_album(client: Client) -> None:
    dara, maly = await client.open(), await client.open("maly")
    numbers = []
    for caption in ("one", "two"):
        item = await client.sim("send", chat="maly", kind="photo", album="a", caption=caption)
        numbers.append(item["message"]["message_id"])
    copied = await client.ok(
        "copyMessages", chat_id=dara, from_chat_id=maly, message_ids=[*numbers, 10**6]
    )
    assert len(copied) == 2
    items = [item["message"] for item in (await client.ask("messages", chat="dara"))[-2:]]
    assert [item["caption"] for item in items] == ["one", "two"]
    album = {item["media_group_id"] for item in items}
    assert len(album) == 1
    assert album != {"a"}
    source = {"chat_id": dara, "from_chat_id": maly, "message_ids": numbers}
    await client.ok("copyMessages", remove_caption=True, **source)
    await client.ok("forwardMessages", **source)
    items = [item["message"] for item in (await client.ask("messages", chat="dara"))[-4:]]
    assert [item.get("caption") for item in items] == [None, None, "one", "two"]
    assert ["forward_from" in item for item in items] == [False, False, True, True]
    assert len({item["media_group_id"] for item in items}) == 2


async def test_messages_can_be_deleted(client: Client) -> None:
    dara = await client.open()
    numbers = [
        (await client.ok("sendMessage", chat_id=dara, text=str(n)))["message_id"] for n in range(4)
    ]
    await client.ok("deleteMessage", chat_id=dara, message_id=numbers[0])
    await client.ok("deleteMessages", chat_id=dara, message_ids=[*numbers[:3], 10**6])
    left = [item["message"]["message_id"] for item in await client.ask("messages", chat="dara")]
    assert left == [numbers[3]]


async def test_dice_locations_actions_and_reactions(client: Client) -> None:
    dara = await client.open()
    dice: dict[str, Any] = (await client.ok("sendDice", chat_id=dara))["dice"]
    assert 1 <= dice["value"] <= 6
    assert await client.refused("sendDice", chat_id=dara, emoji="🃏") == (
        "400 Bad Request: wrong dice emoji specified"
    )
    place = {"latitude": 11.5, "longitude": 104.9}
    sent = await client.ok("sendLocation", chat_id=dara, **place)
    assert sent["location"] == place
    assert await client.refused("sendLocation", chat_id=dara, latitude=91, longitude=0) == (
        "400 Bad Request: wrong location specified"
    )
    since = (await client.ask("state"))["seq"]
    await client.ok("sendChatAction", chat_id=dara, action="typing")
    await client.ask("wait", since=since, type="chat.action", chat="dara")
    reaction = [{"type": "emoji", "emoji": "❤️"}]
    number = sent["message_id"]
    await client.ok("setMessageReaction", chat_id=dara, message_id=number, reaction=reaction)
    event = await client.ask("wait", since=since, type="reaction")
    assert (event["author"], event["emoji"]) == ("bot", "❤")


async def test_a_missing_reply_target_may_be_optional(client: Client) -> None:
    dara = await client.open()
    optional = {"message_id": 999, "allow_sending_without_reply": True}
    sent = await client.ok("sendMessage", chat_id=dara, text="x", reply_parameters=optional)
    assert "reply_to_message" not in sent
    reply = {"message_id": sent["message_id"]}
    sent = await client.ok("sendMessage", chat_id=dara, text="y", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "x"
