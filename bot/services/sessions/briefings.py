"""The planner's source for coordinators: who comes tomorrow, and who was there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.delivery.lanes import Lane
from bot.domain.people.person import Cohort, PersonId
from bot.domain.sessions.briefing import Briefing, Due, briefings, dedup, next_after
from bot.domain.sessions.series import Series, series_of
from bot.domain.sessions.session import Session, SessionId
from bot.services.planner import Source
from bot.services.sessions.schedule import require_cohort
from bot.storage import attendance, cohorts, outbox, rsvps, sessions, staff
from bot.storage import briefings as stored
from bot.storage.attendance import Seen
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.rsvps import Count

KINDS = {Briefing.EVE: "session.eve", Briefing.OVER: "session.over"}
REFRESH = "session.over_again"
TOGETHER = timedelta(minutes=1)
"""Answers of so long a time become one edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eve:
    """Who comes to the first meeting of a series, which is still to begin."""

    cohort: Cohort
    series: Series
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """Who was at a meeting that is over, the `number`th of its cohort."""

    cohort: Cohort
    session: Session
    number: int
    seen: tuple[Seen, ...]


class Briefings(Source):
    """Plans what coordinators are told of meetings, one meeting at a time."""

    matter = "briefings"

    async def plan(self, tx: Tx, *, now: datetime) -> bool:
        """Owe the briefing that is due first to everybody who runs the cohort."""
        found = await stored.due(tx, now=now)
        if found is None:
            return False
        session, briefing = found
        cohort = await cohorts.by_id(tx, session.cohort_id)
        assert cohort is not None
        planned = briefings(session, await _series(tx, session, now=now))
        due = next((each for each in planned if each.briefing is briefing), None)
        if due is not None and cohort.closed_at is None:
            await _owe(tx, session, due, now=now)
        then = None if cohort.closed_at is not None else next_after(planned, now=now)
        stored.done(
            tx,
            session.id,
            then=None if then is None else then.briefing,
            due_at=None if then is None else then.due_at,
        )
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next briefing is due."""
        return await stored.next_due(tx)


def refresh(tx: Tx, session: Session, *, now: datetime) -> None:
    """Let the messages that said that a meeting is over say what is known by now."""
    stored.refresh(
        tx,
        session.id,
        edited=KINDS[Briefing.OVER],
        kind=REFRESH,
        due_at=now + TOGETHER,
        now=now,
    )


async def eve(
    tx: Tx, session: SessionId, person: PersonId, *, revision: int, now: datetime
) -> Eve | str:
    """Return what somebody is told the evening before, or why it is not said any more."""
    found = await _open(tx, session, person, revision=revision)
    if isinstance(found, str):
        return found
    cohort, meeting = found
    series = await _series(tx, meeting, now=now)
    if series[:1] != (meeting,):
        return "told with another"
    counts = await rsvps.counts(tx, [session], cohort.id)
    return Eve(cohort=cohort, series=series, count=counts[session])


async def over(tx: Tx, session: SessionId, person: PersonId, *, revision: int) -> Over | str:
    """Return who was there, or why that is not said any more."""
    found = await _open(tx, session, person, revision=revision)
    if isinstance(found, str):
        return found
    cohort, meeting = found
    return Over(
        cohort=cohort,
        session=meeting,
        number=await sessions.number_up_to(tx, meeting),
        seen=tuple(await attendance.listed(tx, session, cohort.id)),
    )


async def _open(
    tx: Tx, session: SessionId, person: PersonId, *, revision: int
) -> tuple[Cohort, Session] | str:
    found = await sessions.by_id(tx, session)
    if found is None or found.cancelled or found.revision != revision:
        return "changed"
    runs_it = {who for _, who in await staff.chats_of_coordinators(tx, found.cohort_id)}
    if person not in runs_it:
        return "runs it no more"
    return await require_cohort(tx, found.cohort_id), found


async def _owe(tx: Tx, session: Session, due: Due, *, now: datetime) -> None:
    debts = [
        Debt(
            chat_id=chat,
            lane=Lane.REMINDER,
            kind=KINDS[due.briefing],
            due_at=due.due_at,
            about={"session": session.id, "revision": session.revision},
            dedup=f"{dedup(session, due.briefing)}{person}",
            expires_at=due.expires_at,
        )
        for chat, person in await staff.chats_of_coordinators(tx, session.cohort_id)
    ]
    outbox.owe(tx, debts, now=now)


async def _series(tx: Tx, session: Session, *, now: datetime) -> Series:
    scheduled = await sessions.scheduled(tx, session.cohort_id, now=now)
    return series_of(session.id, [each.session for each in scheduled])
