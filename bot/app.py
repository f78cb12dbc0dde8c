"""The composition root: builds the bot out of its parts, for production, demo and tests alike."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.areas import FEATURES, all_sources, notices, refusals, routes
from bot.catalog.course import Courses
from bot.clock import Clock
from bot.desk.alarms.domain import Alarm
from bot.documents import drawer
from bot.home import area as home
from bot.home.first_questions.handlers import ask_first
from bot.home.overview.handlers import show_home
from bot.housekeeping import housekeeping, restored, watch
from bot.housekeeping.upkeep import Upkeep
from bot.locale import Catalogue
from bot.outbox import storage as outbox
from bot.outbox.gate import storage as gate
from bot.outbox.holding import storage as holding
from bot.outbox.holding.domain import Holds
from bot.outbox.jobs import storage as jobs
from bot.outbox.outage.service import ask_for_lost_taps, note_alive
from bot.people.handlers import COMMANDS
from bot.sessions.reminders.storage import MEETINGS
from bot.storage import meta, set_aside
from bot.storage.backup import BackupPlan
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade
from bot.storage.personal_data import PersonalData
from bot.storage.retention import Periods
from bot.telegram.clock_watch import ClockWatch
from bot.telegram.failures import AnotherBotRuns, TokenRefused, has_webhook, own_failures
from bot.telegram.incoming.application import add_handlers, build_application
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.context import BotContext
from bot.telegram.incoming.floods import FloodLimits, Floods
from bot.telegram.incoming.job_runner import JobRunner
from bot.telegram.incoming.job_tools import JobTools
from bot.telegram.incoming.polling import UpdatePoller
from bot.telegram.incoming.turns import PtbApplication, Turns
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.sender import Sender, SenderConfig
from bot.telegram.profile import register_profile
from bot.telegram.registration import Part
from bot.telegram.request import AiohttpRequest
from bot.ticker import Planner, Ticker

log = logging.getLogger(__name__)
ALARM_SECONDS = 5.0
"""How long the end of the bot waits for a last alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotConfig:
    """What the bot is built from: values, never the environment.

    `limits`: how much is answered to one account and to strangers; without it, everything.
    """

    token: str
    api_url: str
    courses: Courses
    window: int = 32
    paced: bool = True
    undo_seconds: int = 60
    approval_limit: int = 20
    second_factor: bool = False
    periods: Periods = field(default_factory=Periods)
    poll: bool = True
    demo: bool = False
    backups: BackupPlan | None = None
    """Where a backup goes every night."""
    limits: FloodLimits | None = None
    alarms: bool = False
    """Whether administrators are told what is wrong with the bot itself."""


