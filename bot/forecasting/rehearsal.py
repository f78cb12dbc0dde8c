"""Runs the planner's sources and the gate for one person, ahead of time, in a rehearsal.

The sources, the gate and the texts are those that the running bot uses. Where the sender would
call Telegram, the row is saved as accepted. All of it happens in transactions that are rolled back,
so nothing is sent and nothing is stored. Where transactions wait for each other, each is a few
steps long.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Never

from markupsafe import Markup

from bot.act import Act
from bot.computing import short_turns
from bot.forecasting.domain import ForecastOutcome, Foreseen, PersonForecast, Wait
from bot.forecasting.due_sources import DueSources
from bot.membership.domain import CohortId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane, OutboxRow, Recipient
from bot.outbox.gate import storage as claims
from bot.outbox.gate.domain import Defer, Drop
from bot.outbox.gate.storage import MeetingsLoader
from bot.outbox.holding import storage as holding
from bot.outbox.holding.domain import Holds
from bot.planning import Source
from bot.storage.database import Database, Tx
from bot.storage.failures import StatementFailed
from bot.storage.undone import UndoneWork
from bot.telegram.incoming.context import BotContext
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.posting import Accepted
from bot.telegram.outgoing.preparing import prepare_call
from bot.telegram.outgoing.results import OutgoingCall, RowResult, save_results

log = logging.getLogger(__name__)

MOST_STEPS = 3000
"""The most instants of one rehearsal; six months of a leader have about 200."""
ENOUGH_TRIPS = 50
"""So many trips to the database take some ten milliseconds, and then others have their turn."""
AT_ONCE = 64
TICK = timedelta(seconds=5)
"""After this time the rehearsal tries again what is still due."""
FIRST_MESSAGE_ID = 1_000_000_000
"""The first id of messages that were not sent: ids at Telegram are lower."""


CohortsOf = Callable[[Tx, Sequence[Foreseen]], Awaitable[Sequence[CohortId | None]]]
"""Returns the cohort of each message, from the ids in its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecaster:
    """Foresees messages with the planner's sources, the kinds of notices, and the gate.

    `cohorts_of` is asked before everything is rolled back, since rows may name new rows of this
    rehearsal.
    """

    sources: Sequence[Source]
    notices: Notices
    meetings: MeetingsLoader
    cohorts_of: CohortsOf

    async def forecast(
        self,
        database: Database,
        bot: BotContext,
        person: PersonId,
        *,
        now: datetime,
        until: datetime,
        language: str | None = None,
    ) -> PersonForecast:
        """Return the messages that somebody will get from `now` to `until` (UTC-aware).

        Their words are in `language`; None: in the language of that person.
        """

        def begin() -> _Rehearsal:
            return _Rehearsal(
                forecaster=self,
                bot=bot,
                person=person,
                since=now,
                until=until,
                language=language,
                sources=DueSources(self.sources),
                at=now,
            )

        async def at_once(tx: Tx) -> PersonForecast:
            going = begin()
            while (found := await _go_on(going, tx)) is None:
                pass
            return found

        if not database.is_exclusive:
            return await database.rehearse(at_once)
        try:
            with short_turns():
                return await _in_turns(database, begin())
        except StatementFailed:
            # Others have changed what it builds on, for example by deleting the person's data.
            log.info("forecast.again", extra={"person": person})
            return await database.rehearse(at_once)


@dataclass(slots=True, kw_only=True)
class _Rehearsal:
    """The state of a running forecast: the waits of each row, and the finished messages.

    `tx` is the transaction of this turn, `at` the instant of the next step, and `row_due` when a
    row of the outbox is due next.
    """

    forecaster: Forecaster
    bot: BotContext
    person: PersonId
    since: datetime
    until: datetime
    language: str | None
    sources: DueSources
    at: datetime
    steps: int = 0
    row_due: datetime | None = None
    tx: Tx = field(init=False)
    holds: Holds = field(init=False)
    waits: dict[int, list[Wait]] = field(default_factory=dict)
    waiting: dict[int, OutboxRow] = field(default_factory=dict)
    over: list[Foreseen] = field(default_factory=list)
    accepted: int = 0


async def _in_turns(database: Database, going: _Rehearsal) -> PersonForecast:
    work = UndoneWork(database)
    while (found := await work.turn(partial(_go_on, going))) is None:
        pass
    return found


async def _go_on(going: _Rehearsal, tx: Tx) -> PersonForecast | None:
    """Go on for some steps; return the forecast, or None if there is more to foresee."""
    tx.only, going.tx = going.person, tx
    if going.steps == 0:
        going.holds = await holding.load(tx)
    enough = tx.trips + ENOUGH_TRIPS
    while tx.trips < enough:
        if going.steps == MOST_STEPS:
            return await _result(going, cut_off_at=going.at)
        going.steps += 1
        due = await _step(going)
        if due is None or due > going.until:
            return await _result(going)
        going.at = due if due > going.at else going.at + TICK
    return None


async def _step(going: _Rehearsal) -> datetime | None:
    """Plan and send what is due; return the instant at which something is due next."""
    tx = going.tx
    tx.enqueued = False
    await going.sources.plan(Act(tx=tx, now=going.at))
    if tx.enqueued or not going.sources.were_few:
        going.row_due = await outbox.next_due(tx)
    sends = going.row_due is not None and going.row_due <= going.at
    if sends:
        await _send(going, going.at)
        going.row_due = await outbox.next_due(tx)
    due = await going.sources.next_due(tx, ask_all=sends)
    return min((each for each in (due, going.row_due) if each is not None), default=None)


