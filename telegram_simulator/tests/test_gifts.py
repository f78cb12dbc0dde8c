"""A bot sends gifts with its stars; people see them in the chat, and others in the profile."""

from typing import Any

import pytest

from telegram_simulator.tests.client import Client

BEAR = "5170233102089322756"  # 15 stars
TEAPOT = "1"  # 20 stars, 5 for an upgrade, three of them


async def test_a_person_sees_the_gift_and_the_bot_has_fewer_stars(client: Client) -> None:
    dara = await client.open()
    gifts = {each["id"]: each for each in (await client.ok("getAvailableGifts"))["gifts"]}
    assert (gifts[BEAR]["star_count"], gifts[BEAR]["sticker"]["emoji"]) == (15, "🧸")
    assert await client.sim("stars", amount=20) == {"balance": 20}
    words = {"text": "<b>For</b> <code>you</code>", "text_parse_mode": "HTML"}
    assert await client.ok("sendGift", user_id=dara, gift_id=BEAR, **words) is True
    (item,) = await client.ask("messages", chat="dara")
    assert item["message"]["gift"] == {
        "gift": gifts[BEAR],
        "text": "For you",
        "entities": [{"offset": 0, "length": 3, "type": "bold"}],
    }
    assert await client.ask("transcript", chat="dara") == (
        "Test bot: [gift 🧸 for 15 ⭐️]\n  For you"
    )
    assert await client.updates() == []
    assert (await client.ok("getMyStarBalance"))["amount"] == 5
    got, spent = (await client.ok("getStarTransactions"))["transactions"]
    assert (got["amount"], got["source"]) == (20, {"type": "other"})
    assert (spent["amount"], spent["receiver"]["gift"]["id"]) == (15, BEAR)
    assert spent["receiver"]["transaction_type"] == "gift_purchase"


