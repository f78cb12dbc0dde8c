"""The stars of a bot: what people paid, refunds, and what the bot spent.

Codes in capitals are those of Telegram's servers, seen in other people's bots.
"""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.parameters import Params
from telegram_simulator.payments import STARS, Charge, StarTransfer
from telegram_simulator.people import Bot
from telegram_simulator.world import World

_MAX_TRANSACTIONS = 100


def refund_star_payment(world: World, bot: Bot, params: Params) -> bool:
    """Give the stars of a payment back."""
    charge = world.payments.charges.get(params.text("telegram_payment_charge_id"))
    if charge is None or charge.invoice.bot_id != bot.id or charge.invoice.currency != STARS:
        raise bad_request("CHARGE_ID_INVALID")
    if charge.user_id != params.integer("user_id"):
        raise bad_request("CHARGE_ID_INVALID")
    if charge.refunded_at:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    charge.refunded_at = int(world.now_s())
    chat = world.private_chat(bot, world.users[charge.user_id])
    world.announce(chat, bot, {"refunded_payment": charge.public()})
    return True


def transfer_stars(world: World, bot: Bot, amount: int, partner: Json) -> None:
    """Give stars to a bot, or take some; `partner` as the Bot API's TransactionPartner."""
    transfer = StarTransfer(
        id=f"SIM{world.new_id()}",
        bot_id=bot.id,
        amount=amount,
        made_at=int(world.now_s()),
        partner=partner,
    )
    world.payments.transfers.append(transfer)


def get_my_star_balance(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the stars that the bot has."""
    return {"amount": world.payments.balance(bot.id)}


def get_star_transactions(world: World, bot: Bot, params: Params) -> Json:
    """Return what the bot got and gave, the oldest first."""
    payments = world.payments
    rows = [row for each in payments.star_charges(bot.id) for row in _rows(world, each)]
    rows += [each.public() for each in payments.transfers if each.bot_id == bot.id]
    rows.sort(key=lambda row: row["date"])
    offset = params.integer("offset", 0, 0)
    limit = params.integer("limit", _MAX_TRANSACTIONS, 1, _MAX_TRANSACTIONS)
    return {"transactions": rows[offset : offset + limit]}


def _rows(world: World, charge: Charge) -> list[Json]:
    partner = {"type": "user", "user": world.users[charge.user_id].user()} | _reason(charge)
    row: Json = {"id": charge.id, "amount": charge.total}
    rows = [row | {"date": charge.paid_at, "source": partner}]
    if charge.refunded_at:
        rows.append(row | {"date": charge.refunded_at, "receiver": partner})
    return rows


def _reason(charge: Charge) -> Json:
    """Return for what somebody paid, as in TransactionPartnerUser."""
    payload = charge.invoice.payload
    if charge.media is None:
        return {"transaction_type": "invoice_payment", "invoice_payload": payload}
    told: Json = {"transaction_type": "paid_media_payment", "paid_media": charge.media}
    return told | ({"paid_media_payload": payload} if payload else {})
