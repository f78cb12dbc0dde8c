"""Coordinators open the list of meetings and the card of one meeting."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as running
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import PersonAttendance
from bot.sessions.domain import Session, SessionId
from bot.sessions.pending_changes.domain import PendingChange
from bot.sessions.pending_changes.service import pending_for
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import PersonRsvp, RsvpCount
from bot.sessions.service import require_existing_cohort, require_for_coordinator
from bot.sessions.unanswered.service import Unanswered, find_unanswered


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionList:
    """All meetings of a cohort that take place, with the answers to each.

    `untaken` are those that have begun and whose attendance nobody has noted.
    """

    cohort: Cohort
    meetings: tuple[Session, ...]
    counts: Mapping[SessionId, RsvpCount]
    untaken: frozenset[SessionId]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDetails:
    """One meeting, with who comes, who was there, and who can be reminded of answering.

    `pending` is its coming change, while that can be undone.
    """

    cohort: Cohort
    course: Course | None
    session: Session
    coming: tuple[PersonRsvp, ...]
    seen: tuple[PersonAttendance, ...]
    unanswered: Unanswered
    pending: PendingChange | None = None


async def open_list(act: Act, cohort: CohortId) -> SessionList:
    """Return a cohort's meetings for one of its coordinators."""
    found = await running.require_cohort(act, cohort)
    meetings = tuple(each for each in await sessions.all_of(act.tx, cohort) if not each.cancelled)
    counts = await rsvps.counts(act.tx, [each.id for each in meetings], cohort)
    return SessionList(
        cohort=found,
        meetings=meetings,
        counts=counts,
        untaken=await attendance.untaken(act.tx, cohort, now=act.now),
    )


async def open_details(act: Act, session: SessionId) -> SessionDetails:
    """Return one meeting for a coordinator of its cohort."""
    found = await require_for_coordinator(act, session)
    cohort = await require_existing_cohort(act.tx, found.cohort_id)
    return SessionDetails(
        cohort=cohort,
        course=act.courses.get(cohort.course),
        session=found,
        coming=tuple(await rsvps.rsvps_by_name(act.tx, session, cohort.id)),
        seen=tuple(await attendance.attendance_by_name(act.tx, session, cohort.id)),
        unanswered=await find_unanswered(act, found),
        pending=await pending_for(act, cohort.id, session),
    )
