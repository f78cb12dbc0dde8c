"""Previews of links: what a message says about them (td MessageContent.cpp)."""

from typing import Any

import pytest

from telegram_simulator.entities import preview, typed_text
from telegram_simulator.tests.client import Client

PAGE = "https://example.org/tea"
OTHER = "https://example.com/"
SMALL = {"url": OTHER, "prefer_small_media": True}


@pytest.mark.parametrize(
    ("text", "options", "shown"),
    [
        (f"see {PAGE}", {}, {"url": PAGE}),
        ("😀 https://example.org", {}, {"url": "https://example.org/"}),
        ("see example.org/tea", {}, {"url": "http://example.org/tea"}),
        ("no link", {}, None),
        ("a bare example.org", {}, None),
        ("tg://user?id=5", {}, None),
        (PAGE, {"is_disabled": True}, {"is_disabled": True}),
        ("no link", {"is_disabled": True}, None),
        ("no link", {"url": OTHER}, {"url": OTHER}),
        (PAGE, {"url": OTHER, "is_disabled": True}, {"is_disabled": True}),
        (PAGE, {"show_above_text": True}, {"url": PAGE, "show_above_text": True}),
        # how large it is counts only for an address of its own, and of both sizes the large one
        (PAGE, {"prefer_small_media": True}, {"url": PAGE}),
        (PAGE, SMALL, SMALL),
        (
            PAGE,
            SMALL | {"prefer_large_media": True},
            {"url": OTHER, "prefer_large_media": True},
        ),
    ],
)  # fmt: skip
def test_what_a_message_says_about_the_preview(
    text: str, options: dict[str, Any], shown: dict[str, Any] | None
) -> None:
    assert preview(typed_text(text), options).get("link_preview_options") == shown


async def test_messages_of_bots_and_people_have_it_until_an_edit(client: Client) -> None:
    dara = await client.open()
    linked = {"text": f"<a href='{PAGE}'>Tea</a>", "parse_mode": "HTML"}
    sent = await client.ok("sendMessage", chat_id=dara, **linked)
    assert sent["link_preview_options"] == {"url": PAGE}
    place = {"chat_id": dara, "message_id": sent["message_id"]}
    hidden = await client.ok("editMessageText", disable_web_page_preview=True, **place, **linked)
    assert hidden["link_preview_options"] == {"is_disabled": True}
    assert "link_preview_options" not in await client.ok("editMessageText", text="Tea", **place)

    said = (await client.sim("message", chat="dara", text=PAGE))["message"]
    assert said["link_preview_options"] == {"url": PAGE}
    edited = await client.sim("edit", chat="dara", message_id=said["message_id"], text="Tea")
    assert "link_preview_options" not in edited["message"]
    first, second = await client.updates()
    assert first["message"]["link_preview_options"] == {"url": PAGE}
    assert "link_preview_options" not in second["edited_message"]


@pytest.mark.parametrize("options", ["{", [], "5"])
async def test_options_that_are_no_object_are_refused(client: Client, options: Any) -> None:
    dara = await client.open()
    refused = await client.refused(
        "sendMessage", chat_id=dara, text="x", link_preview_options=options
    )
    wrong = "can't parse link preview options JSON object"
    expected = wrong if options == "{" else "object expected as link preview options"
    assert refused == f"400 Bad Request: {expected}"
