"""Somebody to contact: what is known of them, and what the coordinator did about it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.followup.contacts import Contact, tomorrow
from bot.domain.learning.course import Courses, find_course
from bot.domain.people.person import Cohort, CohortId, PersonId
from bot.domain.people.roles import require_coordinator
from bot.domain.refusals import StaleButton
from bot.services.followup.board import find_contacts
from bot.services.people import running
from bot.storage import audit, contacts, enrolments, people
from bot.storage.database import Tx
from bot.storage.enrolments import Listed
from bot.storage.progress import load_progress
from bot.storage.visitors import Visitor


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
    contacts.note_spoken(tx, cohort, person, by=by, now=now)
    await audit.note(tx, actor=by, action="contact.spoken", object=f"person:{person}", now=now)


async def put_off(
    tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId, *, now: datetime
) -> datetime:
    """Bring somebody up again on the next working morning, and return when."""
    found = await running.require_cohort(tx, visitor, cohort)
    by = await _may_note(tx, visitor, cohort, person)
    until = tomorrow(found.zone, now=now)
    contacts.put_off(tx, cohort, person, until=until, by=by)
    await audit.note(tx, actor=by, action="contact.put_off", object=f"person:{person}", now=now)
    return until


async def _may_note(tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId) -> PersonId:
    require_coordinator(visitor.grants, cohort)
    if await enrolments.of_person(tx, cohort, person) is None:
        raise StaleButton
    return visitor.require_person().id
