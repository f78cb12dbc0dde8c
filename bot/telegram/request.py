"""python-telegram-bot's HTTP requests on aiohttp and orjson.

PTB's default, httpx, is the bottleneck of a bot: it scans its pool for every request, so it gets
slower with concurrency. Bodies are posted as they are stored in the outbox. PTB's own mapping of
errors still applies.
"""

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.salvage import salvage_updates
from bot.telegram.session_endpoints import CONNECT_SECONDS, HttpResponse, SessionEndpoint

if TYPE_CHECKING:
    from bot.telegram.clock_watch import ClockWatch
    from bot.telegram.endpoints import Endpoint
    from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)

READ_SECONDS = 20.0
CHUNK_BYTES = 64 * 1024
KEEPALIVE_SECONDS = 15.0
"""Shorter than any server's, so that no call uses a connection that the server just closes."""
_ANSWER_FIELDS = {"result", "description", "error_code"}
_REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND})
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class JsonBody(RequestData):  # type: ignore[misc]  # final in PTB, but the only way in
    """A finished JSON body, posted as it is."""

    __slots__ = ("raw",)

    def __init__(self, body: Any) -> None:
        super().__init__([])
        self.raw = orjson.dumps(body)


class FileBody(RequestData):  # type: ignore[misc]  # as above
    """A finished body with one file; `field` names the parameter of the file."""

    __slots__ = ("content", "field", "filename", "form")

    def __init__(self, body: dict[str, Any], *, field: str, filename: str, content: bytes) -> None:
        super().__init__([])
        self.form = {
            name: value if isinstance(value, str) else orjson.dumps(value).decode()
            for name, value in body.items()
        }
        self.field, self.filename, self.content = field, filename, content


class DownloadTooLarge(Exception):
    """A download was larger than its limit."""


