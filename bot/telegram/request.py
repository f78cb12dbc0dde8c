"""python-telegram-bot's HTTP requests: calls on connections of our own, all that is odd on httpx.

With httpx alone, PTB's default, HTTP is the bottleneck of a bot: it scans its pool for every
request, so it gets slower with concurrency. So calls without a file use `connections`; files and
what goes through a proxy use httpx. PTB's own mapping of errors still applies.
"""

import json
import logging
import ssl
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import SplitResult, urlencode, urlsplit

import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.connection import HttpResponse, NotConnected
from bot.telegram.connections import Connections
from bot.telegram.general_client import DownloadRefused, GeneralClient, proxy_for
from bot.telegram.salvage import salvage_updates

if TYPE_CHECKING:
    from bot.telegram.clock_watch import ClockWatch
    from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)

READ_SECONDS = 20.0
_ANSWER_FIELDS = {"result", "description", "error_code"}
_REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND})
_JSON, _FORM = b"application/json", b"application/x-www-form-urlencoded"
_REQUEST = b"%bContent-Type: %b\r\nContent-Length: %d\r\n\r\n%b"


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


class _Server:
    """A server of the Bot API: `connections` for calls, `general` for files and ways by a proxy."""

    def __init__(self, origin: SplitResult, *, limit: int, agent: str) -> None:
        self._limit, self._agent, self._proxy = limit, agent, proxy_for(origin)
        self._general: GeneralClient | None = None
        self.connections: Connections | None = None
        if self._proxy is None:
            tls = self._tls if origin.scheme == "https" else None
            self.connections = Connections(origin, limit=limit, tls=tls)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    @property
    def general(self) -> GeneralClient:
        if self._general is None:
            self._general = GeneralClient(
                limit=self._limit, tls=self._tls, proxy=self._proxy, agent=self._agent
            )
        return self._general

    async def close(self) -> None:
        if self.connections is not None:
            self.connections.close()
        if self._general is not None:
            await self._general.close()


class _Place(NamedTuple):
    """A method of the Bot API: its server, and how the head of each request for it begins."""

    server: _Server
    head: bytes


class TelegramRequest(BaseRequest):
    """Up to `connections` connections to the Bot API; timeouts in seconds."""

    def __init__(self, *, connections: int = 64, read_seconds: float = READ_SECONDS) -> None:
        self._limit = connections
        self._read_seconds = read_seconds
        self._is_open = False
        self._servers: dict[str, _Server] = {}
        self._places: dict[str, _Place] = {}
        self.clock_watch: ClockWatch | None = None
        """Gets the header Date of the answers, if it is set."""
        self.token_watch: TokenWatch | None = None
        """Lets no call pass while it is unknown whether the token works, if it is set."""

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        """Allow calls; connections are opened when they are needed."""
        self._is_open = True

    async def shutdown(self) -> None:
        """Close all connections; python-telegram-bot does this twice at the same time."""
        self._is_open = False
        servers, self._servers, self._places = self._servers, {}, {}
        for server in servers.values():
            await server.close()

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

    @classmethod
    def _is_telegrams(cls, payload: bytes) -> bool:
        """Tell whether a refusal is Telegram's, not that of a machine in between.

        Such a 403 is not about the chat, nor a 404 about the token, and its page may repeat the
        address, which contains the token.
        """
        try:
            cls.parse_json_payload(payload)
        except NetworkError:
            return False
        return True

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
        """Make one call; raise `TimedOut` or `NetworkError` with the failure as cause.

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
        if method != "POST":
            raise NotImplementedError("the Bot API is called by POST, files come by `download`")
        seconds = self._read_seconds
        if read_timeout is not None and not isinstance(read_timeout, DefaultValue):
            seconds = read_timeout
        watch = self.clock_watch
        began = None if watch is None else watch.uptime()
        try:
            answer = await self._post(url, request_data, seconds)
        except TimeoutError as error:
            raise TimedOut from error
        except OSError as error:
            # Its text has no address, which would contain the token.
            raise NetworkError(str(error)) from error
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            _log_rate_limit(url, answer.content)
        if answer.status != HTTPStatus.OK and not self._is_telegrams(answer.content):
            raise NetworkError(_foreign(answer.status))
        answered = answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
        if answered and watch is not None and began is not None:
            watch.note(began, answer.date)
        return answer.status, answer.content

    async def _post(self, url: str, data: RequestData | None, seconds: float) -> HttpResponse:
        server, head = self._places.get(url) or self._place(url)
        if data is not None and (isinstance(data, FileBody) or data.contains_files):
            return await server.general.post(url, seconds=seconds, **_multipart(data))
        kind, body = _body(data)
        if server.connections is None:
            headers = {"Content-Type": kind}
            return await server.general.post(url, seconds=seconds, content=body, headers=headers)
        request = _REQUEST % (head, kind, len(body), body)
        return await server.connections.exchange(request, seconds=seconds)

    def _place(self, url: str) -> _Place:
        server = self._server(url)
        parts = urlsplit(url)
        target = parts._replace(scheme="", netloc="").geturl()
        host = parts.netloc.rpartition("@")[2]
        head = (
            f"POST {target} HTTP/1.1\r\nHost: {host}\r\n"
            f"User-Agent: {self.USER_AGENT}\r\nAccept-Encoding: identity\r\n"
        )
        self._places[url] = found = _Place(server, head.encode())
        return found

    def _server(self, url: str) -> _Server:
        if not self._is_open:
            raise RuntimeError("initialize() was not called")
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._servers:
            self._servers[origin] = _Server(
                urlsplit(origin), limit=self._limit, agent=self.USER_AGENT
            )
        return self._servers[origin]

    async def download(self, url: str, *, limit: int) -> bytes:
        """Return a file of at most `limit` bytes.

        Raises `DownloadTooLarge` as soon as it is larger, and `TimedOut` or `NetworkError` as
        `do_request` does.
        """
        try:
            return await self._server(url).general.download(
                url, limit=limit, seconds=self._read_seconds
            )
        except TimeoutError as error:
            raise TimedOut from error
        except DownloadRefused as error:
            raise NetworkError(f"no file: {error}") from error
        except OSError as error:
            raise NetworkError(str(error)) from None


class _Answered(BaseRequest):
    """Has the answer already: it is asked for the error that PTB makes of it."""

    def __init__(self, status: int, content: bytes) -> None:
        self._answer = status, content

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Do nothing: nothing is opened."""

    async def shutdown(self) -> None:
        """Do nothing, as above."""

    parse_json_payload = staticmethod(TelegramRequest.parse_json_payload)

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        return self._answer


