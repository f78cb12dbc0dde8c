"""Logs hold events and ids, never a text, a name or the token."""

import ast
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from pathlib import Path

import orjson
import pytest

from bot.cli import logs
from tests.clocks import LeapingClock
from tests.engines import open_database
from tests.stories.cast import found, participant
from tests.world import a_world, local

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


@contextmanager
def debugging() -> Iterator[StringIO]:
    """Log everything, as `ROMLEUK_LOG_LEVEL=DEBUG` does; yield what was written to stderr."""
    root, written = logging.getLogger(), StringIO()
    before = root.handlers[:], root.level
    try:
        with redirect_stderr(written):
            logs.set_up("DEBUG", as_json=True)
            yield written
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        logging.getLogger("telegram").setLevel(logging.NOTSET)


@pytest.mark.parametrize("name", ["telegram", "telegram.Bot", "telegram.ext.ExtBot"])
def test_what_telegrams_library_says_is_never_logged(name: str) -> None:
    with debugging() as written:
        logging.getLogger(name).critical("Error while parsing updates! Chan Sreymom is here")
    assert written.getvalue() == ""


@pytest.mark.parametrize("token", [TOKEN, TOKEN.replace(":", "%3A")], ids=["plain", "in a URL"])
def test_at_debug_no_token_is_logged_from_text_arguments_fields_or_exceptions(token: str) -> None:
    url = f"https://api.telegram.org/bot{token}/getMe"
    with debugging() as written:
        log = logging.getLogger("bot.x")
        log.debug("GET " + url)  # noqa: G003 - a library may write it so
        log.debug("GET %s", url)
        log.debug("GET %(url)s", {"url": url})
        log.info("sent", extra={"reason": url, "error": ValueError(url)})
        logging.getLogger("aiohttp.client").error("Unclosed %s", url)
        try:
            int(url)
        except ValueError:
            log.exception("poll.failed")

    said = written.getvalue()
    assert len(said.splitlines()) == 6
    assert token not in said
    assert said.count("[token]") == 6  # of the exception only the class is told


def test_a_crash_tells_class_and_place_only() -> None:
    try:
        int(f"{NAME} {TOKEN}")
    except ValueError as error:
        said = logs.crash(error)

    assert said.startswith("Romleuk stopped: ValueError")
    assert "test_logs.py" in said
    assert NAME not in said
    assert TOKEN not in said


async def test_a_morning_at_debug_logs_neither_token_nor_words(tmp_path: Path) -> None:
    with debugging() as written:
        token = await a_morning_with_faults(tmp_path)

    said = written.getvalue()
    assert '"event"' in said
    for secret in (token, token.partition(":")[2], NAME, "Sreymom", "passport"):
        assert secret not in said


async def a_morning_with_faults(folder: Path) -> str:
    """Let somebody write while calls fail in several ways; return the token."""
    database = await open_database(folder / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), clock=LeapingClock()) as world:
        founded = await found(world, "Lotus House")
        leader = await participant(world, founded, "leader", NAME)
        for kind in ("500", "drop_after_commit", "invalid_json", "429"):
            world.simulator.controls.fault(method="sendMessage", kind=kind, times=1, retry_after=1)
            await leader.sends("Chan Sreymom has lost her passport")
        world.simulator.controls.fault(method="getUpdates", kind="invalid_json", times=1)
        await leader.sends("/menu")
        return world.simulator.token


@pytest.mark.parametrize("name", ["telegram", "httpx", "aiohttp"])
def test_other_peoples_loggers_are_quiet(name: str) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        logs.set_up("DEBUG", as_json=True)
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    finally:
        logging.getLogger().handlers[:], logging.getLogger().level = before
        logging.getLogger("telegram").setLevel(logging.NOTSET)
