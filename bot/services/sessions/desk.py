"""Meetings as coordinators see them: the list, one card, and who was there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.people.person import Cohort, CohortId, PersonId
from bot.domain.people.roles import require_coordinator
from bot.domain.refusals import StaleButton
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.session import Attendance, Session, SessionId
from bot.services.sessions.schedule import require_cohort
from bot.storage import attendance, audit, rsvps, sessions
from bot.storage.attendance import Seen
from bot.storage.database import Tx
from bot.storage.rsvps import Coming, Count
from bot.storage.visitors import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All meetings of a cohort that take place, with how many come."""

    cohort: Cohort
    meetings: tuple[Session, ...]
    counts: Mapping[SessionId, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One meeting, with who comes and who was there; `told` is how many a change concerns."""

    cohort: Cohort
    session: Session
    coming: tuple[Coming, ...]
    seen: tuple[Seen, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A recording is announced to `told` people; 0: they get it with the closing message."""

    session: Session
    told: int


async def open_table(tx: Tx, visitor: Visitor, cohort: CohortId) -> Table:
    """Return a cohort's meetings for one of its coordinators."""
    require_coordinator(visitor.grants, cohort)
    found = await require_cohort(tx, cohort)
    meetings = tuple(each for each in await sessions.all_of(tx, cohort) if not each.cancelled)
    counts = await rsvps.counts(tx, [each.id for each in meetings], cohort)
    return Table(cohort=found, meetings=meetings, counts=counts)


async def open_card(tx: Tx, visitor: Visitor, session: SessionId) -> Card:
    """Return one meeting for a coordinator of its cohort."""
    found = await require_run(tx, visitor, session)
    cohort = await require_cohort(tx, found.cohort_id)
    return Card(
        cohort=cohort,
        session=found,
        coming=tuple(await rsvps.listed(tx, session, cohort.id)),
        seen=tuple(await attendance.listed(tx, session, cohort.id)),
        told=await sessions.number_told(tx, cohort.id),
    )


async def require_run(tx: Tx, visitor: Visitor, session: SessionId) -> Session:
    """Return a meeting of a cohort that somebody runs; `StaleButton` or `NotAllowed` otherwise."""
    found = await sessions.by_id(tx, session)
    if found is None:
        raise StaleButton
    require_coordinator(visitor.grants, found.cohort_id)
    return found


async def correct(
    tx: Tx, visitor: Visitor, session: SessionId, person: PersonId, *, now: datetime
) -> Card:
    """Turn somebody's attendance round: who was there was not, and the other way."""
    card = await open_card(tx, visitor, session)
    somebody = next((each for each in card.seen if each.person == person), None)
    by = visitor.person
    if somebody is None or by is None or not card.session.has_begun(now=now):
        raise StaleButton
    there = somebody.counts_as is Attendance.THERE
    state = Attendance.MISSED if there else Attendance.THERE
    attendance.correct(tx, session, person, state, by=by.id, now=now)
    return replace(card, seen=tuple(await attendance.listed(tx, session, card.cohort.id)))


async def keep_recording(
    tx: Tx, visitor: Visitor, session: SessionId, link: str, *, now: datetime
) -> Card:
    """Keep where the recording of a meeting is."""
    await require_run(tx, visitor, session)
    sessions.record(tx, session, link)
    await note(tx, visitor, "session.recorded", session, now=now)
    return await open_card(tx, visitor, session)


async def tell_recording(
    tx: Tx, visitor: Visitor, session: SessionId, *, now: datetime
) -> Announced:
    """Tell a cohort that the recording of a meeting is there.

    Where the closing message is still to come, it brings the recording.
    """
    found = await require_run(tx, visitor, session)
    if found.recording is None or found.cancelled or not found.is_over(now=now):
        raise StaleButton
    if not await sessions.stand_aside(tx, session, Rung.RECORDING, plan_at=now):
        return Announced(session=found, told=0)
    await note(tx, visitor, "session.recording_told", session, now=now)
    return Announced(session=found, told=await sessions.number_told(tx, found.cohort_id))


async def note(tx: Tx, visitor: Visitor, action: str, session: SessionId, *, now: datetime) -> None:
    """Write a change of a meeting into the audit."""
    by = None if visitor.person is None else visitor.person.id
    await audit.note(tx, actor=by, action=action, object=f"session:{session}", now=now)
