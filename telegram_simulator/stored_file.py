"""One file that was sent: its ids, and how it looks in a message."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from telegram_simulator.api_errors import Json
from telegram_simulator.pictures import PhotoSize
from telegram_simulator.stickers import SIDE, Sticker

KINDS = (
    "photo",
    "document",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "sticker",
)
"""The kinds of files that people and bots send."""
_ALL_KINDS = (*KINDS, "thumbnail", "chat_photo", "live_photo")
_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "audio": "music",
    "video": "videos",
    "video_note": "video_notes",
    "animation": "animations",
    "sticker": "stickers",
    "thumbnail": "thumbnails",
    "chat_photo": "profile_photos",
    "live_photo": "videos",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """The data of a file; `size` in bytes, `duration` in seconds.

    `scaled` are the sizes of a photo, the smallest first: each is a file of its own. `still` is
    the photo that a live photo moves; a film has a `cover` and begins at second `start`.
    """

    number: int
    kind: str
    name: str
    mime_type: str
    size: int
    width: int = 0
    height: int = 0
    duration: int = 0
    title: str = ""
    performer: str = ""
    thumbnail: "StoredFile | None" = None
    scaled: tuple[PhotoSize, ...] = ()
    sticker: Sticker | None = None
    still: "StoredFile | None" = None
    cover: "StoredFile | None" = None
    start: int = 0

    def path_of(self, size: int) -> str:
        """Return the path in the download link of a size of a photo, or of another file."""
        folder = _FOLDERS[self.kind]
        if self.scaled:
            return f"{folder}/file_{self.number}{self.scaled[size].mark}.jpg"
        return f"{folder}/file_{self.number}{Path(self.name).suffix}"

    def size_of(self, size: int) -> int:
        """Return how many bytes a size of a photo, or another file, has."""
        return len(self.scaled[size].content) if self.scaled else self.size

    @property
    def unique_id(self) -> str:
        """The `file_unique_id`, the same for every bot."""
        return f"AQSIM{self.number:08d}"

    def unique_id_of(self, size: int) -> str:
        """Return the `file_unique_id` of a size of a photo, or of another file."""
        return f"{self.unique_id}{self.scaled[size].mark}" if self.scaled else self.unique_id

    def id_for(self, bot_id: int, size: int = 0) -> str:
        """Return the file id for this bot; other bots cannot use it."""
        raw = struct.pack(">BBQQ", _ALL_KINDS.index(self.kind), size, bot_id, self.number)
        return "SIM" + urlsafe_b64encode(raw).decode().rstrip("=")

    def fields(self, bot_id: int) -> Json:
        """Return the file as a field of a message, e.g. `{"document": {...}}`."""
        if self.kind == "photo":
            return {"photo": self.sizes(bot_id)}
        base: Json = {
            "file_id": self.id_for(bot_id),
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }
        if self.thumbnail:
            base["thumbnail"] = self.thumbnail.picture(bot_id)
        if self.cover:
            base["cover"] = self.cover.sizes(bot_id)
        if self.start:
            base["start_timestamp"] = self.start
        field: Json = {self.kind: base | self._details()}
        if self.kind == "animation":
            field["document"] = base | {"mime_type": self.mime_type} | self._file_name()
        if self.kind == "live_photo" and self.still:
            # the message has the photo too, for bots that do not know live photos
            field["photo"] = self.still.sizes(bot_id)
            field["live_photo"]["photo"] = field["photo"]
        return field

    def _details(self) -> Json:
        match self.kind:
            case "sticker":
                size = {"width": self.width or SIDE, "height": self.height or SIDE}
                return size | (self.sticker or Sticker()).fields()
            case "voice":
                return {"duration": self.duration, "mime_type": self.mime_type}
            case "video_note":
                return {"length": self.width or 240, "duration": self.duration}
            case "audio":
                return {"duration": self.duration, "mime_type": self.mime_type} | self._names()
            case "video" | "animation" | "live_photo":
                return {
                    "width": self.width or 320,
                    "height": self.height or 240,
                    "duration": self.duration,
                    "mime_type": self.mime_type,
                } | ({} if self.kind == "live_photo" else self._file_name())
            case _:
                return {"mime_type": self.mime_type} | self._file_name()

    def _names(self) -> Json:
        named = self._named(title=self.title, performer=self.performer)
        return named | self._file_name()

    def picture(self, bot_id: int) -> Json:
        """Return a thumbnail as the Bot API's PhotoSize."""
        return self._photo_size(bot_id, 0, self.width, self.height)

    def chat_photo(self, bot_id: int) -> Json:
        """Return the Bot API's ChatPhoto."""
        return {
            f"{name}_{field}": value
            for name, size in (("small", 0), ("big", len(self.scaled) - 1))
            for field, value in (
                ("file_id", self.id_for(bot_id, size)),
                ("file_unique_id", self.unique_id_of(size)),
            )
        }

    def _file_name(self) -> Json:
        return self._named(file_name=self.name)

    def _named(self, **texts: str) -> Json:
        return {name: text for name, text in texts.items() if text}

    def _photo_size(self, bot_id: int, index: int, width: int, height: int) -> Json:
        return {
            "file_id": self.id_for(bot_id, index),
            "file_unique_id": self.unique_id_of(index),
            "width": width,
            "height": height,
            "file_size": self.size_of(index),
        }

    def sizes(self, bot_id: int) -> list[Json]:
        """Return the sizes of a photo, the smallest first."""
        return [
            self._photo_size(bot_id, index, each.width, each.height)
            for index, each in enumerate(self.scaled)
        ]


def size_of(file_id: str) -> int:
    """Return which size of a photo a valid file id means; 0 for other files."""
    return read_id(file_id)[1]


def read_id(file_id: str) -> tuple[str, int, int, int]:
    """Return kind, size, bot and number of a file id; raise ValueError if it is none."""
    raw = urlsafe_b64decode(file_id.removeprefix("SIM") + "==")
    try:
        kind, size, owner, number = struct.unpack(">BBQQ", raw)
        return _ALL_KINDS[kind], size, owner, number
    except (struct.error, IndexError) as error:
        raise ValueError(file_id) from error
