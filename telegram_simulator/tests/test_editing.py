"""What of a message can be edited (td can_edit_message), and where captions stand."""

import json
from typing import Any

import pytest

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

PHOTO = ("a.png", picture(), "image/png")
PLACE = {"latitude": 11.5, "longitude": 104.9}
TEXT = {"text": "x"}
CAPTION = {"caption": "x"}
NOT_AT_ALL = "400 Bad Request: message can't be edited"
NO_TEXT = "400 Bad Request: there is no text in the message to edit"
NO_CAPTION = "400 Bad Request: there is no caption in the message to edit"
NO_MEDIA = "400 Bad Request: message media can't be edited"
NOT_LIVE = "400 Bad Request: there is no live location in the message to edit"
POLL = {"question": "?", "options": ["a", "b"]}


@pytest.mark.parametrize(
    ("sent", "fields", "edit", "new", "refused"),
    [
        ("sendDice", {}, "editMessageText", TEXT, NOT_AT_ALL),
        ("sendDice", {}, "editMessageCaption", CAPTION, NOT_AT_ALL),
        ("sendLocation", PLACE, "editMessageLiveLocation", PLACE, NOT_AT_ALL),
        ("sendLocation", PLACE | {"live_period": 60}, "editMessageText", TEXT, NO_TEXT),
        ("sendPoll", POLL, "editMessageText", TEXT, NO_TEXT),
        ("sendPoll", POLL | {"is_closed": True}, "editMessageText", TEXT, NOT_AT_ALL),
        ("sendMessage", TEXT, "editMessageCaption", CAPTION, NO_CAPTION),
        ("sendMessage", TEXT, "editMessageLiveLocation", PLACE, NOT_LIVE),
    ],
)
async def test_what_a_message_does_not_have_is_not_edited(
    client: Client,
    sent: str,
    fields: dict[str, Any],
    edit: str,
    new: dict[str, Any],
    refused: str,
) -> None:
    dara = await client.open()
    message = await client.ok(sent, chat_id=dara, **fields)
    place = {"chat_id": dara, "message_id": message["message_id"]}
    assert await client.refused(edit, **place, **new) == refused
    keys = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    edited = await client.ok("editMessageReplyMarkup", reply_markup=keys, **place)
    assert edited["reply_markup"] == keys


async def test_no_file_takes_the_place_of_a_voice_note(client: Client) -> None:
    dara = await client.open()
    _, body = await client.upload("sendVoice", chat_id=dara, voice=("a.ogg", b"a", "audio/ogg"))
    place = {"chat_id": dara, "message_id": body["result"]["message_id"]}
    media = '{"type": "photo", "media": "attach://part"}'
    status, body = await client.upload("editMessageMedia", media=media, part=PHOTO, **place)
    assert f"{status} {body['description']}" == NO_MEDIA
    assert (await client.ok("editMessageCaption", caption="x", **place))["caption"] == "x"


async def photo(client: Client, **fields: Any) -> dict[str, Any]:
    """Send a photo with a caption above it; return the message."""
    dara = await client.open()
    words = {"caption": "Look", "show_caption_above_media": "true"} | fields
    status, body = await client.upload("sendPhoto", chat_id=dara, photo=PHOTO, **words)
    assert status == 200, body
    message: dict[str, Any] = body["result"]
    return message


async def test_a_caption_stands_where_the_last_call_says(client: Client) -> None:
    sent = await photo(client)
    assert sent["show_caption_above_media"] is True
    place = {"chat_id": sent["chat"]["id"], "message_id": sent["message_id"]}
    edited = await client.ok("editMessageCaption", caption="Below", **place)
    assert "show_caption_above_media" not in edited
    above = {"caption": "Above", "show_caption_above_media": True}
    assert (await client.ok("editMessageCaption", **above, **place))["show_caption_above_media"]
    assert "show_caption_above_media" not in await client.ok("editMessageCaption", **place)

    file_id = sent["photo"][0]["file_id"]
    media = {"type": "photo", "media": file_id} | above
    edited = await client.ok("editMessageMedia", media=media, **place)
    assert edited["show_caption_above_media"] is True
    album = await client.ok("sendMediaGroup", chat_id=place["chat_id"], media=[media, media])
    assert [part["show_caption_above_media"] for part in album] == [True, True]


async def test_a_caption_that_is_changed_while_copying_stands_where_the_call_says(
    client: Client,
) -> None:
    sent = await photo(client)
    source = {"chat_id": sent["chat"]["id"], "from_chat_id": sent["chat"]["id"]}
    for words, above in (({}, True), ({"caption": "New"}, False)):
        await client.ok("copyMessage", message_id=sent["message_id"], **source, **words)
        copied = (await client.ask("messages", chat="dara"))[-1]["message"]
        assert copied.get("show_caption_above_media", False) is above


async def test_only_pictures_have_a_caption_above_them(client: Client) -> None:
    dara = await client.open()
    words = {"caption": "Read", "show_caption_above_media": "true"}
    file = ("a.txt", b"a", "text/plain")
    _, body = await client.upload("sendDocument", chat_id=dara, document=file, **words)
    assert "show_caption_above_media" not in body["result"]
    place = {"chat_id": dara, "message_id": body["result"]["message_id"]}
    edited = await client.ok(
        "editMessageCaption", caption="New", show_caption_above_media=True, **place
    )
    assert "show_caption_above_media" not in edited
    empty = await photo(client, caption="")
    assert "show_caption_above_media" not in empty


async def test_the_caption_of_paid_files_can_be_edited(client: Client) -> None:
    dara = await client.open()
    _, body = await client.upload(
        "sendPaidMedia",
        chat_id=dara,
        star_count=5,
        caption="Look",
        show_caption_above_media="true",
        media=json.dumps([{"type": "photo", "media": "attach://a"}]),
        a=PHOTO,
    )
    assert body["result"]["show_caption_above_media"] is True
    place = {"chat_id": dara, "message_id": body["result"]["message_id"]}
    edited = await client.ok("editMessageCaption", caption="New", **place)
    assert edited["caption"] == "New"
    assert edited["paid_media"] == body["result"]["paid_media"]
    assert "show_caption_above_media" not in edited
