"""A person pays an invoice, as far as the bot agrees, and may get the stars back."""

import json
from typing import Any

import pytest

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client

TEA: dict[str, Any] = {
    "title": "Tea",
    "description": "Green",
    "payload": "tea-1",
    "currency": "USD",
    "provider_token": "x",
    "prices": [{"label": "Tea", "amount": 200}, {"label": "Cup", "amount": 50}],
}
STARS = TEA | {"currency": "XTR", "provider_token": "", "prices": [{"label": "Tea", "amount": 5}]}
OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def newest(client: Client) -> dict[str, Any]:
    (update,) = await client.updates(offset=-1)
    return update


async def test_a_person_pays_when_the_bot_agrees(client: Client) -> None:
    dara = await client.open()
    sent = await client.ok("sendInvoice", chat_id=dara, max_tip_amount=100, **TEA)
    assert sent["invoice"]["total_amount"] == 250
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "Pay USD 2.50", "pay": True}]]
    assert (await client.sim("tap", chat="dara", label="Pay USD 2.50"))["asks"] == "pay"
    await client.sim("pay", chat="dara", tip=50)
    query = (await newest(client))["pre_checkout_query"]
    assert (query["total_amount"], query["invoice_payload"]) == (300, "tea-1")
    answer = {"pre_checkout_query_id": query["id"], "ok": True}
    await client.ok("answerPreCheckoutQuery", **answer)
    paid = (await newest(client))["message"]["successful_payment"]
    assert (paid["total_amount"], paid["currency"]) == (300, "USD")
    assert await client.refused("answerPreCheckoutQuery", **answer) == OLD


async def test_the_bot_declines_or_is_late(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendInvoice", chat_id=dara, **TEA)
    seq = (await client.ask("state"))["seq"]
    query = {"pre_checkout_query_id": (await client.sim("pay", chat="dara"))["query_id"]}
    assert await client.refused("answerPreCheckoutQuery", **query) == (
        "400 Bad Request: ERROR_TEXT_EMPTY"
    )
    await client.ok("answerPreCheckoutQuery", error_message="No tea left", **query)
    told = await client.ask("wait", since=seq, type="payment", text="No tea left")
    assert (told["state"], told["as"]) == ("declined", "dara")
    query = {"pre_checkout_query_id": (await client.sim("pay", chat="dara"))["query_id"]}
    await client.sim("clock", seconds=10)
    assert await client.refused("answerPreCheckoutQuery", ok=True, **query) == OLD


async def test_shipping_changes_the_price(client: Client) -> None:
    dara = await client.open()
    await client.ok("sendInvoice", chat_id=dara, is_flexible=True, need_email=True, **TEA)
    await client.sim("pay", chat="dara", shipping_option="fast", order={"email": "d@example.org"})
    query = (await newest(client))["shipping_query"]
    assert query["shipping_address"]["city"] == "Phnom Penh"
    options = [
        {"id": "post", "title": "Post", "prices": [{"label": "Post", "amount": 10}]},
        {"id": "fast", "title": "Fast", "prices": [{"label": "Fast", "amount": 90}]},
    ]
    answer = {"shipping_query_id": query["id"], "ok": True, "shipping_options": options}
    await client.ok("answerShippingQuery", **answer)
    asked = (await newest(client))["pre_checkout_query"]
    assert (asked["total_amount"], asked["shipping_option_id"]) == (340, "fast")
    assert asked["order_info"]["email"] == "d@example.org"


async def test_stars_are_given_back(client: Client) -> None:
    dara = await client.open()
    link = await client.ok("createInvoiceLink", **STARS)
    query = (await client.sim("pay", chat="dara", link=link))["query_id"]
    await client.ok("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True)
    charge = (await newest(client))["message"]["successful_payment"]["telegram_payment_charge_id"]
    assert (await client.ok("getMyStarBalance"))["amount"] == 5
    refund = {"user_id": dara, "telegram_payment_charge_id": charge}
    await client.ok("refundStarPayment", **refund)
    back = (await newest(client))["message"]["refunded_payment"]
    assert back["telegram_payment_charge_id"] == charge
    assert await client.refused("refundStarPayment", **refund) == (
        "400 Bad Request: CHARGE_ALREADY_REFUNDED"
    )
    assert (await client.ok("getMyStarBalance"))["amount"] == 0
    assert len((await client.ok("getStarTransactions"))["transactions"]) == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": ""}, 'parameter "title" is required'),
        ({"currency": "dollar"}, "CURRENCY_INVALID"),
        ({"provider_token": ""}, "PAYMENT_PROVIDER_INVALID"),
        ({"prices": [{"label": "Tea", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"currency": "XTR"}, "STARS_INVOICE_INVALID"),
        ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}},
            "REPLY_MARKUP_BUY_EMPTY",
        ),
    ],
)
async def test_a_wrong_invoice_is_refused(
    client: Client, changed: dict[str, Any], told: str
) -> None:
    where = {"chat_id": await client.open()}
    assert (
        await client.refused("sendInvoice", **where | TEA | changed) == f"400 Bad Request: {told}"
    )


async def test_people_pay_to_see_files(client: Client) -> None:
    dara = await client.open()
    media = [{"type": "photo", "media": "attach://a"}, {"type": "video", "media": "attach://b"}]
    status, body = await client.upload(
        "sendPaidMedia",
        chat_id=dara,
        star_count=5,
        payload="tea-2",
        caption="Look",
        media=json.dumps(media),
        a=("a.png", picture(), "image/png"),
        b=("b.mp4", b"film", "video/mp4"),
    )
    assert status == 200, body
    sent = body["result"]
    assert sent["paid_media"]["star_count"] == 5
    assert [each["type"] for each in sent["paid_media"]["paid_media"]] == ["photo", "video"]
    assert (await client.ask("messages", chat="dara"))[-1]["bought"] is False
    assert "[picture, film for 5 ⭐️]" in await client.ask("transcript", chat="dara")
    assert (await client.sim("pay", chat="dara"))["total"] == 5
    assert (await newest(client))["purchased_paid_media"]["paid_media_payload"] == "tea-2"
    assert (await client.ask("messages", chat="dara"))[-1]["bought"] is True
    assert await client.sim_raw("pay", chat="dara") == (
        400,
        {"error": "Dara has paid for this already."},
    )
    (row,) = (await client.ok("getStarTransactions"))["transactions"]
    assert row["source"]["transaction_type"] == "paid_media_payment"
    assert (await client.ok("getMyStarBalance"))["amount"] == 5
    place = {"chat_id": dara, "from_chat_id": dara, "message_id": sent["message_id"]}
    assert await client.refused("copyMessage", **place) == (
        "400 Bad Request: message can't be copied"
    )


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"star_count": 0, "media": []}, "STARS_AMOUNT_INVALID"),
        ({"star_count": 1, "media": []}, "SIM: paid media are 1 to 10 files"),
        ({"star_count": 1, "payload": "x" * 129}, "PAYLOAD_INVALID"),
        (
            {"star_count": 1, "media": [{"type": "audio", "media": "x"}]},
            'can\'t parse InputPaidMedia: type "audio" is unsupported',
        ),
    ],
)
async def test_what_nobody_can_buy_is_refused(
    client: Client, given: dict[str, Any], error: str
) -> None:
    dara = await client.open()
    assert await client.refused("sendPaidMedia", chat_id=dara, **given) == (
        f"400 Bad Request: {error}"
    )
