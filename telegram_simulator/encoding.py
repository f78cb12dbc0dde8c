"""Reads the parameters of a request: query, form, JSON or multipart."""

import binascii
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, MultipartReader, StreamReader, web
from aiohttp.http_exceptions import HttpProcessingError

from telegram_simulator.api_errors import ApiError, Json, bad_request
from telegram_simulator.file_names import cleaned
from telegram_simulator.parameters import Params, Upload

MAX_FIELDS = 1024 * 1024  # bytes of all parameters without files; td HttpReader
MAX_UNPACKED = 64 * 1024 * 1024  # bytes of a body that came as gzip
_GZIP = 16  # what zlib is told to expect the header of gzip
_UNKNOWN_ENCODING = ApiError(415, "Unsupported Media Type: unsupported content-encoding")
_TOO_MUCH = ApiError(413, "Request Entity Too Large: too many parameters in form data")


class Unreadable(ValueError):
    """The body is not what its headers say; the text is Telegram's where it is known."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body; `file_name` None: it is a field."""

    name: str
    file_name: str | None
    mime_type: str
    content: bytes


async def read(request: web.Request) -> Params:
    """Return the parameters of a request; the body takes precedence over the query."""
    try:
        return await _read(request)
    except Unreadable as error:
        raise bad_request(str(error)) from None


async def _read(request: web.Request) -> Params:
    values: Json = dict(request.rel_url.query) if request.rel_url.raw_query_string else {}
    kind = request.content_type if request.body_exists else ""
    if kind.startswith("multipart/"):
        return await _read_multipart(request, values)
    if not kind:
        return Params(values)
    raw = await body_of(request)
    if len(raw) > MAX_FIELDS:
        raise _TOO_MUCH
    if kind == "application/json":
        values |= _from_json(raw)
    elif raw:
        values |= parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)
    return Params(values)


async def body_of(request: web.Request) -> bytes:
    """Return the body of a request; raise `Unreadable` if it is not encoded as it says.

    td knows gzip alone. The server leaves the body as it came, since aiohttp reports an unreadable
    one a second time, after the answer.
    """
    raw = await request.read()
    encoding = request.headers.get("Content-Encoding", "").lower()
    if encoding in {"", "identity"}:
        return raw
    if encoding != "gzip":
        raise _UNKNOWN_ENCODING
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | _GZIP)
    try:
        content = unpacking.decompress(raw, MAX_UNPACKED)
    except zlib.error:
        raise Unreadable("SIM: the body is not gzip, as Content-Encoding says") from None
    if unpacking.unconsumed_tail:
        raise _TOO_MUCH
    if not unpacking.eof:
        raise Unreadable("SIM: the gzip of the body has no end")
    return content


async def _multipart(request: web.Request) -> MultipartReader:
    if "Content-Encoding" not in request.headers:
        return await request.multipart()
    content = await body_of(request)
    unpacked = StreamReader(request.protocol, max(1, len(content)))
    unpacked.feed_data(content)
    unpacked.feed_eof()
    return MultipartReader(request.headers, unpacked)


async def parts_of(request: web.Request) -> AsyncIterator[Part]:
    """Return the parts of a multipart body one by one; raise `Unreadable` if it is none.

    The texts are those of td's HttpReader, which however waits for the rest of a body that has no
    last boundary.
    """
    try:
        reader = await _multipart(request)
        while (part := await reader.next()) is not None:
            if isinstance(part, BodyPartReader) and part.name:
                content = bytes(await part.read(decode=False))
                mime_type = part.headers.get("Content-Type", "application/octet-stream")
                yield Part(part.name, part.filename, mime_type, content)
    except Unreadable:
        raise
    except (AssertionError, HttpProcessingError, ValueError, binascii.Error) as error:
        # so the reader of aiohttp tells that boundaries or headers are missing
        words = str(error)
        if "boundary missed" in words:
            raise Unreadable("boundary not found") from None
        if "is too long" in words:
            raise Unreadable("boundary too big or empty") from None
        raise Unreadable("can't parse form data headers") from None


def _from_json(raw: bytes) -> Json:
    if not raw:
        return {}
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("JSON object expected")
    return value


async def _read_multipart(request: web.Request, values: Json) -> Params:
    files: dict[str, Upload] = {}
    size = 0
    async for part in parts_of(request):
        if part.file_name is None:
            size += len(part.content)
            values[part.name] = part.content.decode("utf-8", "replace")
        else:
            files[part.name] = Upload(cleaned(part.file_name), part.mime_type, part.content)
        if size > MAX_FIELDS:
            raise _TOO_MUCH
    return Params(values, files)
