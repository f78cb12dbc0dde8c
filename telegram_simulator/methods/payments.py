"""Invoices and the two queries of a payment.

Codes in capitals are those of Telegram's servers, seen in other people's bots.
"""

import re
from typing import Any

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.markup import own_keyboard
from telegram_simulator.methods.answering import TOO_OLD
from telegram_simulator.methods.delivery import check_target, deliver
from telegram_simulator.parameters import Params
from telegram_simulator.payments import (
    ANSWER_WITHIN,
    MAX_PAYLOAD,
    STARS,
    Charge,
    Checkout,
    Invoice,
)
from telegram_simulator.people import Bot
from telegram_simulator.world import World

MAX_TITLE = 32  # core.telegram.org/bots/api#sendinvoice, and the next
MAX_DESCRIPTION = 255
_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGEST = 100_000_000
_NEEDS = ("need_name", "need_phone_number", "need_email", "need_shipping_address")


def send_invoice(world: World, bot: Bot, params: Params) -> Json:
    """Send an invoice with a button to pay it."""
    invoice = _invoice(bot, params)
    target = check_target(world, bot, params, own="pay")
    fields: Json = {
        "invoice": invoice.public(),
        "reply_markup": own_keyboard(target.markup, "pay", _label(invoice)),
    }
    message = deliver(world, bot, params, target, fields).message
    world.payments.invoices[target.chat.key, message["message_id"]] = invoice
    return message


def create_invoice_link(world: World, bot: Bot, params: Params) -> str:
    """Return a link by which anybody can pay an invoice."""
    link = f"https://t.me/$SIM{world.new_id()}"
    world.payments.links[link] = _invoice(bot, params)
    return link


def _label(invoice: Invoice) -> str:
    if invoice.currency == STARS:
        return f"Pay ⭐️{invoice.total}"
    return f"Pay {invoice.currency} {invoice.total / 100:.2f}"


def _invoice(bot: Bot, params: Params) -> Invoice:
    for name in ("title", "description", "payload", "currency"):
        if not params.text(name):
            raise bad_request(f'parameter "{name}" is required')
    currency = params.text("currency").upper()  # the examples of Telegraf write it small
    _require_lengths(params)
    if not _CURRENCY.fullmatch(currency):
        raise bad_request("CURRENCY_INVALID")
    amounts = _prices(params.json("prices", "can't parse prices JSON object"))
    if currency == STARS and len(amounts) != 1:
        raise bad_request("STARS_INVOICE_INVALID")
    if currency != STARS and not params.text("provider_token"):
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    if not 0 < sum(amounts) <= _LARGEST:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    return Invoice(
        bot_id=bot.id,
        title=params.text("title"),
        description=params.text("description"),
        payload=params.text("payload"),
        currency=currency,
        total=sum(amounts),
        start_parameter=params.text("start_parameter"),
        max_tip=params.integer("max_tip_amount", 0, 0),
        flexible=params.flag("is_flexible"),
        needs=frozenset(name.removeprefix("need_") for name in _NEEDS if params.flag(name)),
    )


def _require_lengths(params: Params) -> None:
    if len(params.text("title")) > MAX_TITLE:
        raise bad_request("SIM: an invoice's title is longer than 32 characters")
    if len(params.text("description")) > MAX_DESCRIPTION:
        raise bad_request("SIM: an invoice's description is longer than 255 characters")
    if len(params.text("payload").encode()) > MAX_PAYLOAD:
        raise bad_request("INVOICE_PAYLOAD_INVALID")


def _prices(value: Any) -> list[int]:
    """Return the amounts of a list of LabeledPrice."""
    if not isinstance(value, list):
        raise bad_request("expected an Array of labeled prices")
    if not value:
        raise bad_request("there must be at least one price")
    amounts = []
    for price in value:
        if not isinstance(price, dict) or not price.get("label"):
            raise bad_request("can't parse labeled price: LabeledPrice must have a label")
        amounts.append(Params(price).integer("amount"))
    return amounts


