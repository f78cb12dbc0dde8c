"""`run` runs the bot on the real Telegram."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from bot.app import App, start_bot
from bot.assembly import BotConfig
from bot.catalog.course import Courses
from bot.cli import logs, requests
from bot.cli.backing_up import begin_with_backups
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
from bot.cli.garbage import tune_garbage_collection
from bot.cli.loop import in_loop, stop_requests, unless_stopped
from bot.cli.monitoring import monitored
from bot.cli.opening import open_database, open_worker
from bot.cli.upgrading import copy_if_older
from bot.cli.webhook import checked_webhook
from bot.cli.workers import MOST, Supervisor, WorkerPlace, open_address, stop_with_supervisor
from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.settings import Settings
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
from bot.telegram.incoming.webhook import Webhook
from bot.web.control import ControlServer
from bot.web.sockets import CannotListen

log = logging.getLogger(__name__)
TAKEN = (
    "Another program takes what people send: it asks Telegram with the same token, or has set "
    "another address for updates (a webhook). Does a copy of the bot run somewhere, in the other "
    "mode? Stop it first. If it is not yours, somebody has the token: revoke it at @BotFather."
)
NEWCOMER_SECONDS = 10.0
"""How long a new process only looks whether another copy polls with the token."""
out = Console(highlight=False, emoji=False)
Opening = Callable[[Settings], Awaitable[Database]]


class Mode(StrEnum):
    POLLING = "polling"
    WEBHOOK = "webhook"


HowUpdatesCome = Annotated[
    Mode,
    typer.Option(
        "--mode", help="polling: the bot asks Telegram; webhook: Telegram sends to your address"
    ),
]


HowManyWorkers = Annotated[
    int,
    typer.Option(
        "--workers", min=1, max=MOST,
        help="processes that share the work, on a database on PostgreSQL and behind a webhook",
    ),
]  # fmt: skip


def run(*, mode: HowUpdatesCome = Mode.POLLING, workers: HowManyWorkers = 1) -> None:
    """Run the bot on Telegram until it is stopped (Ctrl+C)."""
    with plain_errors():
        settings = read_settings()
        logs.set_up(settings.log_level, as_json=settings.log_json)
        token = checked_token(settings)
        webhook = checked_webhook(settings, token) if mode is Mode.WEBHOOK else None
        if workers > 1:
            _run_workers(settings, token, webhook, workers)
            return
        config = replace(_read_config(settings, token), webhook=webhook)
        in_loop(_run(settings, config, open_database))


def _run_workers(settings: Settings, token: str, webhook: Webhook | None, many: int) -> None:
    """Run `many` processes; raise `typer.Exit` with the exit code when they end for good."""
    if settings.database_url is None:
        raise CliError(
            "Several workers need a database on PostgreSQL: a file has room for one process. Set "
            "ROMLEUK_DATABASE_URL_FILE, or leave --workers out.",
            USAGE,
        )
    if webhook is None:
        raise CliError(
            "Several workers need --mode webhook: Telegram lets only one process ask for updates.",
            USAGE,
        )
    config = _read_config(settings, token)

    def work(place: WorkerPlace) -> int:
        hook = replace(webhook, opened=place.address, registers=place.number == 1)
        try:
            with plain_errors():
                in_loop(_run(settings, replace(config, webhook=hook), open_worker, place))
        except typer.Exit as ended:
            return ended.exit_code
        except Exception as error:  # noqa: BLE001 - told like any other, and started again
            typer.echo(logs.crash(error), err=True)
            return 1
        return 0

    with open_address(webhook.listen) as address:
        code = Supervisor(many, address, work).run()
    if webhook.listen.socket is not None:
        webhook.listen.socket.unlink(missing_ok=True)
    if code:
        raise typer.Exit(code)


async def _run(
    settings: Settings, config: BotConfig, opening: Opening, place: WorkerPlace | None = None
) -> None:
    stop = stop_requests()
    if place is not None:
        stop_with_supervisor(stop, place)
    database = await unless_stopped(stop, _open_when_reachable(settings, opening))
    if database is None:
        return
    try:
        await copy_if_older(database, config.backups, now=Clock().now())
        app = await unless_stopped(stop, _start_when_reachable(database, Clock(), config))
    except BaseException:
        await database.close()
        raise
    if app is None:
        await database.close()
        return
    control = ControlServer(settings.control_socket, requests.handlers_of(app))
    try:
        if database.worker == 0:
            await control.start()
        else:
            answering = _answer_while_leading(app, control)
            app.tasks.append(asyncio.create_task(answering, name="control"))
        async with monitored(app, settings, worker=1 if place is None else place.number):
            tune_garbage_collection()
            log.info("started", extra={"bot": app.context.bot_id})
            await _serve(app, stop)
    finally:
        await control.stop()
        await app.stop()


async def _answer_while_leading(app: App, control: ControlServer) -> None:
    """Answer commands while this worker leads."""
    try:
        while True:
            await app.leadership.until(leads=True)
            await control.start()
            await app.leadership.until(leads=False)
            await control.stop()
    finally:
        await control.stop()


def _read_config(settings: Settings, token: str) -> BotConfig:
    return config_of(settings, token, read_courses(settings.courses_dir))


def config_of(settings: Settings, token: str, courses: Courses) -> BotConfig:
    """Return the bot's configuration from the settings."""
    return BotConfig(
        token=token,
        api_url=settings.api_url,
        courses=courses,
        locales=settings.locales,
        window=settings.window,
        paced=settings.paced,
        newcomer_seconds=NEWCOMER_SECONDS,
        undo_seconds=settings.undo_seconds,
        approval_limit=settings.approval_limit,
        backups=begin_with_backups(settings),
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


async def _open_when_reachable(settings: Settings, opening: Opening) -> Database:
    """Open the database; wait for its server as long as necessary."""
    failures = 0
    while True:
        try:
            return await opening(settings)
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
            return await start_bot(database, clock, config)
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
            "Telegram has refused this token for ten minutes. Nothing is lost: set the new one in "
            'ROMLEUK_TOKEN and start again. If nobody of you has revoked it, read "Leaked token" '
            "in docs/operations.md.",
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
