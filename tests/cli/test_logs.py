"""Logs hold events and ids, never a text, a name or the token."""

import ast
import logging
from pathlib import Path

import orjson
import pytest

from bot.cli import logs

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_0123456"
NAME = "Sok Dara"


def write(record: logging.LogRecord) -> dict[str, object]:
    logs.Redact().filter(record)
    entry: dict[str, object] = orjson.loads(logs.JsonLines().format(record))
    return entry


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("bot.x", logging.INFO, "x.py", 1, message, (), None)
    made.__dict__.update(extra)
    return made


def test_a_token_is_removed_everywhere() -> None:
    entry = write(record(f"GET https://api.telegram.org/bot{TOKEN}/getMe", reason=TOKEN))

    assert TOKEN not in str(entry)
    assert entry["reason"] == "[token]"


def test_only_listed_fields_are_logged() -> None:
    entry = write(record("joined", person=7, text=NAME, name_of=NAME))

    assert entry["person"] == 7
    assert NAME not in str(entry)


def test_a_line_end_makes_no_second_line() -> None:
    made = record("joined\n{}", reason='x\r\n{"event": "forged"}')

    assert len(logs.JsonLines().format(made).splitlines()) == 1


def test_every_field_that_the_bot_logs_is_listed() -> None:
    given = {
        key.value
        for source in (Path(__file__).parents[2] / "bot").rglob("*.py")
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(call, ast.keyword) and call.arg == "extra"
        if isinstance(call.value, ast.Dict)
        for key in call.value.keys
        if isinstance(key, ast.Constant)
    }

    assert "error" in given
    assert given <= set(logs.FIELDS)


def test_an_exception_is_logged_without_its_message() -> None:
    made = record("update.buried")
    try:
        int(NAME)
    except ValueError as error:
        made.exc_info = (ValueError, error, error.__traceback__)

    entry = write(made)

    assert entry["exception"] == "ValueError"
    assert NAME not in str(entry)
    assert "test_logs.py" in str(entry["places"])


@pytest.mark.parametrize("name", ["telegram", "httpx", "aiohttp"])
def test_other_peoples_loggers_are_quiet(name: str) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        logs.set_up("DEBUG", as_json=True)
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    finally:
        logging.getLogger().handlers[:], logging.getLogger().level = before
        logging.getLogger("telegram").disabled = False
