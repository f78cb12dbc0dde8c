"""Telegram's limits of length, size and number: more is refused or cut."""

import pytest

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client


@pytest.mark.parametrize(
    "text", ["x" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>", " \n" + "x" * 4096]
)
async def test_a_text_may_be_as_long_as_telegram_counts_after_parsing(
    client: Client, text: str
) -> None:
    message = await client.ok(
        "sendMessage", chat_id=await client.open(), text=text, parse_mode="HTML"
    )
    assert len(message["text"].encode("utf-16-le")) == 2 * 4096


async def test_callback_data_may_have_64_bytes(client: Client) -> None:
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "ក" * 21 + "x"}]]}
    message = await client.ok(
        "sendMessage", chat_id=await client.open(), text="x", reply_markup=markup
    )
    assert message["reply_markup"] == markup


async def test_a_keyboard_that_is_too_large_is_cut_without_an_error(client: Client) -> None:
    # from TD ReplyMarkup:763, 800; too many inline buttons are refused: test_keyboard_sizes.py
    dara, row = await client.open(), [{"text": str(number)} for number in range(13)]
    await client.ok("sendMessage", chat_id=dara, text="x", reply_markup={"keyboard": [row] * 30})
    keys = await client.ask("keyboard", chat="dara")
    assert ({len(each) for each in keys}, len(keys)) == ({12}, 25)

    inline = [[button | {"callback_data": "x"} for button in row]]
    sent = await client.ok(
        "sendMessage", chat_id=dara, text="x", reply_markup={"inline_keyboard": inline}
    )
    assert len(sent["reply_markup"]["inline_keyboard"][0]) == 12


async def test_uploaded_files_have_limits(client: Client) -> None:
    # from TD FileLoaderUtils:276-339
    dara = await client.open()
    png = picture()
    big = png + b"\0" * (10 * 1024 * 1024 + 1 - len(png))
    for part, answer in (
        (("a.png", b"", "image/png"), "file must be non-empty"),
        (("a.png", b"no picture", "image/png"), "IMAGE_PROCESS_FAILED"),
        (
            ("a.png", big, "image/png"),
            (
                "file of size 10485761 bytes is too big for a photo; "
                "the maximum size is 10485760 bytes"
            ),
        ),
    ):
        status, body = await client.upload("sendPhoto", chat_id=dara, photo=part)
        assert (status, body["description"]) == (400, f"Bad Request: {answer}")


async def test_a_large_file_can_be_sent_but_not_downloaded(client: Client) -> None:
    # from CC:15817
    part = ("big.bin", b"\0" * (20 * 1024 * 1024 + 1), "application/octet-stream")
    _, sent = await client.upload("sendDocument", chat_id=await client.open(), document=part)
    refused = await client.refused("getFile", file_id=sent["result"]["document"]["file_id"])
    assert refused == "400 Bad Request: file is too big"


async def test_too_many_fields_are_refused(client: Client) -> None:
    # from TD HttpReader
    half = "x" * 600_000
    file = ("a", b"a", "text/plain")
    status, body = await client.upload("sendMessage", text=half, caption=half, document=file)
    assert (status, body["description"]) == (
        413,
        "Request Entity Too Large: too many parameters in form data",
    )
