"""The planner's source of briefings for coordinators: who comes tomorrow, and who was there."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, PersonId
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.covers import storage as covers
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.rights import service as running
from bot.planning import Source
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import PersonAttendance
from bot.sessions.briefings import storage
from bot.sessions.briefings.domain import Briefing, DueBriefing, briefings, dedup, next_after
from bot.sessions.domain import Series, Session, SessionId
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpCount
from bot.sessions.service import load_series, require_existing_cohort
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, to_ms

KINDS = {Briefing.EVE: "session.eve", Briefing.OVER: "session.over"}
ENDS = "session.ends"
"""For readers with several cohorts: each line names its cohort, so it comes covered."""
REFRESH = "session.over_again"
TOGETHER = timedelta(minutes=1)
"""Answers within this time become one edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EveBriefing:
    """The answers to the first meeting of a series, which has not begun."""

    cohort: Cohort
    course: Course | None
    series: Series
    count: RsvpCount


@dataclass(frozen=True, slots=True, kw_only=True)
class OverBriefing:
    """The attendance of a meeting that is over, the `number`th of its cohort."""

    cohort: Cohort
    session: Session
    number: int
    seen: tuple[PersonAttendance, ...]


class Briefings(Source):
    """Plans the briefings of coordinators, one meeting at a time."""

    name = "briefings"
    is_alone = True

    async def plan(self, act: Act) -> bool:
        """Enqueue the briefing that is due first, for all coordinators of the cohort."""
        session = await storage.due(act.tx, now=act.now)
        if session is None:
            return False
        async with set_aside.isolated(act.tx, storage.PLACE, session, now=act.now):
            await _plan(act, *await storage.load(act.tx, session))
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next briefing is due."""
        return await storage.next_due(tx)


async def _plan(act: Act, session: Session, briefing: Briefing) -> None:
    cohort = await cohorts.by_id(act.tx, session.cohort_id)
    assert cohort is not None
    planned = briefings(session, await load_series(act, session))
    due = next((each for each in planned if each.briefing is briefing), None)
    if due is not None and cohort.closed_at is None:
        await _enqueue(act, session, due)
    then = None if cohort.closed_at is not None else next_after(planned, now=act.now)
    storage.set_next(act.tx, session.id, then)


def refresh_briefings(act: Act, session: Session) -> None:
    """Enqueue edits of the briefings after a meeting, with what is known by then."""
    storage.refresh(
        act.tx,
        session.id,
        edited=KINDS[Briefing.OVER],
        kind=REFRESH,
        due_at=act.now + TOGETHER,
        now=act.now,
    )


async def eve(
    act: Act, session: SessionId, person: PersonId, *, revision: int
) -> EveBriefing | str:
    """Return the briefing of the evening before, or the reason why it is not sent any more."""
    found = await _open(act.tx, session, person, revision=revision)
    if isinstance(found, str):
        return found
    cohort, meeting = found
    series = await load_series(act, meeting)
    if series[:1] != (meeting,):
        return "told with another"
    counts = await rsvps.counts(act.tx, [session], cohort.id)
    course = act.courses.get(cohort.course)
    return EveBriefing(cohort=cohort, course=course, series=series, count=counts[session])


async def over(
    act: Act, session: SessionId, person: PersonId, *, revision: int
) -> OverBriefing | str:
    """Return the briefing after a meeting, or the reason why it is not sent any more."""
    found = await _open(act.tx, session, person, revision=revision)
    if isinstance(found, str):
        return found
    cohort, meeting = found
    return OverBriefing(
        cohort=cohort,
        session=meeting,
        number=await sessions.ordinal_of(act.tx, meeting),
        seen=tuple(await attendance.attendance_by_name(act.tx, session, cohort.id)),
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
    return await require_existing_cohort(tx, found.cohort_id), found


async def _enqueue(act: Act, session: Session, due: DueBriefing) -> None:
    for chat, person in await staff.chats_of_coordinators(act.tx, session.cohort_id):
        message = NewMessage(
            chat_id=chat,
            lane=Lane.REMINDER,
            kind=KINDS[due.briefing],
            due_at=due.due_at,
            about={"session": session.id, "revision": session.revision},
            dedup=f"{dedup(session, due.briefing)}{person}",
            expires_at=due.expires_at,
        )
        if due.briefing is Briefing.OVER and await running.runs_several(act, chat):
            await _tell_together(act, session, message, person)
        else:
            outbox.enqueue(act.tx, [message], now=act.now)


async def _tell_together(act: Act, session: Session, one: NewMessage, person: PersonId) -> None:
    """Tell of ends of meetings in one message, which grows until its reader opens it."""
    prefix = f"{ENDS}:{person}:"
    before = await covers.latest(act.tx, ChatId(one.chat_id), prefix)
    if before is not None and before.still_grows:
        return
    ended = to_ms(session.ends_at)
    dedup_key = f"{prefix}{ended:014}:{session.id}:{session.revision}"
    message = replace(one, kind=ENDS, about={"since": ended}, dedup=dedup_key)
    outbox.enqueue(act.tx, [message], now=act.now)


async def ended_since(act: Act, chat: ChatId, since_ms: int) -> list[OverBriefing]:
    """Return the meetings of all cohorts of a reader that have ended since an instant."""
    since, found = from_ms(since_ms), []
    for cohort in await running.cohorts_of_reader(act, chat):
        meetings = [m for m in await sessions.all_of(act.tx, cohort.id) if not m.cancelled]
        for number, each in enumerate(meetings, 1):
            if since <= each.ends_at <= act.now:
                seen = await attendance.attendance_by_name(act.tx, each.id, cohort.id)
                found.append(
                    OverBriefing(cohort=cohort, session=each, number=number, seen=tuple(seen))
                )
    return sorted(found, key=lambda each: each.session.ends_at)
