"""What people do with invoices: pay them, as far as the bot agrees."""

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.methods.payments import ask_before_paying
from telegram_simulator.payments import Checkout, Invoice
from telegram_simulator.people import Person
from telegram_simulator.user_shares import UserShares

_ADDRESS = {
    "country_code": "KH",
    "state": "",
    "city": "Phnom Penh",
    "street_line1": "Street 1",
    "street_line2": "",
    "post_code": "120101",
}


class UserPayments(UserShares):
    """Pays invoices as a person."""

    def pay(
        self,
        chat: KeyOrId,
        message_id: int | None = None,
        link: str | None = None,
        tip: int = 0,
        shipping_option: str = "",
        order: Json | None = None,
        who: KeyOrId | None = None,
    ) -> Json:
        """Pay an invoice of a message, without an id the newest, or of a link.

        The bot is asked for its shipping options, if the price depends on them, and whether the
        payment may happen; it happens when the bot agrees. Without `shipping_option` the first one
        is chosen. `order`: name, phone_number, email, shipping_address, as in OrderInfo.
        """
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        invoice = self._invoice(found, message_id, link)
        if not 0 <= tip <= invoice.max_tip:
            raise InvalidAction(f"The tip is a number from 0 to {invoice.max_tip}.")
        checkout = Checkout(
            id="",
            invoice=invoice,
            chat=found.key,
            person=person.key,
            made_at=self.world.now_s(),
            total=invoice.total + tip,
            shipping=invoice.flexible,
            wanted_option=shipping_option,
            order=_order(person, invoice, order or {}),
        )
        ask_before_paying(self.world, checkout)
        kind = "shipping_query" if checkout.shipping else "pre_checkout_query"
        return {"query_id": checkout.id, "asks": kind, "total": checkout.total}

    def _invoice(self, chat: Chat, message_id: int | None, link: str | None) -> Invoice:
        payments = self.world.payments
        if link is not None:
            if link not in payments.links:
                raise NotFound(f"There is no invoice {link}.")
            return payments.links[link]
        for number in reversed(chat.items):
            invoice = payments.invoices.get((chat.key, number))
            if invoice is not None and message_id in {None, number}:
                return invoice
        raise NotFound(f"There is no invoice in {chat.key}.")


def _order(person: Person, invoice: Invoice, told: Json) -> Json:
    """Return what the invoice asks a person for; what they do not tell, is made up."""
    known: Json = {
        "name": " ".join(filter(None, (person.name, person.last_name))),
        "phone_number": "85512000000",
        "email": f"{person.key}@example.org",
        "shipping_address": _ADDRESS,
    }
    needs = invoice.needs | ({"shipping_address"} if invoice.flexible else set())
    return {name: told.get(name, value) for name, value in known.items() if name in needs}
