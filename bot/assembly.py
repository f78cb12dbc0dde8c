"""The configuration of the bot, and the parts that need all areas."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.areas import FEATURES, PERSONAL_DATA, all_sources, notices, refusals, routes, slots
from bot.catalog.course import Courses
from bot.chores import Chores
from bot.clock import Clock
from bot.desk.alarms.domain import Alarm
from bot.desk.alarms.notices import alarm_call
from bot.desk.coming.storage import cohorts_of
from bot.documents import drawer
from bot.forecasting.rehearsal import Forecaster
from bot.home.first_questions.handlers import ask_first
from bot.home.overview.handlers import show_home
from bot.home.unfinished.handlers import ask_unfinished
from bot.home.words.handlers import with_places
from bot.housekeeping import housekeeping
from bot.housekeeping.daily import Daily
from bot.housekeeping.emergency import AdministratorChat, Emergency
from bot.housekeeping.folder_doubt.service import FolderDoubts
from bot.housekeeping.upkeep import Upkeep
from bot.locale import Catalogue
from bot.outbox.holding.domain import Holds
from bot.outbox.outage.service import note_alive
from bot.outbox.storage import LEASE
from bot.people.shared_phone.handlers import note_shown
from bot.planning import Source
from bot.safety.texts.screens import what_to_do_button
from bot.sessions.reminders.storage import MEETINGS
from bot.storage.backup import BackupPlan
from bot.storage.database import Database, Tx
from bot.storage.leader import TERM, Leadership
from bot.storage.personal_data import PersonalData
from bot.storage.retention import Periods
from bot.telegram.clock_watch import ClockWatch
from bot.telegram.conflict_watch import ConflictWatch
from bot.telegram.incoming.context import BotContext
from bot.telegram.incoming.floods import FloodLimits
from bot.telegram.incoming.job_runner import JobRunner
from bot.telegram.incoming.turns import PtbApplication
from bot.telegram.incoming.webhook import Webhook
from bot.telegram.outgoing.claiming import SenderConfig
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.pace import ALL_A_SECOND
from bot.telegram.outgoing.sender import Sender
from bot.telegram.registration import BotPart
from bot.telegram.slots import Slots
from bot.telegram.token_watch import TokenWatch
from bot.ticker import Planner, Ticker


@dataclass(frozen=True, slots=True, kw_only=True)
class BotConfig:
    """What the bot is built from: values, never the environment.

    `limits`: how many messages of one account and of strangers are answered; without it, all.
    """

    token: str
    api_url: str
    courses: Courses
    window: int = 32
    paced: bool = True
    calls_a_second: float = ALL_A_SECOND
    """How many calls a second Telegram accepts from this bot, if `paced`."""
    lease: timedelta = LEASE
    """How long a row belongs to a worker that no longer renews its lease."""
    term: timedelta = TERM
    """How long a leader still leads that no longer renews its term."""
    undo_seconds: int = 60
    approval_limit: int = 20
    second_factor: bool = False
    periods: Periods = field(default_factory=Periods)
    poll: bool = True
    """Whether updates are received at all."""
    ticks: bool = True
    """Whether it plans every few seconds; otherwise only at the start and when it travels."""
    travel_seconds: float = 15.0
    """How long each step of a travelling clock waits at most until due messages are sent."""
    locales: Path | None = None
    """The folder with the screens in further languages."""
    newcomer_seconds: float = 0.0
    """How long it only looks whether another program polls with the token, if it polls."""
    webhook: Webhook | None = None
    """Where Telegram sends updates; without it the bot polls."""
    demo: bool = False
    backups: BackupPlan | None = None
    """The place of nightly backups."""
    limits: FloodLimits | None = None
    alarms: bool = False
    """Whether administrators get messages about faults of the bot itself."""


@dataclass(frozen=True, slots=True)
class Started:
    """What is known before the first call to Telegram."""

    clock_watch: ClockWatch
    token: TokenWatch
    conflicts: ConflictWatch
    data: PersonalData
    holds: Holds
    in_doubt: bool
    """Whether the data folder may be an old copy."""


@dataclass(frozen=True, slots=True)
class BotAccount:
    username: str
    id: int


def make_forecaster(courses: Courses) -> Forecaster:
    """Return a forecaster with the sources and notices of all areas."""
    return Forecaster(
        sources=all_sources(courses), notices=notices, meetings=MEETINGS, cohorts_of=cohorts_of
    )


def make_context(
    config: BotConfig, account: BotAccount, parts: tuple[BotPart, ...], data: PersonalData
) -> BotContext:
    """Return the context that every turn and every rendered message gets."""
    return BotContext(
        catalogue=Catalogue(config.locales),
        courses=config.courses,
        bot_username=account.username,
        bot_id=account.id,
        show_home=show_home,
        follow=routes.follow,
        press=routes.handle_tap,
        command=routes.handle_command,
        linked=routes.linked,
        ask_first=ask_first,
        ask_unfinished=ask_unfinished,
        note_shown=note_shown,
        refusals=refusals,
        with_places=with_places,
        help_row=lambda texts: [what_to_do_button(texts)],
        parts={
            **{type(part): part for part in parts},
            PersonalData: data,
            Notices: notices,
            Slots: slots,
            Forecaster: make_forecaster(config.courses),
        },
        undo_seconds=config.undo_seconds,
        approval_limit=config.approval_limit,
        second_factor=config.second_factor,
        periods=config.periods,
        demo=config.demo,
    )


@contextmanager
def context_without_telegram(
    courses: Courses, *, username: str, locales: Path | None = None
) -> Iterator[BotContext]:
    """Give the context in which messages are written, for a command that sends nothing."""
    parts = make_parts(courses)
    config = BotConfig(token="", api_url="", courses=courses, locales=locales)
    try:
        yield make_context(config, BotAccount(username, 0), parts, PERSONAL_DATA)
    finally:
        for part in parts:
            part.close()


def make_parts(courses: Courses) -> tuple[BotPart, ...]:
    return tuple(part for each in FEATURES for part in each.parts(courses))


def make_sender_config(
    config: BotConfig, application: PtbApplication, context: BotContext, started: Started
) -> SenderConfig:
    """Return the kinds of messages, their pictures and the limits of the sender."""

    def render_context(tx: Tx) -> RenderContext:
        return RenderContext(tx=tx, bot=context, now=started.clock_watch.now())

    return SenderConfig(
        bot=application.bot,
        token=started.token,
        notices=notices,
        render_context=render_context,
        draw=drawer(context.courses),
        meetings=MEETINGS,
        may_schedule=lambda: started.clock_watch.is_right,
        may_send_unasked=lambda: started.conflicts.may_send_unasked,
        window=config.window,
        paced=config.paced,
        calls_a_second=config.calls_a_second,
        lease=config.lease,
        holds=started.holds,
    )


def _sources(config: BotConfig, started: Started, sender: Sender) -> Sequence[Source]:
    """Return the sources of all areas; in doubt, first the one that ends it."""
    sources = all_sources(config.courses)
    if not started.in_doubt:
        return sources
    doubts = FolderDoubts(started.holds, lambda: sender.tally.newest_message, config.alarms)
    return [doubts, *sources]


def make_ticker(
    database: Database,
    clock: Clock,
    config: BotConfig,
    started: Started,
    context: BotContext,
    sender: Sender,
    runner: JobRunner,
    leadership: Leadership,
) -> Ticker:
    """Return the ticker over the planner sources of all areas, with the daily housekeeping."""
    emergency = Emergency(partial(_tell_now, sender, context)) if config.alarms else None
    upkeep = Upkeep(database, plan=config.backups, emergency=emergency)

    async def delete_old(now: datetime) -> None:
        certain = started.clock_watch.may_erase
        await housekeeping(
            database, started.data, now=now, periods=config.periods, may_erase=certain
        )

    daily = Daily(database, delete_old)

    async def all_done() -> None:
        await runner.idle()
        await sender.idle()

    async def alive(now: datetime) -> None:
        newest = sender.tally.newest_message
        await note_alive(database, now=now, message=newest and newest.id)
        await upkeep.tick(now)

    return Ticker(
        clock=clock,
        planner=Planner(database, _sources(config, started, sender), wake=sender.wake),
        wake=sender.wake,
        all_done=all_done,
        chores=Chores([daily.tick, upkeep.back_up], failed=upkeep.failed),
        alive=alive,
        failed=upkeep.failed,
        may_schedule=lambda: started.clock_watch.may_schedule(database),
        leads=lambda: leadership.leads,
        travel_seconds=config.travel_seconds,
    )


async def _tell_now(
    sender: Sender, context: BotContext, who: AdministratorChat, alarm: Alarm
) -> bool:
    """Tell an alarm without the outbox; return False if it must be tried again."""
    call = alarm_call(who.chat, alarm, context.catalogue.texts(who.language))
    return await sender.say_now(call)
