"""`run` runs the bot on the real Telegram."""

import asyncio
import logging
from dataclasses import fields, replace
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from bot.app import App, start
from bot.assembly import BotConfig
from bot.catalog.course import Courses
from bot.cli import logs, requests
from bot.cli.errors import (
    TOKEN,
    TWICE,
    USAGE,
    CliError,
    checked_token,
    plain_errors,
    read_courses,
    read_settings,
)
from bot.cli.loop import in_loop, stop_requests, tune_garbage_collection, unless_stopped
from bot.cli.monitoring import monitored
from bot.cli.opening import open_database
from bot.cli.webhook import checked_webhook
from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.settings import Settings
from bot.storage.backup import BackupPlan
from bot.storage.database import Database
from bot.storage.failures import ServerAway
from bot.storage.retention import Periods
from bot.telegram.failures import (
    AnotherBotRuns,
    TelegramAsksToWait,
    TelegramUnreachable,
    TokenRefused,
    WebhookRefused,
)
from bot.telegram.incoming.floods import FloodLimits
from bot.web.control import ControlServer
from bot.web.listening import CannotListen

log = logging.getLogger(__name__)
TAKEN = (
    "Another program takes what people send: it asks Telegram with the same token, or has set "
    "another address for updates (a webhook). Does a copy of the bot run somewhere, in the other "
    "mode? Stop it first. If it is not yours, somebody has the token: revoke it at @BotFather."
)
out = Console(highlight=False)


class Mode(StrEnum):
    """How updates come."""

    POLLING = "polling"
    WEBHOOK = "webhook"


HowUpdatesCome = Annotated[
    Mode,
    typer.Option(
        "--mode", help="polling: the bot asks Telegram; webhook: Telegram sends to your address"
    ),
]


def run(*, mode: HowUpdatesCome = Mode.POLLING) -> None:
    """Run the bot on Telegram until it is stopped (Ctrl+C)."""
    with plain_errors():
        settings = read_settings()
        logs.set_up(settings.log_level, as_json=settings.log_json)
        in_loop(_run(settings, mode))


async def _run(settings: Settings, mode: Mode) -> None:
    stop = stop_requests()
    token = checked_token(settings)
    webhook = checked_webhook(settings, token) if mode is Mode.WEBHOOK else None
    courses = read_courses(settings.courses_dir)
    database = await unless_stopped(stop, _open_when_reachable(settings))
    if database is None:
        return
    config = replace(config_of(settings, token, courses), webhook=webhook)
    try:
        app = await unless_stopped(stop, _start_when_reachable(database, Clock(), config))
    except BaseException:
        await database.close()
        raise
    if app is None:
        await database.close()
        return
    control = ControlServer(settings.control_socket, requests.handlers_of(app))
    try:
        await control.start()
        async with monitored(app, settings):
            tune_garbage_collection()
            await _serve(app, stop)
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
        backups=_backups(settings),
        alarms=True,
        second_factor=settings.second_factor,
        limits=FloodLimits(
            messages_a_minute=settings.messages_a_minute,
            taps_a_minute=settings.taps_a_minute,
            strangers_a_minute=settings.strangers_a_minute,
        ),
        periods=Periods(
            **{each.name: getattr(settings, f"keep_{each.name}") for each in fields(Periods)}
        ),
    )


def _backups(settings: Settings) -> BackupPlan | None:
    """Return where a backup goes every night, or None if something else makes them."""
    if not settings.nightly or settings.database_url is not None:
        return None
    return BackupPlan(folder=settings.backups_dir.absolute(), recipient=settings.backup_key)


async def _open_when_reachable(settings: Settings) -> Database:
    """Open the database; wait for its server as long as it takes."""
    failures = 0
    while True:
        try:
            return await open_database(settings)
        except ServerAway as error:
            failures += 1
            wait = backoff(failures)
            out.print(
                f"The server of the database cannot be reached ({error}). Trying again in "
                f"{wait:.0f} s; nothing is lost meanwhile.",
                soft_wrap=True,
            )
            await asyncio.sleep(wait)


async def _start_when_reachable(database: Database, clock: Clock, config: BotConfig) -> App:
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
        except CannotListen as error:
            raise CliError(
                f"The bot cannot listen on {error}. Does another program use this address? "
                "ROMLEUK_WEBHOOK_LISTEN sets another one.",
                USAGE,
            ) from None
        except (TelegramUnreachable, TelegramAsksToWait) as error:
            failures += 1
            wait = error.seconds if isinstance(error, TelegramAsksToWait) else backoff(failures)
            out.print(
                f"Telegram cannot be reached ({error}). Trying again in {wait:.0f} s; "
                "nothing is lost meanwhile."
            )
            await asyncio.sleep(wait)


async def _serve(app: App, stop: asyncio.Event) -> None:
    serving = asyncio.create_task(app.serve())
    stopping = asyncio.create_task(stop.wait())
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
    except WebhookRefused as error:
        raise CliError(
            f"Telegram does not take the address in ROMLEUK_WEBHOOK_URL: {error}. Please correct "
            "it; Telegram needs a public name and a valid certificate.",
            USAGE,
        ) from None
    except AnotherBotRuns:
        raise CliError(TAKEN, TWICE) from None
