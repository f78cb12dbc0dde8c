"""The calls that the outbox stores."""

import pytest
from markupsafe import Markup

from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call, Drawing
from bot.telegram.kit.screen import Screen, link, paragraphs
from bot.telegram.outgoing import variants as outgoing_variants

SCREEN = Screen(text=Markup("<b>Hello</b> &amp; welcome"), buttons=[[link("Map", "https://t.me")]])


def test_a_stored_call_is_read_back_unchanged() -> None:
    drawing = Drawing(field="photo", recipe="qr", about={"text": "x"}, filename="link.png")
    call = calls.picture(7, SCREEN, drawing)

    assert calls.call_from_json(call.to_json()) == call


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ValueError, match="banChatMember is not a call of this bot"):
        calls.call_from_json(Call(method="banChatMember").to_json())


def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message() -> None:
    call = outgoing_variants.replacement(calls.show(7, 99, SCREEN))

    assert call is not None
    assert call.method == "sendMessage"
    assert "message_id" not in call.body
    assert call.body["text"] == "<b>Hello</b> &amp; welcome"


def test_without_markup_only_the_text_is_left() -> None:
    call = outgoing_variants.without_markup(calls.say(7, SCREEN))

    assert call.body["text"] == "Hello & welcome"
    assert "parse_mode" not in call.body
    assert "reply_markup" not in call.body


def test_the_same_data_has_the_same_key() -> None:
    one = Drawing(field="photo", recipe="qr", about={"a": 1, "b": 2}, filename="1.png")
    same = Drawing(field="photo", recipe="qr", about={"b": 2, "a": 1}, filename="2.png")
    other = Drawing(field="photo", recipe="qr", about={"a": 1, "b": 3}, filename="1.png")

    assert one.key() == same.key() != other.key()


def test_paragraphs_escape_what_is_no_markup() -> None:
    assert paragraphs(Markup("<b>a</b>"), "<i>", None) == "<b>a</b>\n\n&lt;i&gt;"
