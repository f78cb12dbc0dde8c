"""What people do with invoices: pay them, as far as the bot agrees."""

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.methods.payments import ask_before_paying
from telegram_simulator.payments import STARS, Charge, Checkout, Invoice, PaidMedia
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
        """Pay an invoice or the media of a message, without an id the newest, or of a link.

        Media are paid at once.

        The bot is asked for its shipping options, if the price depends on them, and whether the
        payment may happen; it happens when the bot agrees. Without `shipping_option` the first one
        is chosen. `order`: name, phone_number, email, shipping_address, as in OrderInfo.
        """
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        if link is None:
            number = self._payable(found, message_id)
            if media := self.world.payments.media.get((found.key, number)):
                return self._buy(found, person, number, media)
            invoice = self.world.payments.invoices[found.key, number]
        else:
            invoice = self._linked(link)
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

    def _payable(self, chat: Chat, message_id: int | None) -> int:
        """Return the number of the newest message that can be paid."""
        payments = self.world.payments
        for number in reversed(chat.items):
            place = chat.key, number
            if message_id in {None, number} and (
                place in payments.invoices or place in payments.media
            ):
                return number
        raise NotFound(f"There is no invoice in {chat.key}.")

    def _buy(self, chat: Chat, person: Person, number: int, media: PaidMedia) -> Json:
        """Pay for files; the bot hears of it if it gave them a payload."""
        if person.id in media.buyers:
            raise InvalidAction(f"{person.name} has paid for this already.")
        media.buyers.add(person.id)
        world, bot = self.world, self.world.bots[media.bot_id]
        if chat.kind != "channel":  # the stars are those of the channel
            self._charge(person, media)
        if media.payload:
            bought = {"from": person.user(), "paid_media_payload": media.payload}
            lane = world.user_lane(person.id)
            world.queue_update([bot], "purchased_paid_media", bought, chat, lane=lane)
        told = {"chat": chat.key, "state": "paid", "message_id": number, "as": person.key}
        world.feed.emit("payment", query_id="", total=media.stars, text="", charge="", **told)
        return {"query_id": None, "asks": None, "total": media.stars}

    def _charge(self, person: Person, media: PaidMedia) -> None:
        charge = Charge(
            id=f"SIM{self.world.new_id()}",
            invoice=Invoice(
                bot_id=media.bot_id,
                title="",
                description="",
                payload=media.payload,
                currency=STARS,
                total=media.stars,
            ),
            user_id=person.id,
            total=media.stars,
            paid_at=int(self.world.now_s()),
            media=media.shown,
        )
        self.world.payments.charges[charge.id] = charge

    def _linked(self, link: str) -> Invoice:
        if link not in self.world.payments.links:
            raise NotFound(f"There is no invoice {link}.")
        return self.world.payments.links[link]


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
