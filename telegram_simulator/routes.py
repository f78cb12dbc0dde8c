"""/sim/… over HTTP, and the files of the page and the font."""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fontpkg
import orjson
from aiohttp import web

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import ApiError, Json
from telegram_simulator.arguments import check_arguments
from telegram_simulator.controls import Controls
from telegram_simulator.encoding import Unreadable, body_of, parts_of
from telegram_simulator.event_stream import send_events
from telegram_simulator.stored_file import size_of

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_NUMBERS = frozenset({"width", "height", "duration", "reply_to"})
_PARAMETER_NAMES = {"as": "who"}


def font() -> Path:
    """Return the path of Noto Sans Khmer, which has Latin and Khmer letters."""
    return Path(fontpkg.path("Noto Sans Khmer"))


class Routes:
    """All addresses besides the Bot API."""

    def __init__(self, controls: Controls, page: Path) -> None:
        self.controls = controls
        self.page = page
        acts, stage, keeper = controls.acts, controls.stage, controls.keeper
        self.posts: dict[str, Callable[..., Any]] = {
            "start": acts.start,
            "message": acts.message,
            "send": acts.send,
            "location": acts.location,
            "contact": acts.contact,
            "forward": acts.forward,
            "edit": acts.edit,
            "tap": acts.tap,
            "share": acts.share,
            "poll": acts.poll,
            "web_app_data": acts.web_app_data,
            "login": acts.login,
            "pay": acts.pay,
            "inline": acts.inline,
            "choose": acts.choose,
            "send_prepared": acts.send_prepared,
            "web_app": acts.web_app,
            "forge": acts.forge,
            "vote": acts.vote,
            "react": acts.react,
            "block": acts.block,
            "vanish": acts.vanish,
            "join": acts.join,
            "photo": acts.photo,
            "open_chat": acts.open_chat,
            "person": stage.person,
            "language": stage.language,
            "group": stage.group,
            "member": stage.member,
            "delete_group": stage.delete_group,
            "upgrade": stage.upgrade,
            "invite": stage.invite,
            "suggest": stage.suggest,
            "bot": stage.bot,
            "privacy": stage.privacy,
            "revoke": stage.revoke,
            "web_file": stage.web_file,
            "game": stage.game,
            "stars": stage.stars,
            "clock": keeper.clock,
            "fault": controls.fault,
            "limits": controls.limits,
            "reset": controls.reset,
        }
        self.gets: dict[str, Callable[..., Any]] = {
            "state": controls.state,
            "people": controls.people,
            "chats": controls.chats,
            "chat": stage.chat,
            "messages": controls.messages,
            "transcript": controls.transcript,
            "keyboard": controls.keyboard,
            "message_id": controls.message_id,
            "recording": controls.recording,
            "calls": controls.calls,
            "call": controls.call,
            "fired": controls.fired,
            "queue": controls.queue,
            "wait": controls.wait,
            "idle": controls.idle,
        }

    def add_to(self, app: web.Application) -> None:
        """Register all routes."""
        router = app.router
        router.add_get("/sim/events", self.events)
        router.add_get("/sim/files/{file_id}", self.file)
        router.add_post("/sim/upload", self.upload)
        router.add_post("/sim/{name}", self.post)
        router.add_get("/sim/{name}", self.get)
        router.add_get("/font/noto-sans-khmer.ttf", self.font)
        router.add_get("/{path:.*}", self.static)

    # -- in Python

    async def act(self, name: str, fields: Json) -> Any:
        """Do an action of a person and record it."""
        function, recorder = _named(self.posts, name), self.controls.recorder
        with _told():
            check_arguments(function, fields)
            step = recorder.before(name, fields)
            result = await _result(function, fields)
            if step:
                recorder.after(step, result)
        return result

    async def ask(self, name: str, fields: Json) -> Any:
        """Return the answer to a question."""
        function = _named(self.gets, name)
        with _told():
            check_arguments(function, fields)
            return await _result(function, fields)

    # -- JSON

    async def post(self, request: web.Request) -> web.Response:
        """Run an action (POST /sim/…)."""
        name = request.match_info["name"]
        if name not in self.posts:
            return _json_error(404, f"There is no such act; there are {_listed(self.posts)}.")
        if request.content_type != "application/json":
            return _json_error(415, "Send application/json.")
        try:
            fields = orjson.loads(await body_of(request) or b"{}")
        except ApiError as error:
            return _json_error(error.code, error.description)
        except (orjson.JSONDecodeError, Unreadable):
            return _json_error(400, "The body is no JSON.")
        if not isinstance(fields, dict):
            return _json_error(400, "The body is no JSON object.")
        return await _answer(self.act, name, fields)

    async def get(self, request: web.Request) -> web.Response:
        """Answer a question (GET /sim/…)."""
        if request.match_info["name"] not in self.gets:
            return _json_error(404, f"There is no such question; there are {_listed(self.gets)}.")
        return await _answer(self.ask, request.match_info["name"], dict(request.query))

    async def upload(self, request: web.Request) -> web.Response:
        """Send an uploaded file as a person."""
        if not request.content_type.startswith("multipart/"):
            return _json_error(415, "Send multipart/form-data.")
        fields: Json = {}
        try:
            async for part in parts_of(request):
                if part.file_name is None:
                    fields[part.name] = part.content.decode(errors="replace")
                else:
                    fields |= {"content": part.content, "name": part.file_name}
                    fields["mime_type"] = part.mime_type
        except ApiError as error:
            return _json_error(error.code, error.description)
        except Unreadable as error:
            return _json_error(400, str(error))
        for name in _NUMBERS & fields.keys():
            if not str(fields[name]).isdecimal():
                return _json_error(400, f"{name} is a number.")
            fields[name] = int(fields[name])
        return await _answer(self.act, "send", fields)

    async def file(self, request: web.Request) -> web.Response:
        """Return the bytes of a file for the page."""
        files = self.controls.world.files
        file_id = request.match_info["file_id"]
        stored = files.by_id(file_id)
        if stored is None:
            return _json_error(404, "There is no such file.")
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'"}
        headers |= {"X-Content-Type-Options": "nosniff", "Content-Type": stored.mime_type}
        if stored.kind == "document":
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=files.content(stored, size_of(file_id)), headers=headers)

    async def events(self, request: web.Request) -> web.WebSocketResponse:
        """Send all events."""
        return await send_events(self.controls, request)

    # -- files

    async def font(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """Return the font."""
        return web.FileResponse(font(), headers=_HEADERS | {"Content-Type": "font/ttf"})

    async def static(self, request: web.Request) -> web.StreamResponse:
        """Return a file of the page."""
        path = (self.page / (request.match_info["path"] or "index.html")).resolve()
        if not path.is_relative_to(self.page.resolve()) or not path.is_file():
            return web.Response(status=404, text="Not found.\n", headers=_HEADERS)
        return web.FileResponse(path, headers=_HEADERS)


def _listed(functions: Iterable[str]) -> str:
    return ", ".join(sorted(functions))


def _json_error(status: int, text: str) -> web.Response:
    body = orjson.dumps({"error": text})
    return web.Response(status=status, body=body, content_type="application/json")


def _named(functions: dict[str, Callable[..., Any]], name: str) -> Callable[..., Any]:
    if name not in functions:
        raise NotFound(f"There is no {name!r}; there are {_listed(functions)}.")
    return functions[name]


async def _result(function: Callable[..., Any], fields: Json) -> Any:
    inspect.signature(function).bind(**fields)
    result = function(**fields)
    return await result if inspect.isawaitable(result) else result


@contextmanager
def _told() -> Iterator[None]:
    """Turn what an action or a question cannot take into an `InvalidAction` with the same text."""
    try:
        yield
    except ApiError as error:
        raise InvalidAction(error.description) from error
    except (OverflowError, TypeError, ValueError) as error:
        raise InvalidAction(str(error)) from error


async def _answer(
    do: Callable[[str, Json], Awaitable[Any]], name: str, fields: Json
) -> web.Response:
    arguments = {_PARAMETER_NAMES.get(each, each): value for each, value in fields.items()}
    try:
        result = await do(name, arguments)
    except NotFound as error:
        return _json_error(404, str(error))
    except InvalidAction as error:
        return _json_error(error.status, str(error))
    return web.Response(body=orjson.dumps(result), content_type="application/json")
