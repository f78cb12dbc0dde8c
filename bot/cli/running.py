"""`run` runs the bot on the real Telegram; `doctor` checks the installation."""

import asyncio
import logging
import platform
import shutil
from dataclasses import fields

import typer
from rich.console import Console

from bot.app import App, BotConfig, start
from bot.catalog import ContentProblems
from bot.catalog.course import Courses
from bot.cli import logs, requests
from bot.cli.errors import (
    KNOWN_ERRORS,
    TOKEN,
    TWICE,
    USAGE,
    CliError,
    counted,
    explain,
    plain_errors,
    read_courses,
    read_settings,
)
from bot.cli.loop import in_loop, tune_garbage_collection, until_stopped
from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.settings import Settings
from bot.storage.retention import Periods
from bot.storage.sqlite import SqliteDatabase, is_new_enough, version
from bot.telegram.failures import (
    AnotherBotRuns,
    TelegramFailure,
    TelegramUnreachable,
    TokenRefused,
    own_failures,
)
from bot.telegram.incoming.application import build_application
from bot.telegram.request import is_loopback
from bot.web.control import ControlServer

log = logging.getLogger(__name__)
out = Console(highlight=False)
SIMULATED = ":SIM"
MEGABYTES = 200

HOW_TO_BEGIN = """There is no token, so there is no bot to run.

1. In Telegram open @BotFather, send /newbot, and follow it.
2. Copy the token that it gives you.
3. Run: ROMLEUK_TOKEN=123456789:AA... make run

To see everything at work without a token: make demo"""


def run() -> None:
    """Run the bot on Telegram until it is stopped (Ctrl+C)."""
    with plain_errors():
        settings = read_settings()
        logs.set_up(settings.log_level, as_json=settings.log_json)
        in_loop(_run(settings))


async def _run(settings: Settings) -> None:
    token = _checked_token(settings)
    courses = read_courses(settings.courses_dir)
    database = await SqliteDatabase.open(settings.database_path)
    clock = Clock()
    try:
        app = await _start_when_reachable(database, clock, config_of(settings, token, courses))
    except BaseException:
        await database.close()
        raise
    control = ControlServer(settings.control_socket, requests.handlers_of(app))
    try:
        await control.start()
        tune_garbage_collection()
        await _serve(app)
    finally:
        await control.stop()
        await app.stop()


def config_of(settings: Settings, token: str, courses: Courses) -> BotConfig:
    """Return what the bot is built from."""
    return BotConfig(
        token=token,
        api_url=settings.api_url,
        courses=courses,
        window=settings.window,
        paced=settings.paced,
        undo_seconds=settings.undo_seconds,
        approval_limit=settings.approval_limit,
        periods=Periods(
            **{each.name: getattr(settings, f"keep_{each.name}") for each in fields(Periods)}
        ),
    )


def _checked_token(settings: Settings) -> str:
    if settings.token is None:
        raise CliError(HOW_TO_BEGIN, USAGE)
    token = settings.token.get_secret_value()
    if is_loopback(settings.api_url) != (SIMULATED in token):
        raise CliError(
            "The token and the address do not fit: a real token must not be sent to a simulated "
            "Telegram, nor a simulated token to the real one. Please correct ROMLEUK_TOKEN or "
            "ROMLEUK_API_URL.",
            USAGE,
        )
    return token


async def _start_when_reachable(database: SqliteDatabase, clock: Clock, config: BotConfig) -> App:
    failures = 0
    while True:
        try:
            return await start(database, clock, config)
        except TokenRefused:
            raise CliError(
                "Telegram does not know this token. Please copy it again from @BotFather, or ask "
                "it for a new one (/token), and set ROMLEUK_TOKEN.",
                TOKEN,
            ) from None
        except TelegramUnreachable as error:
            failures += 1
            wait = backoff(failures)
            out.print(
                f"Telegram cannot be reached ({error}). Trying again in {wait:.0f} s; "
                "nothing is lost meanwhile."
            )
            await asyncio.sleep(wait)


async def _serve(app: App) -> None:
    serving = asyncio.create_task(app.serve())
    stopping = asyncio.create_task(until_stopped())
    done, _ = await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (serving, stopping):
        task.cancel()
    if serving in done:
        _explain_end(serving)


def _explain_end(serving: asyncio.Task[None]) -> None:
    try:
        serving.result()
    except TokenRefused:
        raise CliError(
            "Telegram no longer accepts this token. Nothing is lost: set the new one in "
            "ROMLEUK_TOKEN and start again.",
            TOKEN,
        ) from None
    except AnotherBotRuns:
        raise CliError(
            "Another process is running with the same token. Stop it first, or revoke the token "
            "at @BotFather if it is not yours.",
            TWICE,
        ) from None


def doctor() -> None:
    """Check the installation, and say what is missing or wrong."""
    with plain_errors():
        settings = read_settings()
        findings = asyncio.run(_examine(settings))
        for fine, words in findings:
            out.print(("ok    " if fine else "look  ") + words, markup=False, soft_wrap=True)
        if not all(fine for fine, _ in findings):
            raise typer.Exit(1)


async def _examine(settings: Settings) -> list[tuple[bool, str]]:
    return [
        (True, f"Python {platform.python_version()}, SQLite {version()}"),
        (
            is_new_enough(),
            "SQLite 3.40 or newer (below 3.51.3 never open the file with a second program)",
        ),
        _there_is_room(settings),
        _courses_are_fine(settings),
        await _audit_holds(settings),
        await _telegram_answers(settings),
    ]


def _there_is_room(settings: Settings) -> tuple[bool, str]:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(settings.data_dir).free / 1e6
    except OSError as error:
        return False, f"the folder {settings.data_dir} cannot be used: {error.strerror}"
    return free > MEGABYTES, f"{free:.0f} MB free in {settings.data_dir} ({MEGABYTES} wanted)"


def _courses_are_fine(settings: Settings) -> tuple[bool, str]:
    try:
        courses = read_courses(settings.courses_dir)
    except ContentProblems as found:
        return False, f"courses: {counted(len(found.problems), 'problem')}; see `content check`"
    return True, "courses: " + ", ".join(sorted(courses))


async def _audit_holds(settings: Settings) -> tuple[bool, str]:
    if not settings.database_path.exists():
        return True, f"no database yet in {settings.data_dir}"
    try:
        walked = await requests.run_request(settings, "audit", {})
    except KNOWN_ERRORS as error:
        return False, explain(error)[0]
    if walked["broken_at"] is None:
        return True, f"the audit holds: {walked['entries']} entries, none changed"
    return False, (
        f"the audit was changed: the entry of {walked['broken_at']} (number "
        f"{walked['entries'] + 1}) does not follow from the one before. Keep a copy of the "
        "database, and ask who had access to the file"
    )


async def _telegram_answers(settings: Settings) -> tuple[bool, str]:
    if settings.token is None:
        return False, "no token in ROMLEUK_TOKEN (make demo needs none)"
    application = build_application(_checked_token(settings), settings.api_url)
    try:
        with own_failures():
            await application.initialize()
    except TelegramFailure as error:
        return False, f"Telegram does not answer as hoped: {type(error).__name__}"
    else:
        return True, f"Telegram knows the bot @{application.bot.username}"
    finally:
        await application.shutdown()
