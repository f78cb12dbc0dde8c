"""Invoices, stars, gifts, games and subscriptions: every method and update that is about them."""

from typing import Any

from telegram_simulator.samples import picture
from telegram_simulator.tests.client import Client


async def pay_everything(client: Client, dara: int) -> None:
    """Call each method of payments; a person pays in money with shipping, and in stars."""
    price = [{"label": "Tea", "amount": 250}]
    tea: dict[str, Any] = {"title": "Tea", "description": "Green", "payload": "t", "prices": price}
    money = {"currency": "USD", "provider_token": "x", "is_flexible": True, "need_name": True}
    await client.ok("sendInvoice", chat_id=dara, **tea, **money)
    query = {"shipping_query_id": (await client.sim("pay", chat="dara"))["query_id"]}
    options = [{"id": "post", "title": "Post", "prices": price}]
    await client.ok("answerShippingQuery", ok=True, shipping_options=options, **query)
    (money_query,) = client.simulator.world.payments.checkouts
    await client.ok("answerPreCheckoutQuery", pre_checkout_query_id=money_query, ok=True)
    link = await client.ok("createInvoiceLink", currency="XTR", **tea)
    stars = (await client.sim("pay", chat="dara", link=link))["query_id"]
    await client.ok("answerPreCheckoutQuery", pre_checkout_query_id=stars, ok=True)
    charge = list(client.simulator.world.payments.charges)[-1]
    await client.ok("refundStarPayment", user_id=dara, telegram_payment_charge_id=charge)
    _, body = await client.upload(
        "sendPhoto", chat_id=dara, photo=("a.png", picture(400), "image/png")
    )
    media = [{"type": "photo", "media": body["result"]["photo"][0]["file_id"]}]
    await client.ok("sendPaidMedia", chat_id=dara, star_count=5, payload="t", media=media)
    await client.sim("pay", chat="dara")
    await client.ok("getMyStarBalance")
    await client.ok("getStarTransactions")


async def give_everything(client: Client, dara: int) -> None:
    """Call each method of gifts: one goes to a person, one to a channel."""
    await client.sim("stars", amount=100)
    limited = (await client.ok("getAvailableGifts"))["gifts"][-1]["id"]
    words = {"text": "<b>For</b> you", "text_parse_mode": "HTML"}
    await client.ok("sendGift", user_id=dara, gift_id=limited, pay_for_upgrade=True, **words)
    await client.sim("group", key="gifts", title="Gifts", kind="channel", bot=True)
    chat = {"chat_id": client.id_of("gifts")}
    await client.ok("sendGift", gift_id="5170145012310081615", **chat)
    await client.ok("getUserGifts", user_id=dara, sort_by_price=True, limit=1)
    await client.ok("getChatGifts", exclude_unsaved=True, **chat)
    await client.ok("getStarTransactions")


async def play_everything(client: Client, dara: int) -> None:
    """Call each method of games."""
    await client.sim("game", short_name="tea", description="Green", animated=True)
    sent = await client.ok("sendGame", chat_id=dara, game_short_name="tea")
    place = {"user_id": dara, "chat_id": dara, "message_id": sent["message_id"]}
    await client.ok("setGameScore", score=3, **place)
    await client.ok("getGameHighScores", **place)
    await client.sim("tap", chat="dara", label="Play Tea")


async def sell_a_channel(client: Client) -> None:
    """Call both methods of links for which people pay; a person pays."""
    await client.sim("group", key="paid", title="Paid", kind="channel", members=["maly"], bot=True)
    chat = {"chat_id": client.id_of("paid")}
    month = {"subscription_period": 2_592_000, "subscription_price": 5}
    link = await client.ok("createChatSubscriptionInviteLink", name="a", **month, **chat)
    url = link["invite_link"]
    await client.ok("editChatSubscriptionInviteLink", invite_link=url, name="b", **chat)
    await client.sim("join", link=url, **{"as": "dara"})