async def call(
    request: BaseRequest, url: str, data: RequestData, *, seconds: float | None = None
) -> Any:
    """Make a call as PTB's `post` does, which takes as long as the call itself.

    `seconds`: how long to wait for the answer, if not as long as for other calls. Raises
    TelegramError, and KeyError if the answer is ok but has no result.
    """
    timeout = BaseRequest.DEFAULT_NONE if seconds is None else seconds
    try:
        status, content = await request.do_request(url, "POST", data, read_timeout=timeout)
    except TelegramError:
        raise
    except Exception as error:
        raise NetworkError(type(error).__name__) from error
    if status != HTTPStatus.OK:
        return await _Answered(status, content).post(url)
    return request.parse_json_payload(content)["result"]


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


def _foreign(status: int) -> str:
    """Return what to say of an answer that is not Telegram's, and nothing of its content."""
    limited = status == HTTPStatus.TOO_MANY_REQUESTS
    return "too many requests" if limited else f"an answer {status} that is not Telegram's"


def _log_rate_limit(url: str, content: bytes) -> None:
    """Log each 429 of any call; the last part of the URL is the method, and no secret."""
    try:
        seconds = orjson.loads(content)["parameters"]["retry_after"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        seconds = None
    method = url.rpartition("/")[2]
    log.warning("telegram.rate_limited", extra={"what": method, "seconds": seconds})


def _body(data: RequestData | None) -> tuple[bytes, bytes]:
    """Return the type and the bytes of a body without files."""
    if isinstance(data, JsonBody):
        return _JSON, data.raw
    return _FORM, b"" if data is None else urlencode(data.json_parameters).encode()


def _multipart(data: RequestData) -> dict[str, Any]:
    """Return a body with files as httpx takes it."""
    if isinstance(data, FileBody):
        return {"data": data.form, "files": {data.field: (data.filename, data.content)}}
    return {"data": data.json_parameters, "files": data.multipart_data}


def surely_not_sent(error: BaseException) -> bool:
    """Tell whether a failed call cannot have reached Telegram.

    PTB raises the same error for both, so its cause decides: without a connection nothing was
    sent; if only the answer is missing, nobody knows.
    """
    return isinstance(error.__cause__, NotConnected)
