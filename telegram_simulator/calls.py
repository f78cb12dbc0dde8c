"""The log of Bot API calls, for the page and for tests."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from telegram_simulator.api_errors import Json
from telegram_simulator.parameters import Params

CAPACITY = 20_000
_POLL_EVENT_SECONDS = 0.25
_OK = 200
_SUMMARY_LENGTH = 120


@dataclass(slots=True)
class Call:
    """One call with its answer. `ms` is its real duration, `at` the virtual instant (ms).

    `notes`: what in it has no effect; `doubtful`: one of them is probably an error of the bot.
    """

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
    notes: list[str] = field(default_factory=list)
    doubtful: bool = False

    def row(self, *, full: bool = False) -> Json:
        """Return the fields of the event `call`; `full`: also request and response."""
        row: Json = {
            "id": self.id,
            "at": self.at,
            "method": self.method,
            "bot": self.bot,
            "chat": self.chat,
            "what": self.summary(),
            "ms": round(self.ms, 1),
            "http": self.http,
            "error": self.error,
            "fault": self.fault,
            "verdict": self.verdict,
            "notes": self.notes,
        }
        if full:
            files = {
                name: {"name": file.name, "mime_type": file.mime_type, "size": len(file.content)}
                for name, file in self.params.files.items()
            }
            row["request"] = self.params.values | ({"files": files} if files else {})
            row["response"] = self.response
        return row

    def summary(self) -> str:
        """Return the first line of the text that the call is about."""
        result = self.response.get("result") if isinstance(self.response, dict) else None
        if isinstance(result, list) and result:
            result = result[0]
        for source in (result, self.params.values):
            if isinstance(source, dict):
                for name in ("text", "caption", "question", "action"):
                    if isinstance(source.get(name), str) and source[name]:
                        return str(source[name]).split("\n", 1)[0][:_SUMMARY_LENGTH]
        if isinstance(result, dict) and isinstance(result.get("document"), dict):
            return str(result["document"].get("file_name", ""))
        return ""

    @property
    def problem(self) -> bool:
        """Whether the call failed, met a fault, or probably means something else."""
        return self.http != _OK or self.fault is not None or self.doubtful


@dataclass(slots=True)
class Calls:
    """The latest calls; successful getUpdates calls are only counted."""

    rows: deque[Call] = field(default_factory=lambda: deque(maxlen=CAPACITY))
    polled: int = 0
    last_id: int = 0
    open: int = 0
    last_call_at: float = 0.0
    _last_shown_at: float = 0.0

    def next_id(self) -> int:
        """Return the id of the next call, from 1."""
        self.last_id += 1
        return self.last_id

    def count_poll(self, now: float) -> bool:
        """Count one getUpdates; return True if the page needs an event about it now."""
        self.polled += 1
        if now < self._last_shown_at + _POLL_EVENT_SECONDS:
            return False
        self._last_shown_at = now
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
        """Return the newest `limit` calls that match, oldest first."""
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
