"""The list of everything that becomes due.

One module for each matter; each has its `routes`, and this is their sum.
"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.announcements import area as announcements
from bot.announcements.delivery.service import Announcing
from bot.catalog.course import Courses
from bot.clock import Clock
from bot.desk import area as desk
from bot.desk.digest.service import Digests
from bot.desk.morning.service import Mornings
from bot.documents import drawer
from bot.home import area as home
from bot.home.area import fallbacks
from bot.home.overview.handlers import show_home
from bot.learning import area as learning
from bot.learning.handbook.service import Handbooks, handbooks
from bot.learning.offers.service import LearningOffers
from bot.locale import Catalogue
from bot.outbox import storage as outbox
from bot.outbox.jobs import storage as jobs
from bot.outbox.outage.service import ask_again, keep_alive
from bot.people import area as people
from bot.people.command_menu.handlers import HEARD
from bot.people.mydata.service import Erasers
from bot.planning import Source
from bot.questions import area as questions
from bot.questions.ringing import storage as question_copies
from bot.questions.ringing.service import QuestionRings
from bot.sessions import area as sessions
from bot.sessions.briefings.service import Briefings
from bot.sessions.pending_reminders.storage import MEETINGS
from bot.sessions.reminders.service import Reminders
from bot.storage import meta
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade
from bot.telegram import notices as telegram_notices
from bot.telegram.failures import TokenRefused, told_apart
from bot.telegram.incoming.application import build_application, listen
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.context import BotContext
from bot.telegram.incoming.job_runner import JobRunner
from bot.telegram.incoming.job_tools import JobTools
from bot.telegram.incoming.polling import Ingest
from bot.telegram.incoming.router import Routes
from bot.telegram.incoming.turns import PtbApplication, Turns
from bot.telegram.kit.refusals import WORDS, RefusalWords
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.sender import Sender, SenderConfig
from bot.telegram.profile import register_profile
from bot.ticker import Planner, Ticker, sweep

log = logging.getLogger(__name__)


routes = Routes().merge(
    home.routes,
    desk.routes,
    questions.routes,
    announcements.routes,
    sessions.routes,
    learning.routes,
    people.routes,
)


notices = Notices().merge(
    home.notices,
    desk.notices,
    questions.notices,
    announcements.notices,
    sessions.notices,
    learning.notices,
    people.notices,
    telegram_notices.notices,
)
refusals: RefusalWords = {
    **WORDS,
    **desk.refusals,
    **questions.refusals,
    **announcements.refusals,
    **sessions.refusals,
    **learning.refusals,
    **people.refusals,
}


def all_sources(courses: Courses) -> list[Source]:
    """Return the planner's sources, in the order in which they are asked."""
    return [
        Reminders(),
        Briefings(),
        Announcing(),
        LearningOffers(courses),
        QuestionRings(),
        Digests(),
        Mornings(courses),
    ]