@dataclass(frozen=True, slots=True)
class Started:
    """What is known before the first call: the clock's error, the personal data, what waits."""

    clock_watch: ClockWatch
    data: PersonalData
    holds: Holds


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running bot. `start` returns it; `stop` it once; `travel` moves its clock."""

    database: Database
    clock: Clock
    context: BotContext
    application: PtbApplication
    batches: Batches
    poller: UpdatePoller
    sender: Sender
    jobs: JobRunner
    ticker: Ticker
    parts: tuple[Part, ...]
    tasks: list[asyncio.Task[None]]
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
            if self.alarms:
                await self._tell_who_polls()
            raise

    async def stop(self) -> None:
        """Stop within 10 s: take no more updates, let calls under way finish, commit everything."""
        try:
            await self.ticker.stop()
            await self.poller.stop()
            await self.jobs.stop()
            await self.sender.stop()
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)
            await self.application.shutdown()
        finally:
            for part in self.parts:
                part.close()
            await self.database.close()

    async def _tell_who_polls(self) -> None:
        """Tell administrators that updates go elsewhere: sending still works."""
        hooked = await has_webhook(self.application.bot)
        alarm = Alarm.WEBHOOK if hooked else Alarm.SECOND_POLLER
        await watch.tell(self.database, alarm, now=self.clock.now())
        try:
            await asyncio.wait_for(self.sender.idle(), ALARM_SECONDS)
        except TimeoutError:
            log.warning("alarm.not_sent")

    async def _token_revoked(self) -> None:
        await self.sender.revoked.wait()
        raise TokenRefused


async def start(database: Database, clock: Clock, config: BotConfig) -> App:
    """Build and start the bot on an open database, and return it running.

    Raises `TokenRefused` if Telegram does not know the token, `TelegramUnreachable` without a
    connection, `TelegramAsksToWait` if it takes no calls now, and `NewerDatabase` for a database of
    a later release.
    """
    await upgrade(database, now_ms=to_ms(clock.now()))
    data, copied = await restored.take_up(database, now=clock.now())
    await database.run(_release_leases)
    holds = Holds(await database.run(holding.load))
    application = build_application(config.token, config.api_url, connections=config.window + 16)
    started = Started(_watch_clock(application, clock), data, holds)
    try:
        with own_failures():
            await application.initialize()
        app = _assemble(database, clock, config, application, started)
        await database.run(partial(_save_name, app.context.bot_username))
        await ask_for_lost_taps(database, now=clock.now())
        if copied and config.alarms:
            await watch.tell(database, Alarm.RESTORED, now=clock.now())
    except BaseException:
        await application.bot.request.shutdown()
        raise
    try:
        await _start_tasks(app, poll=config.poll)
    except BaseException:
        await app.stop()
        raise
    log.info("started", extra={"bot": app.context.bot_id})
    return app


async def _start_tasks(app: App, *, poll: bool) -> None:
    await app.sender.restore_pause()
    app.tasks.append(asyncio.create_task(app.sender.run(), name="sender"))
    app.tasks.append(asyncio.create_task(app.jobs.run(), name="jobs"))
    if poll:
        app.tasks.append(asyncio.create_task(app.poller.run(), name="poller"))
    await register_profile(app.application.bot, app.context.catalogue, COMMANDS)
    await app.ticker.tick()
    app.ticker.start()


def _watch_clock(application: PtbApplication, clock: Clock) -> ClockWatch:
    """Compare the clock with each answer of Telegram, from the first one on."""
    request = application.bot.request
    assert isinstance(request, AiohttpRequest)
    request.clock_watch = found = ClockWatch(clock)
    return found


def _assemble(
    database: Database,
    clock: Clock,
    config: BotConfig,
    application: PtbApplication,
    started: Started,
) -> App:
    bot = application.bot
    parts = tuple(part for each in FEATURES for part in each.parts(config.courses))
    context = _context(config, application, parts, started.data)
    sender = Sender(database, clock, _sender_config(config, application, context, started))
    add_handlers(application, routes, home.fallbacks)
    turns = Turns(application, context, routes, Floods(config.limits))
    batches = Batches(database=database, clock=clock, bot=bot, turns=turns, sender=sender)
    tools = JobTools(telegram=bot, database=database, bot=context)
    runner = JobRunner(database, clock, tools, routes.jobs, wake=sender.wake)
    return App(
        database=database,
        clock=clock,
        context=context,
        application=application,
        batches=batches,
        poller=UpdatePoller(bot, batches),
        sender=sender,
        jobs=runner,
        ticker=_ticker(database, clock, config, started, sender, runner),
        parts=parts,
        tasks=[],
        alarms=config.alarms,
    )


def _context(
    config: BotConfig, application: PtbApplication, parts: tuple[Part, ...], data: PersonalData
) -> BotContext:
    return BotContext(
        catalogue=Catalogue(),
        courses=config.courses,
        bot_username=application.bot.username,
        bot_id=application.bot.id,
        show_home=show_home,
        follow=routes.follow,
        ask_first=ask_first,
        refusals=refusals,
        parts={
            **{type(part): part for part in parts},
            PersonalData: data,
            Notices: notices,
        },
        undo_seconds=config.undo_seconds,
        approval_limit=config.approval_limit,
        second_factor=config.second_factor,
        periods=config.periods,
        demo=config.demo,
    )


def _sender_config(
    config: BotConfig, application: PtbApplication, context: BotContext, started: Started
) -> SenderConfig:
    def render_context(tx: Tx) -> RenderContext:
        return RenderContext(tx=tx, bot=context, now=started.clock_watch.now())

    return SenderConfig(
        bot=application.bot,
        notices=notices,
        render_context=render_context,
        draw=drawer(context.courses),
        meetings=MEETINGS,
        may_schedule=lambda: started.clock_watch.is_right,
        window=config.window,
        paced=config.paced,
        holds=started.holds,
    )


def _ticker(
    database: Database,
    clock: Clock,
    config: BotConfig,
    started: Started,
    sender: Sender,
    runner: JobRunner,
) -> Ticker:
    upkeep = Upkeep(database, plan=config.backups, alarms=config.alarms)

    async def all_done() -> None:
        await runner.idle()
        await sender.idle()

    async def alive(now: datetime) -> None:
        await note_alive(database, now=now)
        await upkeep.tick(now)

    return Ticker(
        clock=clock,
        planner=Planner(database, all_sources(config.courses)),
        wake=sender.wake,
        all_done=all_done,
        daily=lambda now: housekeeping(database, started.data, now=now, periods=config.periods),
        alive=alive,
        may_schedule=lambda: started.clock_watch.may_schedule(database),
    )


async def _save_name(username: str, tx: Tx) -> None:
    meta.save(tx, "bot_username", username)


async def _release_leases(tx: Tx) -> None:
    outbox.release_leases(tx)
    jobs.release_claims(tx)
    set_aside.release(tx, keep=[gate.PLACE, jobs.PLACE])
