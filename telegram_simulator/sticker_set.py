"""The sets of stickers that bots make."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json
from telegram_simulator.stored_file import StoredFile


@dataclass(slots=True, kw_only=True, eq=False)
class StickerSet:
    """A set of stickers; only the bot that made it may change it."""

    name: str
    title: str
    type: str
    bot_id: int
    repainted: bool = False
    stickers: list[StoredFile] = field(default_factory=list)
    thumbnail: StoredFile | None = None

    def public(self, bot_id: int) -> Json:
        """Return the Bot API's StickerSet with file ids of this bot."""
        shown: Json = {
            "name": self.name,
            "title": self.title,
            "sticker_type": self.type,
            "stickers": [stored.fields(bot_id)["sticker"] for stored in self.stickers],
        }
        if self.thumbnail:
            shown["thumbnail"] = self.thumbnail.picture(bot_id)
        return shown
