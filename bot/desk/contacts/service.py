"""Coordinators see whom to contact, what is known of them, and note what they did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.catalog.course import Courses, find_course
from bot.desk.contacts import storage
from bot.desk.contacts.domain import SILENT_DAYS, Contact, to_contact, tomorrow
from bot.learning.progress.storage import load_progress
from bot.membership.audit import storage as audit
from bot.membership.domain import Cohort, CohortId, Listed, PersonId, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import service as running
from bot.membership.staff.domain import require_coordinator
from bot.people.nudges import storage as people
from bot.refusals import StaleButton
from bot.storage.database import Tx


async def find_contacts(tx: Tx, cohort: Cohort, *, now: datetime) -> tuple[Contact, ...]:
    """Return whom of a cohort to contact, who weighs most first."""
    zone = ZoneInfo(cohort.zone)
    morning = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    last = await storage.last_meetings(tx, cohort.id, before=morning)
    members = await storage.candidates(
        tx,
        cohort.id,
        [session for session, _ in last],
        seen_before=morning - timedelta(days=SILENT_DAYS - 1),
    )
    return to_contact(
        members,
        [start for _, start in last],
        zone=cohort.zone,
        quiet_days=cohort.quiet_days,
        now=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a coordinator may see of somebody to contact; `contact` is None once it is done.

    `listed.telegram_id` opens their chat; it is None for whoever has no account any more.
    """

    cohort: Cohort
    listed: Listed
    contact: Contact | None
    lessons_read: int
    lessons: int
    seen_at: datetime | None
    reminded_at: datetime | None


async def open_contact(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    cohort: CohortId,
    person: PersonId,
    *,
    now: datetime,
) -> Known:
    """Return what is known of somebody; raise `NotAllowed`, or `StaleButton` if they left."""
    found = await running.require_cohort(tx, visitor, cohort)
    course = find_course(courses, found.course)
    listed = await enrolments.of_person(tx, cohort, person)
    if listed is None:
        raise StaleButton
    done = await load_progress(tx, listed.enrolment.id, course)
    open_ones = await find_contacts(tx, found, now=now)
    return Known(
        cohort=found,
        listed=listed,
        contact=next((each for each in open_ones if each.person == person), None),
        lessons_read=done.lessons_read,
        lessons=done.lessons,
        seen_at=listed.active_at,
        reminded_at=await people.reminded_at(tx, person),
    )


async def spoken(
    tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId, *, now: datetime
) -> None:
    """Keep that a coordinator had a word with somebody."""
    by = await _may_note(tx, visitor, cohort, person)
    storage.note_spoken(tx, cohort, person, by=by, now=now)
    await audit.note(tx, actor=by, action="contact.spoken", object=f"person:{person}", now=now)


async def put_off(
    tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId, *, now: datetime
) -> datetime:
    """Bring somebody up again on the next working morning, and return when."""
    found = await running.require_cohort(tx, visitor, cohort)
    by = await _may_note(tx, visitor, cohort, person)
    until = tomorrow(found.zone, now=now)
    storage.put_off(tx, cohort, person, until=until, by=by)
    await audit.note(tx, actor=by, action="contact.put_off", object=f"person:{person}", now=now)
    return until


async def _may_note(tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId) -> PersonId:
    require_coordinator(visitor.grants, cohort)
    if await enrolments.of_person(tx, cohort, person) is None:
        raise StaleButton
    return visitor.require_person().id