class AiohttpRequest(BaseRequest):
    """A pool of `connections` to the Bot API; timeouts in seconds."""

    def __init__(self, *, connections: int = 64, read_seconds: float = READ_SECONDS) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None
        self._endpoint_type = endpoint_type()
        self._endpoints: dict[str, Endpoint | SessionEndpoint] = {}
        self.clock_watch: ClockWatch | None = None
        """Gets the header Date of the answers, if it is set."""
        self.token_watch: TokenWatch | None = None
        """Lets no call pass while it is unknown whether the token works, if it is set."""

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        """Open the pool, if it is not open."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, keepalive_timeout=KEEPALIVE_SECONDS
                ),
                headers={"User-Agent": self.USER_AGENT},
                skip_auto_headers=("Accept-Encoding",),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
            self._endpoints.clear()

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read an answer; raise NetworkError, as PTB expects, if it cannot be read."""
        try:
            read = read_leniently(payload)
        except NetworkError:
            read = salvage_updates(payload, read_leniently)
        if not isinstance(read, dict) or not read.keys() & _ANSWER_FIELDS:
            raise NetworkError("the answer is not Telegram's")
        return read

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - PTB's signature
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
    ) -> tuple[int, bytes]:
        """Make one call; raise `TimedOut` or `NetworkError` with aiohttp's error as cause.

        Raises InvalidToken without a call while it is unknown whether the token works.
        """
        token = self.token_watch
        if token is None:
            return await self._call(url, method, request_data, read_timeout)
        name = url.rpartition("/")[2]
        began = token.before(name)
        status, content = await self._call(url, method, request_data, read_timeout)
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            token.note_answer(name, refused=status in _REFUSED, began=began)
        return status, content

    async def _call(
        self,
        url: str,
        method: str,
        request_data: RequestData | None,
        read_timeout: ODVInput[float],
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("initialize() was not called")
        seconds = self._read_seconds if isinstance(read_timeout, DefaultValue) else read_timeout
        watch = self.clock_watch
        began = None if watch is None else watch.uptime()
        try:
            if isinstance(request_data, JsonBody):
                answer = await self._endpoint(url).post(request_data.raw, seconds=seconds)
            else:
                answer = await self._request(url, method, request_data, seconds)
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # The text of an aiohttp error may contain the URL, and the URL contains the token.
            raise NetworkError(type(error).__name__) from error
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            _log_rate_limit(url, answer.content)
        answered = answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
        if answered and watch is not None and began is not None:
            watch.note(began, answer.headers.get("Date"))
        return answer.status, answer.content

    def _endpoint(self, url: str) -> "Endpoint | SessionEndpoint":
        endpoint = self._endpoints.get(url)
        if endpoint is None:
            assert self._session is not None
            endpoint = self._endpoints[url] = self._endpoint_type(self._session, url)
        return endpoint

    async def _request(
        self, url: str, method: str, data: RequestData | None, seconds: float | None
    ) -> HttpResponse:
        """Make a call with a body other than JSON, such as a file."""
        assert self._session is not None
        timeout = aiohttp.ClientTimeout(sock_read=seconds, sock_connect=CONNECT_SECONDS)
        body, headers = _body(data)
        async with self._session.request(
            method, url, data=body, headers=headers, timeout=timeout
        ) as answer:
            return HttpResponse(answer.status, answer.headers, await answer.read())

    async def download(self, url: str, *, limit: int) -> bytes:
        """Return a file of at most `limit` bytes.

        Raises `DownloadTooLarge` as soon as it is larger, and `TimedOut` or `NetworkError` as
        `do_request` does.
        """
        if self._session is None:
            raise RuntimeError("initialize() was not called")
        timeout = aiohttp.ClientTimeout(sock_read=self._read_seconds, sock_connect=CONNECT_SECONDS)
        content = bytearray()
        try:
            async with self._session.get(url, timeout=timeout) as answer:
                if answer.status != HTTPStatus.OK:
                    raise NetworkError(f"no file: {answer.status}")
                async for part in answer.content.iter_chunked(CHUNK_BYTES):
                    content += part
                    if len(content) > limit:
                        raise DownloadTooLarge
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # As above: the URL of a file contains the token.
            raise NetworkError(type(error).__name__) from None
        return bytes(content)


def endpoint_type() -> "type[Endpoint | SessionEndpoint]":
    """Return what posts JSON: the fast way, or the public one if aiohttp is not as it was tried."""
    try:
        from bot.telegram.endpoints import Endpoint, fits  # private names, which may be gone
    except (ImportError, AttributeError):
        pass
    else:
        if fits():
            return Endpoint
    log.warning("library.untried", extra={"what": "aiohttp", "version": aiohttp.__version__})
    return SessionEndpoint


def read_leniently(payload: bytes) -> Any:
    """Read JSON that contains half a surrogate pair, so that it does not block later updates.

    orjson refuses it and no database stores it, so it becomes a question mark.
    """
    try:
        return orjson.loads(payload)
    except orjson.JSONDecodeError:
        pass  # Python's own reader takes more
    try:
        read = json.loads(payload.decode(errors="replace"))
        whole = json.dumps(read, ensure_ascii=False).encode(errors="replace")
        return orjson.loads(whole)
    except (ValueError, RecursionError) as error:
        raise NetworkError("the answer is no JSON") from error


def _log_rate_limit(url: str, content: bytes) -> None:
    """Log each 429 of any call; the last part of the URL is the method, and no secret."""
    try:
        seconds = orjson.loads(content)["parameters"]["retry_after"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        seconds = None
    method = url.rpartition("/")[2]
    log.warning("telegram.rate_limited", extra={"what": method, "seconds": seconds})


def _body(data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    if data is None:
        return None, None
    if isinstance(data, FileBody):
        form = aiohttp.FormData(data.form, quote_fields=False)
        form.add_field(data.field, data.content, filename=data.filename)
        return form, None
    if data.contains_files:
        return _multipart(data), None
    return urlencode(data.json_parameters).encode(), _FORM


def _multipart(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def surely_not_sent(error: BaseException) -> bool:
    """Tell whether a failed call cannot have reached Telegram.

    PTB raises the same error for both, so its cause decides: without a connection nothing was
    sent; if only the answer is missing, nobody knows.
    """
    return isinstance(
        error.__cause__, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
    )
