"""Meetings as coordinators see them: the list, one card, and who was there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.delivery.lanes import Lane
from bot.domain.people.person import Cohort, CohortId, PersonId
from bot.domain.people.roles import require_coordinator
from bot.domain.refusals import StaleButton
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.series import series_of
from bot.domain.sessions.session import Attendance, Room, Session, SessionBegan, SessionId
from bot.services.people import running
from bot.services.sessions.briefings import refresh
from bot.services.sessions.schedule import require_cohort
from bot.storage import attendance, audit, outbox, reminders, rsvps, rungs, sessions
from bot.storage.attendance import Seen
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.rsvps import Coming, Count
from bot.storage.visitors import Visitor

STARTING_KIND = "session.start"
RELINKED = "session.relinked"
NEW_LINK = "session.new_link"
"""The edit of a reminder whose link has changed since."""


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
class Held:
    """A meeting has a link, and so have all `meetings` that shared its old one, itself included.

    `told` could not connect, and get the new link at once.
    """

    session: Session
    meetings: tuple[Session, ...]
    told: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A meeting has a recording, and so many people who can be reached were not there."""

    session: Session
    absent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """`told` people get a recording now; 0: they get it with the closing message."""

    session: Session
    told: int


async def open_table(tx: Tx, visitor: Visitor, cohort: CohortId) -> Table:
    """Return a cohort's meetings for one of its coordinators."""
    found = await running.require_cohort(tx, visitor, cohort)
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
    tx: Tx,
    visitor: Visitor,
    session: SessionId,
    person: PersonId,
    state: Attendance,
    *,
    now: datetime,
) -> Card:
    """Keep a coordinator's word on whether somebody was there; it stands above any other."""
    card = await open_card(tx, visitor, session)
    somebody = next((each for each in card.seen if each.person == person), None)
    by, found = visitor.person, card.session
    if somebody is None or by is None or found.cancelled or not found.has_begun(now=now):
        raise StaleButton
    attendance.correct(tx, session, person, state, by=by.id, now=now)
    detail = {"person": person, "state": str(state)}
    await note(tx, visitor, "session.attendance", session, detail=detail, now=now)
    refresh(tx, found, now=now)
    return replace(card, seen=tuple(await attendance.listed(tx, session, card.cohort.id)))


async def hold_in(
    tx: Tx, visitor: Visitor, session: SessionId, room: Room, *, now: datetime
) -> Held:
    """Keep the link of a meeting that is not over, and of those of its series that shared the old.

    Reminders that were sent with a link are edited; who could not connect is sent the new one.
    """
    found = await require_run(tx, visitor, session)
    if found.cancelled or found.is_over(now=now):
        raise SessionBegan
    scheduled = [each.session for each in await sessions.scheduled(tx, found.cohort_id, now=now)]
    together = tuple(
        each
        for each in series_of(session, scheduled)
        if each.id == session or (each.room == found.room and not each.is_over(now=now))
    )
    sessions.hold_in(tx, [each.id for each in together], room)
    for each in together:
        reminders.edit(tx, each.id, STARTING_KIND, into=RELINKED, now=now)
    told = 0
    for each in together:
        if each.room_is_open(now=now):
            told += await _tell_cut_off(tx, each, now=now)
    await note(tx, visitor, "session.linked", session, now=now)
    return Held(session=replace(found, room=room), meetings=together, told=told)


async def _tell_cut_off(tx: Tx, session: Session, *, now: datetime) -> int:
    """Send the new link to whoever could not connect; return how many they are."""
    chats = await attendance.cut_off(tx, session.id)
    debts = [
        Debt(
            chat_id=chat,
            lane=Lane.URGENT,
            kind=NEW_LINK,
            due_at=now,
            about={"session": session.id},
            dedup=f"new_link:{session.id}:{round(now.timestamp() * 1000)}:{person}",
            expires_at=session.ends_at,
        )
        for chat, person in chats
    ]
    outbox.owe(tx, debts, now=now)
    return len(debts)


async def keep_recording(
    tx: Tx, visitor: Visitor, session: SessionId, link: str, *, now: datetime
) -> Recorded:
    """Keep where the recording of a meeting is."""
    found = await require_run(tx, visitor, session)
    if found.cancelled or not found.has_begun(now=now):
        raise StaleButton
    sessions.record(tx, session, link)
    await note(tx, visitor, "session.recorded", session, now=now)
    absent = await attendance.number_absent(tx, session)
    return Recorded(session=replace(found, recording=link), absent=absent)


async def tell_recording(
    tx: Tx, visitor: Visitor, session: SessionId, *, now: datetime
) -> Announced:
    """Send those who were not at a meeting what they need from it, with its recording.

    Where the closing message is still to come, it brings the recording.
    """
    found = await require_run(tx, visitor, session)
    if found.recording is None or found.cancelled or not found.is_over(now=now):
        raise StaleButton
    if not await rungs.stand_aside(tx, session, Rung.RECORDING, plan_at=now):
        return Announced(session=found, told=0)
    await note(tx, visitor, "session.recording_told", session, now=now)
    return Announced(session=found, told=await attendance.number_absent(tx, session))


async def note(
    tx: Tx,
    visitor: Visitor,
    action: str,
    session: SessionId,
    *,
    detail: Mapping[str, Any] | None = None,
    now: datetime,
) -> None:
    """Write a change of a meeting into the audit."""
    await audit.note(
        tx,
        actor=visitor.person_id,
        action=action,
        object=f"session:{session}",
        detail=detail,
        now=now,
    )
