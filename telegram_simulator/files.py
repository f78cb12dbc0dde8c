"""Files that were sent: stored once, with a separate file id for each bot."""

import re
from pathlib import Path

from telegram_simulator.api_errors import ApiError, bad_request
from telegram_simulator.pictures import (
    PhotoSize,
    chat_photo_sizes,
    grey_picture,
    photo_of,
    photo_sizes,
    picture_of,
    small_picture,
)
from telegram_simulator.recordings import Recording, recording_of
from telegram_simulator.stickers import Sticker, format_of, thumbnail_of
from telegram_simulator.stored_file import StoredFile, read_id

MAX_FILE = 50 * 1024 * 1024  # core.telegram.org/bots/api#sending-files
MAX_DOWNLOAD = 20 * 1024 * 1024  # core.telegram.org/bots/api#getfile
_FILMS = frozenset({"video", "video_note", "animation"})
_PICTURED = frozenset({"document", "animation"})
_RECORDINGS = frozenset({"voice", "audio", "video", "video_note", "animation", "live_photo"})


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
        thumbnail: StoredFile | None = None,
        sticker: Sticker | None = None,
    ) -> StoredFile:
        """Check a file as Telegram does and store it; raise ApiError if it is invalid.

        What is not told about a recording or a sticker is read from the file.
        """
        _check_size(content)
        scaled: tuple[PhotoSize, ...] = ()
        if kind in {"photo", "chat_photo"}:
            photo_of(content)
            scaled = photo_sizes(content) if kind == "photo" else chat_photo_sizes(content)
            mime_type, width, height = "image/jpeg", scaled[-1].width, scaled[-1].height
            content = scaled[-1].content
        elif kind == "sticker":
            sticker = sticker or Sticker(format=format_of(content), emojis=[emoji or "👍"])
            picture = picture_of(content)
            width, height = (picture.width, picture.height) if picture else (width, height)
        elif kind in _RECORDINGS:
            recording = recording_of(content)
            width, height = width or recording.width, height or recording.height
            duration = duration or recording.duration
        thumbnail = self._thumbnail(kind, content, thumbnail)
        stored = StoredFile(
            number=len(self._stored) + 1,
            kind=kind,
            name=name,
            mime_type=mime_type,
            size=len(content),
            width=width,
            height=height,
            duration=duration,
            sticker=sticker,
            title=title,
            performer=performer,
            thumbnail=thumbnail,
            scaled=scaled,
        )
        self._keep(stored, content)
        return stored

    def _thumbnail(self, kind: str, content: bytes, given: StoredFile | None) -> StoredFile | None:
        """Return the thumbnail that Telegram makes of a file, else the one that came along."""
        if kind == "sticker":
            return self._thumbnail_of(content)
        made = small_picture(content) if kind in _PICTURED else None
        if made is None and given is None and kind in _FILMS:
            made = _film_picture(recording_of(content))
        if made is None:
            return given
        return self.save(
            "thumbnail",
            "thumbnail.jpg",
            "image/jpeg",
            made.content,
            width=made.width,
            height=made.height,
        )

    def _keep(self, stored: StoredFile, content: bytes) -> None:
        self._stored[stored.number] = stored
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / str(stored.number)).write_bytes(content)
        else:
            self._contents[stored.number] = content

    def _thumbnail_of(self, content: bytes) -> StoredFile | None:
        made = thumbnail_of(content)
        if made is None:
            return None
        small, width, height = made
        return self.save(
            "thumbnail", "thumbnail.webp", "image/webp", small, width=width, height=height
        )

    def content(self, stored: StoredFile, size: int | None = None) -> bytes:
        """Return the bytes of a file; of a photo those of a size, without one the largest."""
        if stored.scaled and size is not None:
            return stored.scaled[size].content
        if self._folder:
            return (self._folder / str(stored.number)).read_bytes()
        return self._contents[stored.number]

    def by_id(self, file_id: str, bot_id: int | None = None) -> StoredFile | None:
        """Return the file with this id if the id belongs to this bot (None: to any bot)."""
        try:
            kind, size, owner, number = read_id(file_id)
        except ValueError:
            return None
        stored = self._stored.get(number)
        if not stored or not file_id.startswith("SIM") or kind != stored.kind:
            return None
        if size >= max(1, len(stored.scaled)):
            return None
        return stored if bot_id in {None, owner} else None

    def downloaded(self, path: str) -> bytes | None:
        """Return the bytes behind a download link, or None if there are none."""
        number = re.fullmatch(r"\w+/file_([0-9]+)[a-z]?(?:\..*)?", path)
        stored = self._stored.get(int(number[1])) if number else None
        if stored is None:
            return None
        for size in range(max(1, len(stored.scaled))):
            if stored.path_of(size) == path:
                return self.content(stored, size)
        return None


def _film_picture(film: Recording) -> PhotoSize | None:
    return grey_picture(film.width, film.height) if film.width and film.height else None


def _check_size(content: bytes) -> None:
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > MAX_FILE:
        raise ApiError(413, "Request Entity Too Large")
