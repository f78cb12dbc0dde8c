"""Files that were sent: stored once, with a separate file id for each bot."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from pathlib import Path

from bot.simulator.api_errors import ApiError, Json, bad_request
from bot.simulator.pictures import photo_of

MAX_FILE = 50 * 1024 * 1024  # core.telegram.org/bots/api#sending-files
MAX_DOWNLOAD = 20 * 1024 * 1024  # core.telegram.org/bots/api#getfile
_THUMBNAIL_SIDE = 320
_SIZES = "sx"
"""The letters that mark the small and the large size of a photo."""
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
_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "audio": "music",
    "video": "videos",
    "video_note": "video_notes",
    "animation": "animations",
    "sticker": "stickers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """The data of a file; `size` in bytes, `duration` in seconds."""

    number: int
    kind: str
    name: str
    mime_type: str
    size: int
    width: int = 0
    height: int = 0
    duration: int = 0
    emoji: str = ""
    title: str = ""
    performer: str = ""

    @property
    def path(self) -> str:
        """The path in the download link."""
        ending = Path(self.name).suffix
        return f"{_FOLDERS[self.kind]}/file_{self.number}{ending}"

    @property
    def unique_id(self) -> str:
        """The `file_unique_id`, the same for every bot."""
        return f"AQSIM{self.number:08d}"

    def unique_id_of(self, size: int) -> str:
        """Return the `file_unique_id` of a size of a photo, or of another file."""
        return f"{self.unique_id}{_SIZES[size]}" if self.kind == "photo" else self.unique_id

    def id_for(self, bot_id: int, size: int = 0) -> str:
        """Return the file id for this bot; other bots cannot use it."""
        raw = struct.pack(">BBQQ", KINDS.index(self.kind), size, bot_id, self.number)
        return "SIM" + urlsafe_b64encode(raw).decode().rstrip("=")

    def fields(self, bot_id: int) -> Json:
        """Return the file as a field of a message, e.g. `{"document": {...}}`."""
        if self.kind == "photo":
            return {"photo": self._sizes(bot_id)}
        base: Json = {
            "file_id": self.id_for(bot_id),
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }
        match self.kind:
            case "sticker":
                more: Json = {
                    "type": "regular",
                    "width": 512,
                    "height": 512,
                    "is_animated": False,
                    "is_video": False,
                    "emoji": self.emoji or "👍",
                }
            case "voice":
                more = {"duration": self.duration, "mime_type": self.mime_type}
            case "video_note":
                more = {"length": self.width or 240, "duration": self.duration}
            case "audio":
                more = {"duration": self.duration, "mime_type": self.mime_type}
                more |= self._named(title=self.title, performer=self.performer) | self._file_name()
            case "video" | "animation":
                more = {
                    "width": self.width or 320,
                    "height": self.height or 240,
                    "duration": self.duration,
                    "mime_type": self.mime_type,
                } | self._file_name()
            case _:
                more = {"mime_type": self.mime_type} | self._file_name()
        field: Json = {self.kind: base | more}
        if self.kind == "animation":
            field["document"] = base | {"mime_type": self.mime_type} | self._file_name()
        return field

    def _file_name(self) -> Json:
        return self._named(file_name=self.name)

    def _named(self, **texts: str) -> Json:
        return {name: text for name, text in texts.items() if text}

    def _sizes(self, bot_id: int) -> list[Json]:
        def size(index: int, width: int, height: int) -> Json:
            return {
                "file_id": self.id_for(bot_id, index),
                "file_unique_id": self.unique_id_of(index),
                "width": width,
                "height": height,
                "file_size": self.size,
            }

        longest = max(self.width, self.height)
        if longest <= _THUMBNAIL_SIDE:
            return [size(1, self.width, self.height)]
        small = (
            max(1, self.width * _THUMBNAIL_SIDE // longest),
            max(1, self.height * _THUMBNAIL_SIDE // longest),
        )
        return [size(0, *small), size(1, self.width, self.height)]


class Files:
    """All files of a simulator, in memory or in a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._stored: dict[int, StoredFile] = {}
        self._contents: dict[int, bytes] = {}

    def save(
        self,
        kind: str,
        name: str,
        mime_type: str,
        content: bytes,
        *,
        width: int = 0,
        height: int = 0,
        duration: int = 0,
        emoji: str = "",
        title: str = "",
        performer: str = "",
    ) -> StoredFile:
        """Check a file as Telegram does and store it; raise ApiError if it is invalid."""
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > MAX_FILE:
            raise ApiError(413, "Request Entity Too Large")
        if kind == "photo":
            picture = photo_of(content)
            mime_type, width, height = picture.mime_type, picture.width, picture.height
        stored = StoredFile(
            number=len(self._stored) + 1,
            kind=kind,
            name=name,
            mime_type=mime_type,
            size=len(content),
            width=width,
            height=height,
            duration=duration,
            emoji=emoji,
            title=title,
            performer=performer,
        )
        self._stored[stored.number] = stored
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / str(stored.number)).write_bytes(content)
        else:
            self._contents[stored.number] = content
        return stored

    def content(self, stored: StoredFile) -> bytes:
        """Return the bytes of a file."""
        if self._folder:
            return (self._folder / str(stored.number)).read_bytes()
        return self._contents[stored.number]

    def by_id(self, file_id: str, bot_id: int | None = None) -> StoredFile | None:
        """Return the file with this id if the id belongs to this bot (None: to any bot)."""
        try:
            kind, _, owner, number = _read_id(file_id)
        except (Base64Error, struct.error, ValueError):
            return None
        stored = self._stored.get(number)
        if not stored or not file_id.startswith("SIM") or kind != KINDS.index(stored.kind):
            return None
        return stored if bot_id in {None, owner} else None

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file behind a download link."""
        digits = Path(path).stem.removeprefix("file_")
        stored = self._stored.get(int(digits)) if digits.isdecimal() else None
        return stored if stored and stored.path == path else None


def size_of(file_id: str) -> int:
    """Return which size of a photo a valid file id means; 0 for other files."""
    return _read_id(file_id)[1]


def _read_id(file_id: str) -> tuple[int, int, int, int]:
    raw = urlsafe_b64decode(file_id.removeprefix("SIM") + "==")
    kind, size, owner, number = struct.unpack(">BBQQ", raw)
    return kind, size, owner, number
