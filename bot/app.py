"""The composition root: builds the bot out of its parts, for production, demo and tests alike."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.areas import routes
from bot.assembly import (
    BotAccount,
    BotConfig,
    Started,
    make_context,
    make_parts,
    make_sender_config,
    make_ticker,
)
from bot.clock import Clock
from bot.computing import compute
from bot.desk.alarms.domain import Alarm
from bot.home import area as home
from bot.housekeeping import restored, watch
from bot.housekeeping.folder_doubt import storage as folder_doubt
from bot.outbox.gate import storage as gate
from bot.outbox.holding import storage as holding
from bot.outbox.jobs import storage as jobs
from bot.outbox.leases import storage as leases
from bot.outbox.outage.service import ask_for_lost_taps, note_alive
from bot.outbox.slots import storage as slots
from bot.people.handlers import COMMANDS
from bot.storage import meta, set_aside
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms
from bot.storage.failures import StorageFailure
from bot.storage.leader import Leadership
from bot.storage.migration import upgrade_database
from bot.telegram.clock_watch import ClockWatch
from bot.telegram.conflict_watch import ConflictWatch
from bot.telegram.failures import AnotherBotRuns, TokenRefused, has_webhook, own_failures
from bot.telegram.incoming.application import add_handlers, build_application
from bot.telegram.incoming.arrivals import Arrivals
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.callback_answers import MOST_AT_ONCE
from bot.telegram.incoming.context import BotContext
from bot.telegram.incoming.floods import Floods
from bot.telegram.incoming.job_runner import JobRunner
from bot.telegram.incoming.job_tools import JobTools
from bot.telegram.incoming.polling import UpdatePoller
from bot.telegram.incoming.receiving import Receiver
from bot.telegram.incoming.turns import PtbApplication, Turns
from bot.telegram.incoming.webhook import WebhookWatch, end_our_webhook
from bot.telegram.outgoing.pace import slots_for
from bot.telegram.outgoing.sender import Sender
from bot.telegram.profile import register_profile
from bot.telegram.registration import BotPart, SlowPart
from bot.telegram.request import TelegramRequest
from bot.telegram.token_watch import TokenWatch
from bot.ticker import Ticker

log = logging.getLogger(__name__)
ALARM_SECONDS = 5.0
"""How long the end of the bot waits for a last alarm."""
SPARE_CONNECTIONS = 8
"""For polling, for questions about the bot itself, and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running bot. `start_bot` returns it; `stop` it once; `travel` moves its clock."""

    database: Database
    clock: Clock
    clock_watch: ClockWatch
    context: BotContext
    application: PtbApplication
    batches: Batches
    receiver: Receiver
    sender: Sender
    token: TokenWatch
    jobs: JobRunner
    ticker: Ticker
    leadership: Leadership
    parts: tuple[BotPart, ...]
    tasks: list[asyncio.Task[None]]
    preparing: list[asyncio.Task[None]]
    alarms: bool

    async def travel(self, to: datetime) -> None:
        """Move the clock to an instant; everything that is due until then happens."""
        await self.ticker.travel(to)

    async def serve(self) -> None:
        """Run until a task ends; raise its error, `TokenRefused` or `DatabaseLost`."""
        watches = {
            asyncio.create_task(self._token_revoked()),
            asyncio.create_task(self.database.until_lost()),
        }
        done, _ = await asyncio.wait({*self.tasks, *watches}, return_when=asyncio.FIRST_COMPLETED)
        for pending in watches - done:
            pending.cancel()
        try:
            for task in done:
                task.result()
        except AnotherBotRuns:
            if self.alarms and not isinstance(self.receiver, UpdatePoller):
                await self._tell_who_polls()  # a poller has told it
            raise

    async def stop(self) -> None:
        """Stop within 10 s: take no more updates, let calls under way finish, commit everything."""
        try:
            await self.ticker.stop()
            await self.receiver.stop()
            await self.jobs.stop()
            await self.sender.stop()
            await self._note_end()
            await self.leadership.resign()
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)
            await asyncio.gather(*self.preparing)
            await self.application.shutdown()
        finally:
            for part in self.parts:
                part.close()
            await self.database.close()

    async def _note_end(self) -> None:
        """Save what the next start on a file compares with, if the file can still be used."""
        newest = self.sender.tally.newest_message
        if self.database.engine == "sqlite" and self.clock_watch.is_right:
            with suppress(StorageFailure):  # then that of the last tick stays
                await note_alive(self.database, now=self.clock.now(), message=newest and newest.id)

    async def _tell_who_polls(self) -> None:
        """Tell administrators that another program gets the updates; sending still works."""
        hooked = await has_webhook(self.application.bot)
        alarm = Alarm.WEBHOOK if hooked else Alarm.SECOND_POLLER
        await watch.tell(self.database, alarm, now=self.clock.now())
        try:
            await asyncio.wait_for(self.sender.idle(), ALARM_SECONDS)
        except TimeoutError:
            log.warning("alarm.not_sent")

    async def _token_revoked(self) -> None:
        await self.token.refused.wait()
        raise TokenRefused


async def start_bot(database: Database, clock: Clock, config: BotConfig) -> App:
    """Build and start the bot on an open database, and return it running.

    Raises `TokenRefused` if Telegram does not know the token, `TelegramUnreachable` without a
    connection, `TelegramAsksToWait` if it takes no calls now, `CannotListen` if there is to be a
    webhook and its address is taken, and `NewerDatabase` for a database of a later release.
    """
    await upgrade_database(database, now_ms=to_ms(clock.now()))
    data, copied = await restored.take_up(database, now=clock.now())
    await database.write(
        partial(_release_leases, config.calls_a_second) if database.is_first else leases.release_own
    )
    await database.let_others_start()
    holds = await database.run(holding.load)
    in_doubt = await database.run(folder_doubt.load) is not None
    application = build_application(
        config.token, config.api_url, connections=config.window + MOST_AT_ONCE + SPARE_CONNECTIONS
    )
    polls = config.poll and config.webhook is None
    started = Started(
        clock_watch=_watch_clock(application, clock),
        token=TokenWatch(clock),
        conflicts=ConflictWatch(clock, newcomer_seconds=config.newcomer_seconds if polls else 0.0),
        data=data,
        holds=holds,
        in_doubt=in_doubt,
    )
    try:
        with own_failures():
            await application.initialize()
            if polls:
                await end_our_webhook(application.bot, database)
        _request_of(application).token_watch = started.token  # it has worked: getMe answered
        app = _assemble(database, clock, config, application, started)
        await database.write(lambda tx: meta.save(tx, "bot_username", app.context.bot_username))
        await ask_for_lost_taps(database, now=clock.now())
        if copied and config.alarms:
            await watch.tell(database, Alarm.RESTORED, now=clock.now())
    except BaseException:
        await application.bot.request.shutdown()
        raise
    try:
        await _start_tasks(app, config)
    except BaseException:
        await app.stop()
        raise
    return app


async def _start_tasks(app: App, config: BotConfig) -> None:
    await app.sender.restore_pause()
    await app.leadership.look()
    if app.database.worker:
        app.tasks.append(asyncio.create_task(app.leadership.run(), name="leadership"))
        app.tasks.append(asyncio.create_task(app.sender.leases.run(), name="leases"))
    app.tasks.append(asyncio.create_task(app.sender.run(), name="sender"))
    app.tasks.append(asyncio.create_task(app.jobs.run(), name="jobs"))
    if config.poll:
        await app.receiver.start()
        app.tasks.append(asyncio.create_task(app.receiver.run(), name=app.receiver.name))
    if app.leadership.leads:
        await register_profile(app.application.bot, app.context.catalogue, COMMANDS)
    await app.ticker.tick()
    if config.ticks:
        app.ticker.start()
        app.preparing.append(asyncio.create_task(_prepare(app.parts), name="prepare"))


async def _prepare(parts: Sequence[BotPart]) -> None:
    """Let parts compute what they need, each in a thread; one that fails tries it when asked."""
    for part in parts:
        if isinstance(part, SlowPart):
            try:
                await compute(part.prepare)
            except Exception:
                log.exception("part.not_prepared", extra={"what": type(part).__name__})


def _watch_clock(application: PtbApplication, clock: Clock) -> ClockWatch:
    _request_of(application).clock_watch = found = ClockWatch(clock)
    return found


def _request_of(application: PtbApplication) -> TelegramRequest:
    request = application.bot.request
    assert isinstance(request, TelegramRequest)
    return request


def _assemble(
    database: Database,
    clock: Clock,
    config: BotConfig,
    application: PtbApplication,
    started: Started,
) -> App:
    bot = application.bot
    parts = make_parts(config.courses)
    account = BotAccount(bot.username, bot.id)
    context = make_context(config, account, parts, started.data)
    sender = Sender(database, clock, make_sender_config(config, application, context, started))
    add_handlers(application, routes, home.fallbacks)
    turns = Turns(application, context, routes, Floods(config.limits))
    batches = Batches(database=database, clock=clock, bot=bot, turns=turns, sender=sender)
    tools = JobTools(telegram=bot, database=database, bot=context, clock=clock)
    leadership = Leadership(database, config.term)
    runner = JobRunner(database, clock, tools, routes.jobs, wake=sender.wake)
    return App(
        database=database,
        clock=clock,
        clock_watch=started.clock_watch,
        context=context,
        application=application,
        batches=batches,
        receiver=_receiver(config, application, batches, database, clock, started),
        sender=sender,
        token=started.token,
        jobs=runner,
        ticker=make_ticker(database, clock, config, started, context, sender, runner, leadership),
        leadership=leadership,
        parts=parts,
        tasks=[],
        preparing=[],
        alarms=config.alarms,
    )


def _receiver(
    config: BotConfig,
    application: PtbApplication,
    batches: Batches,
    database: Database,
    clock: Clock,
    started: Started,
) -> Receiver:
    """Return a webhook if the settings ask for one, otherwise polling."""
    bot, webhook = application.bot, config.webhook
    if webhook is None:

        async def tell(hooked: bool) -> None:  # noqa: FBT001 - the only thing to tell
            alarm = Alarm.WEBHOOK if hooked else Alarm.SECOND_POLLER
            try:
                if config.alarms:
                    await watch.tell(database, alarm, now=clock.now())
            except StorageFailure:
                log.warning("alarm.not_sent")

        return UpdatePoller(bot, batches, started.token, started.conflicts, clock, tell)
    from bot.web.webhook import WebhookReceiver  # an HTTP library of 15 MB, which no poller needs

    hook_watch = WebhookWatch(bot, started.token, database, clock, webhook)
    return WebhookReceiver(webhook, Arrivals(batches), hook_watch)


def _release_leases(calls_a_second: float, tx: Tx) -> None:
    leases.release_all(tx)
    if tx.worker:
        calls, unasked = slots_for(calls_a_second)
        slots.prepare(tx, calls=calls, unasked=unasked)
    jobs.release_claims(tx)
    set_aside.release(tx, keep=[gate.PLACE, jobs.PLACE])
