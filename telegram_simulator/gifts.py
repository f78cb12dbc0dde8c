"""The gifts that bots may send, and those that people and channels have got."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json
from telegram_simulator.stored_file import StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftKind:
    """A gift that can be sent; prices in stars, `total`: how many there are, 0 without end."""

    id: str
    emoji: str
    stars: int
    upgrade_stars: int = 0
    total: int = 0

    def public(self, sticker: Json, left: int) -> Json:
        """Return the Bot API's Gift; `left`: how many of a limited one can still be sent."""
        gift: Json = {"id": self.id, "sticker": sticker, "star_count": self.stars}
        if self.upgrade_stars:
            gift["upgrade_star_count"] = self.upgrade_stars
        if self.total:
            gift |= {"total_count": self.total, "remaining_count": left}
        return gift


# ids and prices of the gifts that Telegram sells without end, as bots of other people name them
_UNLIMITED = (
    ("5170145012310081615", "💝", 15),
    ("5170233102089322756", "🧸", 15),
    ("5170250947678437525", "🎁", 25),
    ("5168103777563050263", "🌹", 25),
    ("5170144170496491616", "🎂", 50),
    ("5170314324215857265", "💐", 50),
    ("5170564780938756245", "🚀", 50),
    ("6028601630662853006", "🍾", 50),
    ("5168043875654172773", "🏆", 100),
    ("5170690322832818290", "💍", 100),
    ("5170521118301225164", "💎", 100),
)
KINDS: dict[str, GiftKind] = {
    **{number: GiftKind(id=number, emoji=emoji, stars=cost) for number, emoji, cost in _UNLIMITED},
    # a limited one of the simulator's own: Telegram's are sold out within hours
    "1": GiftKind(id="1", emoji="🫖", stars=20, upgrade_stars=5, total=3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenGift:
    """A gift that somebody got; `owner`: the id of a person or channel, `given_at` in seconds.

    `words`: its text and entities; `prepaid`: the stars that the bot paid for an upgrade.
    """

    kind: GiftKind
    bot_id: int
    owner: int
    given_at: int
    words: Json
    prepaid: int = 0


@dataclass(slots=True)
class Gifts:
    """All gifts that were given, the oldest first, and their stickers by the id of the gift."""

    given: list[GivenGift] = field(default_factory=list)
    stickers: dict[str, StoredFile] = field(default_factory=dict)

    def left(self, kind: GiftKind) -> int:
        """Return how many of a limited gift can still be sent."""
        return kind.total - sum(each.kind == kind for each in self.given)