# -- the two queries


def answer_shipping_query(world: World, bot: Bot, params: Params) -> bool:
    """Offer ways to ship, or say why that is impossible."""
    checkout = _checkout(world, bot, params, "shipping_query_id", shipping=True)
    if not params.flag("ok"):
        return _declined(world, checkout, params)
    options = params.objects("shipping_options") or []
    if not options:
        raise bad_request("SHIPPING_OPTIONS_EMPTY")
    costs = {str(each.get("id", "")): sum(_prices(each.get("prices"))) for each in options}
    wanted = checkout.wanted_option or next(iter(costs))
    del world.payments.checkouts[checkout.id]
    if wanted not in costs:
        _tell(world, checkout, "declined", error=f"there is no shipping option {wanted}")
        return True
    checkout.wanted_option, checkout.shipping = wanted, False
    checkout.total += costs[wanted]
    ask_before_paying(world, checkout)
    return True


def answer_pre_checkout_query(world: World, bot: Bot, params: Params) -> bool:
    """Agree to a payment, which happens at once, or decline it."""
    checkout = _checkout(world, bot, params, "pre_checkout_query_id", shipping=False)
    if not params.flag("ok"):
        return _declined(world, checkout, params)
    del world.payments.checkouts[checkout.id]
    person = world.people[checkout.person]
    charge = Charge(
        id=f"SIM{world.new_id()}",
        invoice=checkout.invoice,
        user_id=person.id,
        total=checkout.total,
        paid_at=int(world.now_s()),
    )
    world.payments.charges[charge.id] = charge
    chat = world.chats[checkout.chat]
    item = world.post(chat, person, {"successful_payment": charge.public() | checkout.chosen()})
    world.queue_message([bot], chat, item)
    _tell(world, checkout, "paid", charge=charge.id)
    return True


def ask_before_paying(world: World, checkout: Checkout) -> None:
    """Ask the bot for its shipping options, or whether the payment may happen."""
    checkout.id, checkout.made_at = str(world.new_id()), world.now_s()
    world.payments.checkouts[checkout.id] = checkout
    person, invoice = world.people[checkout.person], checkout.invoice
    query: Json = {"id": checkout.id, "from": person.user(), "invoice_payload": invoice.payload}
    if checkout.shipping:
        kind = "shipping_query"
        query["shipping_address"] = checkout.order["shipping_address"]
    else:
        kind = "pre_checkout_query"
        query |= {"currency": invoice.currency, "total_amount": checkout.total} | checkout.chosen()
    bot = world.bots[invoice.bot_id]
    lane = world.user_lane(person.id)
    world.queue_update([bot], kind, query, world.chats[checkout.chat], lane=lane)
    _tell(world, checkout, kind)


def _checkout(world: World, bot: Bot, params: Params, name: str, *, shipping: bool) -> Checkout:
    checkout = world.payments.checkouts.get(params.text(name))
    if (
        checkout is None
        or checkout.invoice.bot_id != bot.id
        or checkout.shipping is not shipping
        or checkout.made_at + ANSWER_WITHIN <= world.now_s()
    ):
        raise bad_request(TOO_OLD)
    return checkout


def _declined(world: World, checkout: Checkout, params: Params) -> bool:
    reason = params.text("error_message")
    if not reason:
        raise bad_request("ERROR_TEXT_EMPTY")
    del world.payments.checkouts[checkout.id]
    _tell(world, checkout, "declined", error=reason)
    return True


def _tell(
    world: World, checkout: Checkout, state: str, *, error: str = "", charge: str = ""
) -> None:
    world.feed.emit(
        "payment",
        chat=checkout.chat,
        state=state,
        query_id=checkout.id,
        total=checkout.total,
        text=error,
        charge=charge,
        **{"as": checkout.person},
    )