async def _result(going: _Rehearsal, *, cut_off_at: datetime | None = None) -> PersonForecast:
    return PersonForecast(
        since=going.since,
        until=going.until,
        messages=await _all_of(going),
        failed=tuple(sorted(going.sources.failed)),
        cut_off_at=cut_off_at,
    )


async def _send(going: _Rehearsal, at: datetime) -> None:
    """Ask the gate about each due row, and save the rows that pass as accepted by Telegram."""
    forecaster, tx = going.forecaster, going.tx
    while claimed := await claims.claim(tx, forecaster.meetings, limit=AT_ONCE, now=at):
        context = RenderContext(tx=tx, bot=going.bot, now=at)
        for row, to in claimed:
            match await prepare_call(context, forecaster.notices, going.holds, row, to):
                case OutgoingCall() as call:
                    words = await _words(going, row, to, call.call, at)
                    await _accept(going, call, at)
                    _note_sent(going, row, call, words, at)
                case Defer() as put_off:
                    _note_wait(going, row, put_off, at)
                case Drop() as drop:
                    _note_drop(going, row, drop, at)


class _PutBack(Exception):
    """Ends a savepoint in which nothing was meant to stay."""


def _put_back() -> Never:
    raise _PutBack


async def _words(going: _Rehearsal, row: OutboxRow, to: Recipient, call: Call, at: datetime) -> str:
    """Return the words of a message in the wanted language; nothing else comes of writing it."""
    if going.language is None or to.person_id is None or going.language == to.language:
        return plain_words(call)
    written: Call | Drop = call
    try:
        async with going.tx.savepoint():
            going.tx.do(
                "UPDATE people SET language = :language WHERE id = :id",
                language=going.language,
                id=to.person_id,
            )
            context = RenderContext(tx=going.tx, bot=going.bot, now=at)
            reader = replace(to, language=going.language)
            written = await going.forecaster.notices.render(context, row, reader)
            _put_back()
    except _PutBack:
        pass  # only the words were wanted
    return plain_words(written if isinstance(written, Call) else call)


async def _accept(going: _Rehearsal, call: OutgoingCall, at: datetime) -> None:
    going.accepted += 1
    what = Accepted(message_ids=(FIRST_MESSAGE_ID + going.accepted,))
    result = RowResult(row=call, what=what, at=at, bot_id=going.bot.bot_id, slot=False)
    await save_results(going.tx, [result])


def _is_message(row: OutboxRow) -> bool:
    """Tell whether a row is a message of the bot's own: no reply, and no edit."""
    return row.lane is not Lane.REPLY and row.edits_message_id is None


def _note_sent(
    going: _Rehearsal, row: OutboxRow, sent: OutgoingCall, words: str, at: datetime
) -> None:
    going.waiting.pop(row.id, None)
    call = sent.call
    if not (_is_message(row) and call.method.startswith(("send", "copy", "forward"))):
        return
    found = _foreseen(going, row, ForecastOutcome.SENT, at)
    silent = bool(call.body.get("disable_notification"))
    going.over.append(replace(found, words=words, silent=silent))


def _note_wait(going: _Rehearsal, row: OutboxRow, put_off: Defer, at: datetime) -> None:
    if _is_message(row):
        wait = Wait(at=at, until=put_off.until, reason=put_off.reason)
        going.waits.setdefault(row.id, []).append(wait)
        going.waiting[row.id] = row


def _note_drop(going: _Rehearsal, row: OutboxRow, drop: Drop, at: datetime) -> None:
    """Note a row that the gate drops; leave out rows that are no longer needed."""
    going.waiting.pop(row.id, None)
    if _is_message(row) and drop.state != "dropped":
        found = _foreseen(going, row, ForecastOutcome.NOT_SENT, at)
        going.over.append(replace(found, reason=drop.reason))


def _foreseen(going: _Rehearsal, row: OutboxRow, ending: ForecastOutcome, at: datetime) -> Foreseen:
    return Foreseen(
        kind=row.kind,
        area=going.forecaster.notices.area_of(row.kind),
        about=row.about,
        announcement=row.announcement_id,
        ending=ending,
        at=at,
        waits=tuple(going.waits.get(row.id, ())),
    )


async def _all_of(going: _Rehearsal) -> tuple[Foreseen, ...]:
    """Return finished and waiting messages in the order of instants."""
    still = []
    for number, row in going.waiting.items():
        last = going.waits[number][-1]
        waits = _foreseen(going, row, ForecastOutcome.WAITS, last.until)
        still.append(replace(waits, reason=last.reason))
    found = sorted((*going.over, *still), key=lambda each: each.at)
    cohorts = await going.forecaster.cohorts_of(going.tx, found)
    return tuple(replace(each, cohort=cohort) for each, cohort in zip(found, cohorts, strict=True))


def plain_words(call: Call) -> str:
    """Return the text or caption of a call in one line, without the neutral line above it."""
    body = call.body["media"][0] if call.method == "sendMediaGroup" else call.body
    said = str(body.get("text") or body.get("caption") or "")
    # Our own HTML: only the words are kept.
    found = [Markup(line).striptags() for line in said.split("\n") if line.strip()]  # noqa: S704
    return " ".join(found[1:] or found)
