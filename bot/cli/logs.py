"""Structured logs: events and ids, never a text, a name or the token.

Only the fields in FIELDS are logged. An exception is logged with its class and its places in the
code only, since its message may quote what somebody wrote.
"""

import logging
import re
import sys
import traceback
from datetime import UTC, datetime

import orjson

FIELDS = (
    "update_id",
    "row",
    "job",
    "kind",
    "what",
    "bot",
    "person",
    "chat",
    "cohort",
    "session",
    "announcement",
    "error",
    "reason",
    "wait",
    "failures",
    "count",
    "version",
    "seconds",
    "bytes",
    "deleted",
    "round",
)
"""The fields of `extra` that are logged."""
SECRET = re.compile(r"\d{6,12}(?::|%3[aA])[A-Za-z0-9_-]{30,}")
QUIET = ("telegram", "httpx", "httpcore", "apscheduler", "aiohttp", "asyncio", "aiosqlite")
NOTHING = logging.CRITICAL + 1
"""A level that no record reaches."""


class Redact(logging.Filter):
    """Replaces everything that looks like a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, without its secrets."""
        record.msg = SECRET.sub("[token]", record.getMessage())
        record.args = ()
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, part, event, ids."""

    def format(self, record: logging.LogRecord) -> str:
        return orjson.dumps(_entry(record)).decode()


class PlainLines(logging.Formatter):
    """The same fields in a form for people."""

    def format(self, record: logging.LogRecord) -> str:
        entry = _entry(record)
        time, level, event = (str(entry.pop(name)) for name in ("time", "level", "event"))
        places = entry.pop("places", "")
        rest = " ".join(f"{name}={value}" for name, value in entry.items())
        return f"{time[11:19]} {level:<7} {event} {rest} {places}".rstrip()


def _entry(record: logging.LogRecord) -> dict[str, object]:
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    entry: dict[str, object] = {
        "time": at,
        "level": record.levelname,
        "part": record.name,
        "event": record.getMessage(),
    }
    entry |= {name: _safe(getattr(record, name)) for name in FIELDS if hasattr(record, name)}
    if record.exc_info and record.exc_info[1] is not None:
        entry["exception"] = type(record.exc_info[1]).__name__
        entry["places"] = _places(record.exc_info[1])
    return entry


def crash(error: BaseException) -> str:
    """Return the class of an error and its places in the code, without its message."""
    return f"Romleuk stopped: {type(error).__name__} {_places(error)}".rstrip()


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno}" for frame in frames)


def _safe(value: object) -> object:
    return value if isinstance(value, int | float | bool) else SECRET.sub("[token]", str(value))


def set_up(level: str, *, as_json: bool) -> None:
    """Log to standard error; from the libraries in QUIET, only warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redact())
    handler.setFormatter(JsonLines() if as_json else PlainLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # PTB logs whole updates at CRITICAL when it cannot read one. Its loggers inherit this level;
    # `disabled` would be that of one logger alone.
    logging.getLogger("telegram").setLevel(NOTHING)
