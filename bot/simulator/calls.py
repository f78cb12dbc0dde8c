"""The log of Bot API calls, for the page and for tests."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.parameters import Params
from bot.simulator.refusals import Json

KEPT = 20_000
_POLLED_EVERY = 0.25
_OK = 200
_WHAT = 120


@dataclass(slots=True)
class Call:
    """One call: what was asked, what was answered. `ms` is real time, `at` the virtual instant."""

    id: int
    at: int
    method: str
    bot: str
    params: Params
    chat: str | None = None
    http: int = 0
    ms: float = 0.0
    error: str | None = None
    fault: str | None = None
    verdict: str = "valid"
    response: Any = None

    def row(self, *, full: bool = False) -> Json:
        """As the event `call`; `full` with request and response."""
        row: Json = {
            "id": self.id,
            "at": self.at,
            "method": self.method,
            "bot": self.bot,
            "chat": self.chat,
            "what": self.what(),
            "ms": round(self.ms, 1),
            "http": self.http,
            "error": self.error,
            "fault": self.fault,
            "verdict": self.verdict,
        }
        if full:
            files = {
                name: {"name": file.name, "mime_type": file.mime_type, "size": len(file.content)}
                for name, file in self.params.files.items()
            }
            row["request"] = self.params.values | ({"files": files} if files else {})
            row["response"] = self.response
        return row

    def what(self) -> str:
        """The first words of what it is about."""
        result = self.response.get("result") if isinstance(self.response, dict) else None
        if isinstance(result, list) and result:
            result = result[0]
        for source in (result, self.params.values):
            if isinstance(source, dict):
                for name in ("text", "caption", "question", "action"):
                    if isinstance(source.get(name), str) and source[name]:
                        return str(source[name]).split("\n", 1)[0][:_WHAT]
        if isinstance(result, dict) and isinstance(result.get("document"), dict):
            return str(result["document"].get("file_name", ""))
        return ""

    @property
    def problem(self) -> bool:
        """Whether the bot did not get what it asked for."""
        return self.http != _OK or self.fault is not None


@dataclass(slots=True)
class Calls:
    """The latest calls; getUpdates is only counted, unless it was refused."""

    rows: deque[Call] = field(default_factory=lambda: deque(maxlen=KEPT))
    polled: int = 0
    last_id: int = 0
    open: int = 0
    touched_at: float = 0.0
    _shown_at: float = 0.0

    def next_id(self) -> int:
        """Calls are numbered from 1."""
        self.last_id += 1
        return self.last_id

    def show_polled(self, now: float) -> bool:
        """Count one getUpdates; True if the page should hear of it now."""
        self.polled += 1
        if now < self._shown_at + _POLLED_EVERY:
            return False
        self._shown_at = now
        return True

    def find(
        self,
        *,
        after: int = 0,
        method: str | None = None,
        chat: str | None = None,
        problems: bool = False,
        limit: int = 200,
    ) -> list[Call]:
        """The newest `limit` calls that fit, oldest first."""
        found: list[Call] = []
        for call in reversed(self.rows):
            if call.id <= after or len(found) >= limit:
                break
            if method and call.method.lower() != method.lower():
                continue
            if chat and call.chat != chat:
                continue
            if problems and not call.problem:
                continue
            found.append(call)
        return found[::-1]
