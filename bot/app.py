"""The composition root: builds the bot out of its parts, for production, demo and tests alike."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.areas import FEATURES, PERSONAL_DATA, all_sources, notices, refusals, routes
from bot.catalog.course import Courses
from bot.clock import Clock
from bot.documents import drawer
from bot.home import area as home
from bot.home.first_questions.handlers import ask_first
from bot.home.overview.handlers import show_home
from bot.housekeeping import housekeeping
from bot.locale import Catalogue
from bot.outbox import storage as outbox
from bot.outbox.jobs import storage as jobs
from bot.outbox.outage.service import ask_for_lost_taps, note_alive
from bot.people.command_menu.handlers import COMMANDS
from bot.sessions.pending_reminders.storage import MEETINGS
from bot.storage import meta
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade
from bot.storage.personal_data import PersonalData
from bot.storage.retention import Periods
from bot.telegram.failures import TokenRefused, own_failures
from bot.telegram.incoming.application import add_handlers, build_application
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.context import BotContext
from bot.telegram.incoming.job_runner import JobRunner
from bot.telegram.incoming.job_tools import JobTools
from bot.telegram.incoming.polling import UpdatePoller
from bot.telegram.incoming.turns import PtbApplication, Turns
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.sender import Sender, SenderConfig
from bot.telegram.profile import register_profile
from bot.telegram.registration import Part
from bot.ticker import Planner, Ticker

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BotConfig:
    """What the bot is built from: values, never the environment."""

    token: str
    api_url: str
    courses: Courses
    window: int = 32
    paced: bool = True
    undo_seconds: int = 60
    approval_limit: int = 20
    periods: Periods = field(default_factory=Periods)
    poll: bool = True
    demo: bool = False


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

    async def travel(self, to: datetime) -> None:
        """Move the clock to an instant; everything that is due until then happens."""
        await self.ticker.travel(to)

    async def serve(self) -> None:
        """Run until a task ends; raise its error."""
        watch = asyncio.create_task(self._token_revoked())
        done, _ = await asyncio.wait({*self.tasks, watch}, return_when=asyncio.FIRST_COMPLETED)
        watch.cancel()
        for task in done:
            task.result()

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

    async def _token_revoked(self) -> None:
        await self.sender.revoked.wait()
        raise TokenRefused


async def start(database: Database, clock: Clock, config: BotConfig) -> App:
    """Build and start the bot on an open database, and return it running.

    Raises `TokenRefused` if Telegram does not know the token, `TelegramUnreachable` without a
    connection, and `NewerDatabase` for a database of a later release.
    """
    await upgrade(database, now_ms=to_ms(clock.now()))
    await database.run(_release_leases)
    application = build_application(config.token, config.api_url, connections=config.window + 16)
    try:
        with own_failures():
            await application.initialize()
        app = _assemble(database, clock, config, application)
        await database.run(partial(_save_name, app.context.bot_username))
        await ask_for_lost_taps(database, now=clock.now())
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
    app.tasks.append(asyncio.create_task(app.sender.run(), name="sender"))
    app.tasks.append(asyncio.create_task(app.jobs.run(), name="jobs"))
    if poll:
        app.tasks.append(asyncio.create_task(app.poller.run(), name="poller"))
    await register_profile(app.application.bot, app.context.catalogue, COMMANDS)
    await app.ticker.tick()
    app.ticker.start()


def _assemble(
    database: Database, clock: Clock, config: BotConfig, application: PtbApplication
) -> App:
    bot = application.bot
    parts = tuple(part for each in FEATURES for part in each.parts(config.courses))
    context = _context(config, application, parts)
    sender = Sender(database, clock, _sender_config(config, application, context, clock))
    add_handlers(application, routes, home.fallbacks)
    turns = Turns(application, context, routes)
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
        ticker=_ticker(database, clock, config, sender, runner),
        parts=parts,
        tasks=[],
    )


def _context(config: BotConfig, application: PtbApplication, parts: tuple[Part, ...]) -> BotContext:
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
            PersonalData: PERSONAL_DATA,
            Notices: notices,
        },
        undo_seconds=config.undo_seconds,
        approval_limit=config.approval_limit,
        periods=config.periods,
        demo=config.demo,
    )


def _sender_config(
    config: BotConfig, application: PtbApplication, context: BotContext, clock: Clock
) -> SenderConfig:
    def render_context(tx: Tx) -> RenderContext:
        return RenderContext(tx=tx, bot=context, now=clock.now())

    return SenderConfig(
        bot=application.bot,
        notices=notices,
        render_context=render_context,
        draw=drawer(context.courses),
        meetings=MEETINGS,
        window=config.window,
        paced=config.paced,
    )


def _ticker(
    database: Database, clock: Clock, config: BotConfig, sender: Sender, runner: JobRunner
) -> Ticker:
    async def all_done() -> None:
        await runner.idle()
        await sender.idle()

    return Ticker(
        clock=clock,
        planner=Planner(database, all_sources(config.courses)),
        wake=sender.wake,
        all_done=all_done,
        daily=lambda now: housekeeping(database, now=now, periods=config.periods),
        alive=lambda now: note_alive(database, now=now),
    )


async def _save_name(username: str, tx: Tx) -> None:
    meta.save(tx, "bot_username", username)


async def _release_leases(tx: Tx) -> None:
    outbox.release_leases(tx)
    jobs.release_claims(tx)