async def test_the_stars_that_somebody_paid_buy_a_gift(client: Client) -> None:
    dara = await client.open()
    prices = [{"label": "Tea", "amount": 15}]
    tea = {"title": "Tea", "description": "Green", "payload": "x", "currency": "XTR"}
    link = await client.ok("createInvoiceLink", prices=prices, **tea)
    query = (await client.sim("pay", chat="dara", link=link))["query_id"]
    gift = {"user_id": dara, "gift_id": BEAR}
    assert await client.refused("sendGift", **gift) == "400 Bad Request: BALANCE_TOO_LOW"
    await client.ok("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True)
    assert await client.ok("sendGift", **gift) is True
    assert (await client.ok("getMyStarBalance"))["amount"] == 0
    await client.sim("reset")
    assert (await client.ok("getStarTransactions"))["transactions"] == []
    assert (await client.ok("getUserGifts", user_id=dara))["total_count"] == 0


async def test_the_gifts_of_a_person_are_listed(client: Client) -> None:
    dara = await client.open()
    await client.sim("stars", amount=100)
    for gift_id, more in ((BEAR, {}), (TEAPOT, {"pay_for_upgrade": True}), (BEAR, {"text": "b"})):
        await client.ok("sendGift", user_id=dara, gift_id=gift_id, **more)
        await client.sim("clock", seconds=60)

    async def ids(**given: Any) -> list[str]:
        found = await client.ok("getUserGifts", user_id=dara, **given)
        return [each["gift"]["id"] for each in found["gifts"]]

    assert await ids() == [BEAR, TEAPOT, BEAR]
    assert await ids(sort_by_price=True) == [TEAPOT, BEAR, BEAR]
    assert await ids(exclude_unlimited=True) == [TEAPOT]
    assert await ids(exclude_limited_upgradable=True) == [BEAR, BEAR]
    first = await client.ok("getUserGifts", user_id=dara, limit=2)
    assert (first["total_count"], first["next_offset"]) == (3, "2")
    assert first["gifts"][0]["text"] == "b"
    assert first["gifts"][1]["prepaid_upgrade_star_count"] == 5
    (last,) = (await client.ok("getUserGifts", user_id=dara, offset="2"))["gifts"]
    assert last["sender_user"]["is_bot"] is True
    me = (await client.ok("getMe"))["id"]
    assert await client.ok("getUserGifts", user_id=me) == {"total_count": 0, "gifts": []}
    assert (await client.ok("getMyStarBalance"))["amount"] == 100 - 15 - 25 - 15


async def test_a_gift_is_in_the_log_of_the_chat_and_meets_its_faults(client: Client) -> None:
    gift = {"user_id": await client.open(), "gift_id": BEAR}
    await client.sim("stars", amount=15)
    await client.sim("fault", method="sendGift", chat="dara", kind="429")
    assert await client.refused("sendGift", **gift) == "429 Too Many Requests: retry after 3"
    await client.ok("sendGift", **gift)
    assert [row["http"] for row in await client.ask("calls", chat="dara")] == [429, 200]


async def test_people_and_channels_say_that_they_accept_gifts(client: Client) -> None:
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    await client.sim("member", chat="group", who="bot", status="member")
    await client.open()
    accepted = {}
    for key in ("dara", "news", "group"):
        chat = await client.ok("getChat", chat_id=client.id_of(key))
        accepted[key] = set(chat["accepted_gift_types"].values())
    assert accepted == {"dara": {True}, "news": {True}, "group": {False}}


async def test_a_limited_gift_is_sold_out(client: Client) -> None:
    dara = await client.open()
    await client.sim("stars", amount=100)
    gift = {"user_id": dara, "gift_id": TEAPOT}
    for left in (3, 2, 1):
        (shown,) = [
            each for each in (await client.ok("getAvailableGifts"))["gifts"] if each["id"] == TEAPOT
        ]
        assert (shown["total_count"], shown["remaining_count"]) == (3, left)
        await client.ok("sendGift", **gift)
    assert await client.refused("sendGift", **gift) == "400 Bad Request: STARGIFT_USAGE_LIMITED"
    assert TEAPOT not in [each["id"] for each in (await client.ok("getAvailableGifts"))["gifts"]]


async def test_a_channel_gets_a_gift_in_its_profile(client: Client) -> None:
    await client.sim("group", key="news", title="News", kind="channel", members=["maly"], bot=True)
    where = {"chat_id": client.id_of("news")}
    await client.sim("stars", amount=50)
    assert await client.ok("sendGift", gift_id=BEAR, **where) is True
    assert await client.ask("messages", chat="news") == []
    (gift,) = (await client.ok("getChatGifts", **where))["gifts"]
    assert (gift["gift"]["id"], gift["is_saved"]) == (BEAR, True)
    assert (await client.ok("getChatGifts", exclude_saved=True, **where))["total_count"] == 0
    spent = (await client.ok("getStarTransactions"))["transactions"][-1]
    assert (spent["receiver"]["type"], spent["receiver"]["chat"]["title"]) == ("chat", "News")
    assert await client.refused("sendGift", gift_id=TEAPOT, **where) == (
        "400 Bad Request: SIM: limited gifts can't be sent to channels"
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"gift_id": "5"}, "STARGIFT_INVALID"),
        ({"gift_id": ""}, "STARGIFT_INVALID"),
        ({"text": "x" * 129}, "STARGIFT_MESSAGE_INVALID"),
        ({"text": "<b>", "text_parse_mode": "HTML"}, None),
        ({"pay_for_upgrade": True}, "STARGIFT_UPGRADE_UNAVAILABLE"),
        ({"user_id": 0}, "invalid user_id specified"),
        ({"user_id": 5}, "user not found"),
        ({}, "BALANCE_TOO_LOW"),
    ],
)
async def test_a_gift_that_cannot_be_sent_is_refused(
    client: Client, changed: dict[str, Any], told: str | None
) -> None:
    gift = {"user_id": await client.open(), "gift_id": BEAR}
    refused = await client.refused("sendGift", **gift | changed)
    assert refused.startswith("400 Bad Request: can't parse entities" if told is None else "400")
    assert told is None or refused == f"400 Bad Request: {told}"
    assert await client.ask("messages", chat="dara") == []


async def test_nobody_who_is_gone_or_a_group_gets_a_gift(client: Client) -> None:
    dara = await client.open()
    await client.sim("stars", amount=50)
    await client.sim("block", chat="dara")
    gift = {"user_id": dara, "gift_id": BEAR}
    assert await client.refused("sendGift", **gift) == (
        "403 Forbidden: bot was blocked by the user"
    )
    await client.sim("vanish", person="dara")
    assert await client.refused("sendGift", **gift) == "403 Forbidden: user is deactivated"
    await client.sim("member", chat="group", who="bot", status="member")
    me = (await client.ok("getMe"))["id"]
    for receiver in ({"chat_id": client.id_of("group")}, {"user_id": me}):
        assert await client.refused("sendGift", gift_id=BEAR, **receiver) == (
            "400 Bad Request: SIM: gifts go to people and to channels"
        )
    assert await client.sim_raw("stars", amount=0) == (
        400,
        {"error": "amount is a number from 1 to 1000000."},
    )
