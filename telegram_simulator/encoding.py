"""Reads the parameters of a request: query, form, JSON or multipart."""

from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, web

from telegram_simulator.api_errors import ApiError, Json, bad_request
from telegram_simulator.file_names import cleaned
from telegram_simulator.parameters import Params, Upload

MAX_FIELDS = 1024 * 1024  # bytes of all parameters without files; td HttpReader
_TOO_MUCH = ApiError(413, "Request Entity Too Large: too many parameters in form data")


async def read(request: web.Request) -> Params:
    """Return the parameters of a request; the body takes precedence over the query."""
    values: Json = dict(request.rel_url.query) if request.rel_url.raw_query_string else {}
    kind = request.content_type if request.body_exists else ""
    if kind.startswith("multipart/"):
        return await _read_multipart(request, values)
    if not kind:
        return Params(values)
    raw = await request.read()
    if len(raw) > MAX_FIELDS:
        raise _TOO_MUCH
    if kind == "application/json":
        values |= _from_json(raw)
    elif raw:
        values |= parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)
    return Params(values)


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
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = await part.read(decode=False)
        if part.filename is None:
            size += len(content)
            values[part.name] = content.decode("utf-8", "replace")
        else:
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(cleaned(part.filename), mime_type, bytes(content))
        if size > MAX_FIELDS:
            raise _TOO_MUCH
    return Params(values, files)
