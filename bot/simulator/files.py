"""Files that were sent: stored once, with a separate file id for each bot."""

from pathlib import Path

from bot.simulator.api_errors import ApiError, bad_request
from bot.simulator.pictures import photo_of
from bot.simulator.stored_file import StoredFile, read_id

MAX_FILE = 50 * 1024 * 1024  # core.telegram.org/bots/api#sending-files
MAX_DOWNLOAD = 20 * 1024 * 1024  # core.telegram.org/bots/api#getfile


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
    ) -> StoredFile:
        """Check a file as Telegram does and store it; raise ApiError if it is invalid."""
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > MAX_FILE:
            raise ApiError(413, "Request Entity Too Large")
        if kind in {"photo", "chat_photo"}:
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
            thumbnail=thumbnail,
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
            kind, _, owner, number = read_id(file_id)
        except ValueError:
            return None
        stored = self._stored.get(number)
        if not stored or not file_id.startswith("SIM") or kind != stored.kind:
            return None
        return stored if bot_id in {None, owner} else None

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file behind a download link."""
        digits = Path(path).stem.removeprefix("file_")
        stored = self._stored.get(int(digits)) if digits.isdecimal() else None
        return stored if stored and stored.path == path else None
