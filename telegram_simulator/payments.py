"""Invoices, the queries of a payment that wait for the bot, and what was paid."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json

STARS = "XTR"
MAX_PAYLOAD = 128  # bytes; core.telegram.org/bots/api#sendinvoice, #sendpaidmedia
ANSWER_WITHIN = 10.0  # seconds; core.telegram.org/bots/api#answerprecheckoutquery


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """What a bot asks for; amounts in the smallest units of the currency."""

    bot_id: int
    title: str
    description: str
    payload: str
    currency: str
    total: int
    start_parameter: str = ""
    max_tip: int = 0
    flexible: bool = False
    needs: frozenset[str] = frozenset()

    def public(self) -> Json:
        """Return the Bot API's Invoice."""
        return {
            "title": self.title,
            "description": self.description,
            "start_parameter": self.start_parameter,
            "currency": self.currency,
            "total_amount": self.total,
        }


@dataclass(slots=True, kw_only=True)
class Checkout:
    """A payment that waits for the bot: for its shipping options, or for its last word.

    `made_at` in seconds since 1970; `order`: what the person told, as the Bot API's OrderInfo.
    """

    id: str
    invoice: Invoice
    chat: str
    person: str
    made_at: float
    total: int
    shipping: bool = False
    wanted_option: str = ""
    order: Json = field(default_factory=dict)

    def chosen(self) -> Json:
        """Return the fields about shipping and the person that updates and messages share."""
        chosen: Json = {"order_info": self.order} if self.order else {}
        return chosen | ({"shipping_option_id": self.wanted_option} if self.wanted_option else {})


@dataclass(slots=True, kw_only=True)
class Charge:
    """What a person has paid; `paid_at` and `refunded_at` in seconds since 1970.

    `media`: the files that were paid, as the Bot API's PaidMedia.
    """

    id: str
    invoice: Invoice
    user_id: int
    total: int
    paid_at: int
    refunded_at: int = 0
    media: list[Json] | None = None

    def public(self) -> Json:
        """Return the fields that SuccessfulPayment and RefundedPayment share."""
        return {
            "currency": self.invoice.currency,
            "total_amount": self.total,
            "invoice_payload": self.invoice.payload,
            "telegram_payment_charge_id": self.id,
            "provider_payment_charge_id": "" if self.invoice.currency == STARS else f"P{self.id}",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StarTransfer:
    """Stars that a bot got (`amount` above 0) or spent; `made_at` in seconds since 1970.

    `partner`: from whom or for what, as the Bot API's TransactionPartner.
    """

    id: str
    bot_id: int
    amount: int
    made_at: int
    partner: Json

    def public(self) -> Json:
        """Return the Bot API's StarTransaction."""
        side = "source" if self.amount > 0 else "receiver"
        return {
            "id": self.id,
            "amount": abs(self.amount),
            "date": self.made_at,
            side: self.partner,
        }


@dataclass(slots=True, kw_only=True)
class PaidMedia:
    """Files that people see when they have paid; `buyers` are ids of people."""

    bot_id: int
    stars: int
    payload: str
    shown: list[Json]
    buyers: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Payments:
    """All invoices by chat and message or by link, all open checkouts, charges and transfers.

    `media`: paid files by chat and message.
    """

    invoices: dict[tuple[str, int], Invoice] = field(default_factory=dict)
    media: dict[tuple[str, int], PaidMedia] = field(default_factory=dict)
    links: dict[str, Invoice] = field(default_factory=dict)
    checkouts: dict[str, Checkout] = field(default_factory=dict)
    charges: dict[str, Charge] = field(default_factory=dict)
    transfers: list[StarTransfer] = field(default_factory=list)

    def star_charges(self, bot_id: int) -> list[Charge]:
        """Return what people paid to a bot in stars, also if they got it back."""
        return [
            each
            for each in self.charges.values()
            if each.invoice.bot_id == bot_id and each.invoice.currency == STARS
        ]

    def balance(self, bot_id: int) -> int:
        """Return how many stars a bot has."""
        kept = sum(each.total for each in self.star_charges(bot_id) if not each.refunded_at)
        return kept + sum(each.amount for each in self.transfers if each.bot_id == bot_id)

    def forget(self) -> None:
        """Forget who paid what; invoices stay payable, as links do."""
        for each in (self.checkouts, self.charges, self.transfers):
            each.clear()