ERASERS = Erasers((question_copies.enqueue_deletes_of,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the bot is built from: outside things and values, never the environment."""

    token: str
    api_url: str
    courses: Courses
    window: int = 32
    paced: bool = True
    undo_seconds: int = 60
    approval_limit: int = 20
    poll: bool = True
    demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running bot. `start` and `stop` it once; `travel` moves its clock."""

    database: Database
    clock: Clock
    context: BotContext
    application: PtbApplication
    batches: Batches
    ingest: Ingest
    sender: Sender
    jobs: JobRunner
    ticker: Ticker
    tasks: list[asyncio.Task[None]]

    async def travel(self, to: datetime) -> None:
        """Move the clock to an instant and let everything due until then happen."""
        await self.ticker.travel(to)

    async def serve(self) -> None:
        """Run until a part ends; raise what ended it."""
        watch = asyncio.create_task(self._revoked())
        done, _ = await asyncio.wait({*self.tasks, watch}, return_when=asyncio.FIRST_COMPLETED)
        watch.cancel()
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Stop within 10 s: no more updates, what is on the wire finished, all committed."""
        try:
            await self.ticker.stop()
            await self.ingest.stop()
            await self.jobs.stop()
            await self.sender.stop()
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)
            await self.application.shutdown()
        finally:
            self.context.part(Handbooks).close()
            await self.database.close()

    async def _revoked(self) -> None:
        await self.sender.revoked.wait()
        raise TokenRefused


async def start(database: Database, clock: Clock, plan: Plan) -> App:
    """Build and start the bot on an open database, and return it running.

    Raises `TokenRefused` for a token that Telegram does not know, `TelegramUnreachable` without
    a connection, and `NewerDatabase` for a database of a later release.
    """
    await upgrade(database, now_ms=to_ms(clock.now()))
    await database.run(_release_leases)
    application = build_application(plan.token, plan.api_url, connections=plan.window + 16)
    try:
        with told_apart():
            await application.initialize()
        app = _assemble(database, clock, plan, application)
        await database.run(partial(_keep_name, app.context.bot_username))
        await ask_again(database, now=clock.now())
    except BaseException:
        await application.bot.request.shutdown()
        raise
    try:
        await _set_going(app, poll=plan.poll)
    except BaseException:
        await app.stop()
        raise
    log.info("started", extra={"bot": app.context.bot_id})
    return app


async def _set_going(app: App, *, poll: bool) -> None:
    app.tasks.append(asyncio.create_task(app.sender.run(), name="sender"))
    app.tasks.append(asyncio.create_task(app.jobs.run(), name="errands"))
    if poll:
        app.tasks.append(asyncio.create_task(app.ingest.run(), name="ingest"))
    await register_profile(app.application.bot, app.context.catalogue, HEARD)
    await app.ticker.tick()
    app.ticker.start()


def _assemble(database: Database, clock: Clock, plan: Plan, application: PtbApplication) -> App:
    bot = application.bot
    context = _context(plan, application)
    sender = Sender(database, clock, _sender_config(plan, application, context, clock))
    listen(application, routes, fallbacks)
    turns = Turns(application, context, routes)
    batches = Batches(database=database, clock=clock, bot=bot, turns=turns, sender=sender)
    tools = JobTools(telegram=bot, database=database, bot=context)
    worker = JobRunner(database, clock, tools, routes.jobs, wake=sender.wake)
    return App(
        database=database,
        clock=clock,
        context=context,
        application=application,
        batches=batches,
        ingest=Ingest(bot, batches),
        sender=sender,
        jobs=worker,
        ticker=_ticker(database, clock, plan.courses, sender, worker),
        tasks=[],
    )


def _context(plan: Plan, application: PtbApplication) -> BotContext:
    return BotContext(
        catalogue=Catalogue(),
        courses=plan.courses,
        bot_username=application.bot.username,
        bot_id=application.bot.id,
        show_home=show_home,
        follow=routes.follow,
        refusals=refusals,
        parts={Handbooks: handbooks(plan.courses.values()), Erasers: ERASERS},
        undo_seconds=plan.undo_seconds,
        approval_limit=plan.approval_limit,
        demo=plan.demo,
    )


def _sender_config(
    plan: Plan, application: PtbApplication, context: BotContext, clock: Clock
) -> SenderConfig:
    def render_context(tx: Tx) -> RenderContext:
        return RenderContext(tx=tx, bot=context, now=clock.now())

    return SenderConfig(
        bot=application.bot,
        notices=notices,
        render_context=render_context,
        draw=drawer(context.courses),
        meetings=MEETINGS,
        window=plan.window,
        paced=plan.paced,
    )


def _ticker(
    database: Database, clock: Clock, courses: Courses, sender: Sender, worker: JobRunner
) -> Ticker:
    async def still() -> None:
        await worker.idle()
        await sender.idle()

    async def daily(now: datetime) -> None:
        await sweep(database, ERASERS, now=now)

    async def alive(now: datetime) -> None:
        await keep_alive(database, now=now)

    return Ticker(
        clock=clock,
        planner=Planner(database, all_sources(courses)),
        wake=sender.wake,
        still=still,
        daily=daily,
        alive=alive,
    )


async def _keep_name(username: str, tx: Tx) -> None:
    meta.keep(tx, "bot_username", username)


async def _release_leases(tx: Tx) -> None:
    outbox.release_leases(tx)
    jobs.release(tx)


def shipped_content() -> Path:
    """Return the folder of the courses that come with Romleuk."""
    packed = Path(__file__).parent / "_content"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "content"
