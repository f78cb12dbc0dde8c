"""The files behind addresses: bytes that a test registers, and on demand those of this machine."""

import asyncio
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import aiohttp
import orjson

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.parameters import Params, Upload
from telegram_simulator.pictures import picture_of

MAX_PHOTO = 5 * 1024 * 1024  # core.telegram.org/bots/api#sending-files, and the next
MAX_OTHER = 20 * 1024 * 1024
_OK = 200  # a redirection could lead to another machine
_SECONDS = 5  # real ones; how long Telegram waits is not known
_LOOPBACK = re.compile(
    r"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)
_FAILED = "failed to get HTTP URL content"
_TYPES = {"photo": "image/", "video": "video/", "audio": "audio/", "voice": "audio/"}
# the parameters and fields that hold a file
_FILES = frozenset(
    {
        "animation",
        "audio",
        "cover",
        "document",
        "live_photo",
        "media",
        "photo",
        "sticker",
        "video",
        "video_note",
        "voice",
    }
)


_LISTS = frozenset({"media", "sticker", "stickers"})


@dataclass(slots=True)
class WebFiles:
    """The files that `https://…` and `http://…` lead to; nothing else is ever downloaded.

    `fetches_loopback`: addresses of this machine are fetched. That is refused in a simulator that
    others reach, since they could read what only this machine may.
    """

    fetches_loopback: bool = False
    _known: dict[str, Upload] = field(default_factory=dict)

    def register(self, url: str, content: bytes, mime_type: str = "", name: str = "") -> None:
        """Let an address lead to a file; `name` if the address does not end with it."""
        name = name or _name_of(url)
        self._known[url] = Upload(name, mime_type or _type_of(name, content), content)

    def opened(self, url: str, kind: str) -> Upload:
        """Return the file behind an address; raise Telegram's error if it cannot be sent so."""
        found = self._known.get(url)
        if found is None or len(found.content) > (MAX_PHOTO if kind == "photo" else MAX_OTHER):
            raise bad_request(_FAILED)
        if not found.mime_type.startswith(_TYPES.get(kind, "")):
            raise bad_request("wrong type of the web page content")
        return found

    async def fetch(self, params: Params) -> None:
        """Fetch the addresses of this machine that a call names as files."""
        if not self.fetches_loopback:
            return
        for url in sorted({*_addresses(params.values)}):
            self._known.pop(url, None)  # it may have changed
            await self._fetch(url)

    async def _fetch(self, url: str) -> None:
        """Fetch an address; if that fails, `opened` does not find it."""
        limit = aiohttp.ClientTimeout(total=_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.get(url, allow_redirects=False) as answer,
            ):
                content = await _whole(answer)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return
        if answer.status == _OK and content:
            self.register(url, content, answer.content_type)


async def _whole(answer: aiohttp.ClientResponse) -> bytes:
    """Return the body of an answer; nothing if it is too large."""
    try:
        await answer.content.readexactly(MAX_OTHER + 1)
    except asyncio.IncompleteReadError as end:
        return end.partial
    return b""


def _addresses(values: Json) -> Iterator[str]:
    """Return the addresses of this machine among the files of a call."""
    left: list[tuple[str, Any]] = list(values.items())
    while left:
        name, value = left.pop()
        if isinstance(value, dict):
            left += value.items()
        elif isinstance(value, list):
            left += [("", part) for part in value]
        elif isinstance(value, str) and name in _FILES and _LOOPBACK.fullmatch(value):
            yield value
        elif isinstance(value, str) and name in _LISTS and value[:1] in {"[", "{"}:
            left.append(("", _read(value)))


def _read(text: str) -> Any:
    """Return what a text says in JSON, or None: the method says what is wrong with it."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _name_of(url: str) -> str:
    return unquote(PurePosixPath(urlsplit(url).path).name)


def _type_of(name: str, content: bytes) -> str:
    picture = picture_of(content)
    guessed = mimetypes.guess_type(name)[0]
    return picture.mime_type if picture else guessed or "application/octet-stream"
